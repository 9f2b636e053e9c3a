// SPDX-License-Identifier: Apache-2.0
#include "src/scenario/format/flow.h"

#include <algorithm>

#include "src/scenario/yaml/text.h"

namespace shakedown::scenario {
namespace {

bool FitsSingleQuotes(const std::string& text) {
  return text.find_first_of("\"\\") != text.npos &&
         text.find('\'') == text.npos &&
         std::none_of(text.begin(), text.end(), &IsControl);
}

// In a list a map of one key needs no braces: [send: "hello"].
std::string WriteItem(const Node& item) {
  constexpr size_t kOnePair = 2;
  const std::string text = WriteFlow(item);
  const bool bare = item.is_map() && item.items.size() == kOnePair;
  return bare ? text.substr(1, text.size() - 2) : text;
}

}  // namespace

std::string WriteScalar(const Node& text) {
  if (!text.quoted) return text.text;
  if (FitsSingleQuotes(text.text)) return "'" + text.text + "'";
  return DoubleQuote(text.text);
}

std::string WriteFlow(const Node& node) {
  if (node.kind == Node::Kind::kNull) return "null";
  if (node.is_text()) return WriteScalar(node);
  std::string text = node.is_map() ? "{" : "[";
  for (size_t i = 0; i < node.items.size(); ++i) {
    const bool is_value = node.is_map() && i % 2 == 1;
    if (i > 0) text += is_value ? ": " : ", ";
    text +=
        node.is_list() ? WriteItem(node.items[i]) : WriteFlow(node.items[i]);
  }
  return text + (node.is_map() ? "}" : "]");
}

}  // namespace shakedown::scenario
