// SPDX-License-Identifier: Apache-2.0
#include "src/scenario/matrix/family.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

#include "src/base/nearest.h"
#include "src/catalogue/outcomes.h"
#include "src/scenario/matrix/placeholders.h"

namespace shakedown::scenario {
namespace {

// Axes of these names set the key of the top level that is called the same.
constexpr std::string_view kWorldKeys[] = {"profile", "seed", "clock",
                                           "transport"};

bool IsWorldKey(std::string_view name) {
  return std::find(std::begin(kWorldKeys), std::end(kWorldKeys), name) !=
         std::end(kWorldKeys);
}

Node Text(const Node& at, std::string text) {
  Node node = at;
  node.kind = Node::Kind::kText;
  node.text = std::move(text);
  node.items.clear();
  return node;
}

// Lets the axis fill the key of the top level that has its name.
Result<Done> AddWorldKey(const Axis& axis, Node& document) {
  if (!IsWorldKey(axis.name)) return Done();
  const std::string placeholder = "{" + axis.name + "}";
  const Node* own = document.Find(axis.name);
  if (own == nullptr) {
    document.items.push_back(axis.key);
    document.items.push_back(Text(axis.key, placeholder));
  } else if (!own->is_text() || own->text != placeholder) {
    return Error{"the axis '" + axis.name + "' sets this key already",
                 own->Where()};
  }
  return Done();
}

// What a selection says: {"defect", "expired"}.
struct Wanted {
  std::string axis;
  std::string value;
};

std::vector<Wanted> SplitSelection(std::string_view selection) {
  std::vector<Wanted> wanted;
  selection.remove_prefix(1);
  selection.remove_suffix(1);
  while (!selection.empty()) {
    const size_t comma = selection.find(',');
    const std::string_view one = selection.substr(0, comma);
    const size_t equals = std::min(one.find('='), one.size());
    const size_t value = std::min(equals + 1, one.size());
    wanted.push_back(
        {std::string(one.substr(0, equals)), std::string(one.substr(value))});
    selection.remove_prefix(comma == selection.npos ? selection.size()
                                                    : comma + 1);
  }
  return wanted;
}

size_t IndexOf(const std::vector<std::string>& words, const std::string& word) {
  return static_cast<size_t>(std::find(words.begin(), words.end(), word) -
                             words.begin());
}

// Every combination; the last axis changes fastest.
std::vector<std::vector<size_t>> Combinations(const std::vector<Axis>& axes) {
  std::vector<std::vector<size_t>> all = {{}};
  for (const Axis& axis : axes) {
    std::vector<std::vector<size_t>> longer;
    for (const auto& place : all) {
      for (size_t value = 0; value < axis.values.size(); ++value) {
        longer.push_back(place);
        longer.back().push_back(value);
      }
    }
    all = std::move(longer);
  }
  return all;
}

bool Says(const Node* node, std::string_view text) {
  return node != nullptr && node->is_text() && node->text == text;
}

// Whose certificates a scenario is about: the other side's.
catalogue::Holder HolderIn(const Node& document) {
  const Node* app = document.Find("app");
  if (app == nullptr || !Says(app->Find("side"), "server")) {
    return catalogue::Holder::kServer;
  }
  return Says(app->Find("client_side_authenticate"), "kAlwaysAuthenticate")
             ? catalogue::Holder::kRequiredClient
             : catalogue::Holder::kClient;
}

}  // namespace

Result<Family> Family::Read(Node document, std::string_view selection) {
  Family family;
  const auto matrix = document.Take("matrix");
  if (!matrix && !selection.empty()) {
    return Error{"there is no matrix, so there are no cells to choose from",
                 document.Where()};
  }
  if (matrix) {
    auto axes = ReadAxes(*matrix);
    if (!axes.ok()) return axes.error();
    family.axes_ = std::move(axes).value();
  }
  for (const Axis& axis : family.axes_) {
    auto added = AddWorldKey(axis, document);
    if (!added.ok()) return added.error();
  }
  std::set<std::string> used;
  AxesIn(document, used);
  for (const Axis& axis : family.axes_) {
    if (used.count(axis.name) != 0) continue;
    return Error{"the axis '" + axis.name + "' is used nowhere: write '{" +
                     axis.name + "}' in a value",
                 axis.key.Where()};
  }
  family.document_ = std::move(document);
  family.cells_ = Combinations(family.axes_);
  auto selected = family.Select(selection);
  if (!selected.ok()) return selected.error();
  return family;
}

Result<Done> Family::Select(std::string_view selection) {
  if (selection.empty()) return Done();
  const std::vector<std::string> names = NamesOf(axes_);
  for (const Wanted& wanted : SplitSelection(selection)) {
    const size_t axis = IndexOf(names, wanted.axis);
    if (axis == names.size()) {
      return Error{"there is no axis '" + wanted.axis + "'" +
                       DidYouMean(wanted.axis, names),
                   document_.Where()};
    }
    const std::vector<std::string> values = ValueNames(axes_[axis]);
    const size_t value = IndexOf(values, wanted.value);
    if (value == values.size()) {
      return Error{"the axis '" + wanted.axis + "' has no value '" +
                       wanted.value + "'" + DidYouMean(wanted.value, values),
                   axes_[axis].key.Where()};
    }
    std::erase_if(cells_,
                  [&](const Place& place) { return place[axis] != value; });
  }
  if (!cells_.empty()) return Done();
  return Error{"no cell has all of " + std::string(selection),
               document_.Where()};
}

std::string Family::NameOf(size_t index) const {
  if (axes_.empty()) return "";
  std::string name;
  for (size_t i = 0; i < axes_.size(); ++i) {
    name += (i == 0 ? "[" : ",") + axes_[i].name + "=" +
            axes_[i].values[cells_[index][i]].name;
  }
  return name + "]";
}

Result<Node> Family::Cell(size_t index) const {
  Node tree = document_;
  if (axes_.empty()) return tree;
  std::string profile = "documented";
  if (const Node* own = document_.Find("profile")) {
    Node filled = *own;
    auto done = Filler(axes_, cells_[index], profile).Fill(filled);
    if (!done.ok()) return done.error();
    if (filled.is_text()) profile = filled.text;
  }
  auto done =
      Filler(axes_, cells_[index], profile, HolderIn(document_)).Fill(tree);
  if (!done.ok()) return done.error();
  return tree;
}

}  // namespace shakedown::scenario
