// SPDX-License-Identifier: Apache-2.0
#include "src/scenario/matrix/axes.h"

#include <algorithm>
#include <utility>

namespace shakedown::scenario {
namespace {

constexpr char kLetters[] = "abcdefghijklmnopqrstuvwxyz_";
constexpr char kDigits[] = "0123456789";

Error At(const Node& node, std::string message) {
  return Error{std::move(message), node.Where()};
}

bool IsAxisName(const std::string& name) {
  return !name.empty() &&
         name.find_first_not_of(std::string(kLetters) + kDigits) == name.npos &&
         std::string_view(kLetters).find(name[0]) != std::string_view::npos;
}

// What can stand in "file.yaml[axis=value,axis=value]".
bool IsValueName(const std::string& name) {
  constexpr size_t kLongest = 60;
  return !name.empty() && name.size() <= kLongest && name.front() != ' ' &&
         name.back() != ' ' &&
         std::all_of(name.begin(), name.end(), [](char letter) {
           return letter >= ' ' && letter <= '~' &&
                  std::string_view(",=[]{}'\"\\").find(letter) ==
                      std::string_view::npos;
         });
}

Result<Done> AddValue(Axis& axis, const Node& name, const Node& node) {
  if (!name.is_text()) {
    return At(name, "a value of the axis '" + axis.name +
                        "' must be a word, not " + name.Describe() +
                        "; one with keys is written {its name: {key: ...}}");
  }
  if (!IsValueName(name.text)) {
    return At(name, "a cell can't be named by " + name.Describe() +
                        "; write {a name: {key: the text}} and use '{" +
                        axis.name + ".key}'");
  }
  for (const AxisValue& other : axis.values) {
    if (other.name != name.text) continue;
    return At(name, "the axis '" + axis.name + "' has the value " +
                        name.Describe() + " twice");
  }
  axis.values.push_back({name.text, node});
  return Done();
}

Result<Done> AddNamedValues(Axis& axis, const Node& map) {
  for (size_t i = 0; i + 1 < map.items.size(); i += 2) {
    if (!map.items[i + 1].is_map()) {
      return At(map.items[i + 1], "the value '" + map.items[i].text +
                                      "' of the axis '" + axis.name +
                                      "' must be a map of its keys, not " +
                                      map.items[i + 1].Describe());
    }
    auto added = AddValue(axis, map.items[i], map.items[i + 1]);
    if (!added.ok()) return added;
  }
  return Done();
}

Result<Axis> ReadAxis(const Node& key, const Node& values) {
  Axis axis{key.text, {}, key};
  if (!IsAxisName(axis.name)) {
    return At(key, "an axis is named by small letters, not " + key.Describe());
  }
  if (!values.is_list() && !values.is_map()) {
    return At(values, "the axis '" + axis.name +
                          "' must be a list of its values, not " +
                          values.Describe());
  }
  if (values.items.empty()) {
    return At(values, "the axis '" + axis.name + "' has no values");
  }
  if (values.is_map()) {
    auto added = AddNamedValues(axis, values);
    if (!added.ok()) return added.error();
    return axis;
  }
  for (const Node& value : values.items) {
    auto added = AddValue(axis, value, value);
    if (!added.ok()) return added.error();
  }
  return axis;
}

}  // namespace

Result<std::vector<Axis>> ReadAxes(const Node& matrix) {
  if (!matrix.is_map()) {
    return At(matrix,
              "'matrix' must be a map of axes, not " + matrix.Describe());
  }
  if (matrix.items.empty()) return At(matrix, "the matrix has no axis");
  std::vector<Axis> axes;
  size_t cells = 1;
  for (size_t i = 0; i + 1 < matrix.items.size(); i += 2) {
    auto axis = ReadAxis(matrix.items[i], matrix.items[i + 1]);
    if (!axis.ok()) return axis.error();
    cells *= axis->values.size();
    if (cells > kMostCells) {
      return At(matrix.items[i], "with this axis the family has more than " +
                                     std::to_string(kMostCells) +
                                     " cells, the limit for one file");
    }
    axes.push_back(std::move(axis).value());
  }
  return axes;
}

std::vector<std::string> NamesOf(const std::vector<Axis>& axes) {
  std::vector<std::string> names;
  for (const Axis& axis : axes) names.push_back(axis.name);
  return names;
}

std::vector<std::string> ValueNames(const Axis& axis) {
  std::vector<std::string> names;
  for (const AxisValue& value : axis.values) names.push_back(value.name);
  return names;
}

}  // namespace shakedown::scenario
