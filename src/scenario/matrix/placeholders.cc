// SPDX-License-Identifier: Apache-2.0
#include "src/scenario/matrix/placeholders.h"

#include <utility>

#include "src/base/nearest.h"
#include "src/catalogue/outcomes.h"
#include "src/scenario/yaml/document.h"

namespace shakedown::scenario {
namespace {

constexpr std::string_view kNameLetters =
    "abcdefghijklmnopqrstuvwxyz0123456789_";

Error At(const Node& node, std::string message) {
  return Error{std::move(message), node.Where()};
}

// The name at `from`, "" if there is none.
std::string_view NameAt(std::string_view text, size_t from) {
  const size_t end = text.find_first_not_of(kNameLetters, from);
  const std::string_view name =
      text.substr(from, end == text.npos ? text.npos : end - from);
  const bool begins_well = !name.empty() && !(name[0] >= '0' && name[0] <= '9');
  return begins_well ? name : std::string_view();
}

std::optional<Placeholder> PlaceholderAt(std::string_view text, size_t start) {
  const std::string_view axis = NameAt(text, start + 1);
  if (axis.empty()) return std::nullopt;
  size_t end = start + 1 + axis.size();
  std::string_view key;
  if (end < text.size() && text[end] == '.') {
    key = NameAt(text, end + 1);
    if (key.empty()) return std::nullopt;
    end += 1 + key.size();
  }
  if (end >= text.size() || text[end] != '}') return std::nullopt;
  return Placeholder{start, end + 1 - start, std::string(axis),
                     std::string(key)};
}

// Of all its texts, in bytes; one more for each node.
size_t LengthOf(const Node& tree) {
  size_t length = 1 + tree.text.size();
  for (const Node& item : tree.items) length += LengthOf(item);
  return length;
}

std::string Shown(const Placeholder& placeholder) {
  return "'{" + placeholder.axis +
         (placeholder.key.empty() ? "" : "." + placeholder.key) + "}'";
}

std::vector<std::string> KeysOf(const Node& map) {
  std::vector<std::string> keys;
  if (!map.is_map()) return keys;
  for (size_t i = 0; i < map.items.size(); i += 2) {
    keys.push_back(map.items[i].text);
  }
  return keys;
}

}  // namespace

std::optional<Placeholder> FindPlaceholder(std::string_view text, size_t from) {
  for (size_t brace = text.find('{', from); brace != text.npos;
       brace = text.find('{', brace + 1)) {
    if (auto found = PlaceholderAt(text, brace)) return found;
  }
  return std::nullopt;
}

void AxesIn(const Node& tree, std::set<std::string>& names) {
  if (tree.is_text()) {
    size_t from = 0;
    while (const auto found = FindPlaceholder(tree.text, from)) {
      names.insert(found->axis);
      from = found->start + found->length;
    }
  }
  const size_t step = tree.is_map() ? 2 : 1;
  for (size_t i = step - 1; i < tree.items.size(); i += step) {
    AxesIn(tree.items[i], names);
  }
}

Filler::Filler(const std::vector<Axis>& axes, std::vector<size_t> place,
               std::string profile, catalogue::Holder holder)
    : axes_(axes),
      place_(std::move(place)),
      profile_(std::move(profile)),
      holder_(holder) {}

Result<Node> Filler::KeyOf(const AxisValue& value,
                           const Placeholder& placeholder,
                           const Node& at) const {
  if (const Node* node = value.node.Find(placeholder.key)) return *node;
  if (placeholder.key == "result") {
    if (const auto code = catalogue::ResultOf(value.name, profile_, holder_)) {
      Node text = at;
      text.text = *code;
      return text;
    }
    return At(at, Shown(placeholder) + ": the catalogue of defects has no " +
                      "result of '" + value.name + "' with the profile '" +
                      profile_ + "'");
  }
  return At(at, "the value '" + value.name + "' of the axis '" +
                    placeholder.axis + "' has no key '" + placeholder.key +
                    "'" + DidYouMean(placeholder.key, KeysOf(value.node)));
}

Result<Node> Filler::ValueOf(const Placeholder& placeholder,
                             const Node& at) const {
  for (size_t i = 0; i < axes_.size(); ++i) {
    if (axes_[i].name != placeholder.axis) continue;
    const AxisValue& value = axes_[i].values[place_[i]];
    if (!placeholder.key.empty()) return KeyOf(value, placeholder, at);
    if (value.node.is_text()) return value.node;
    Node name = at;
    name.text = value.name;
    return name;
  }
  return At(at, "there is no axis '" + placeholder.axis + "' for " +
                    Shown(placeholder) +
                    DidYouMean(placeholder.axis, NamesOf(axes_)));
}

Result<Done> Filler::FillText(Node& text) {
  std::string filled;
  size_t from = 0;
  while (const auto found = FindPlaceholder(text.text, from)) {
    auto value = ValueOf(*found, text);
    const bool is_foreign = foreign_braces_ && !value.ok();
    if (!value.ok() && !is_foreign) return value.error();
    if (!is_foreign && found->length == text.text.size()) {
      text = std::move(value).value();
      return Done();
    }
    if (!is_foreign && !value->is_text()) {
      return At(text, Shown(*found) +
                          " stands inside a longer text, so it must be a "
                          "word, not " +
                          value->Describe());
    }
    filled.append(text.text, from, found->start - from);
    filled += is_foreign ? text.text.substr(found->start, found->length)
                         : value->text;
    from = found->start + found->length;
    if (filled.size() > kLongestFile) break;  // Fill says so
  }
  filled.append(text.text, from);
  text.text = std::move(filled);
  return Done();
}

Result<Done> Filler::FillValues(Node& tree) {
  if (tree.is_text()) {
    auto done = FillText(tree);
    if (!done.ok()) return done;
    length_ += LengthOf(tree);
    if (length_ <= kLongestFile) return Done();
    return At(tree, "longer than 1 MB, the limit for a scenario");
  }
  const size_t step = tree.is_map() ? 2 : 1;
  for (size_t i = step - 1; i < tree.items.size(); i += step) {
    const bool outside = foreign_braces_;
    foreign_braces_ |= tree.is_map() && tree.items[i - 1].text == "exec";
    auto done = FillValues(tree.items[i]);
    foreign_braces_ = outside;
    if (!done.ok()) return done;
  }
  return Done();
}

Result<Done> Filler::Fill(Node& tree) { return FillValues(tree); }

}  // namespace shakedown::scenario
