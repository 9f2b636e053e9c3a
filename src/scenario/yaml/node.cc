// SPDX-License-Identifier: Apache-2.0
#include "src/scenario/yaml/node.h"

#include <utility>

namespace shakedown::scenario {

const Node* Node::Find(std::string_view key) const {
  if (!is_map()) return nullptr;
  for (size_t i = 0; i + 1 < items.size(); i += 2) {
    if (items[i].text == key) return &items[i + 1];
  }
  return nullptr;
}

std::optional<Node> Node::Take(std::string_view key) {
  const Node* const found = Find(key);
  if (found == nullptr) return std::nullopt;
  const auto value = items.begin() + (found - items.data());
  Node taken = std::move(*value);
  items.erase(value - 1, value + 1);
  return taken;
}

std::string Node::Describe() const {
  constexpr size_t kLongestShown = 60;
  switch (kind) {
    case Kind::kNull:
      return "nothing";
    case Kind::kText:
      return text.size() <= kLongestShown ? "'" + text + "'" : "a long text";
    case Kind::kList:
      return "a list";
    case Kind::kMap:
      return "a map";
  }
  return "";
}

std::string Node::Where() const {
  return (file ? *file : std::string()) + ":" + std::to_string(line) + ":" +
         std::to_string(column);
}

void Diagnosis::Report(const Node& at, std::string message) {
  if (!error_) error_ = Error{std::move(message), at.Where()};
}

}  // namespace shakedown::scenario
