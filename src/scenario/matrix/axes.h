// SPDX-License-Identifier: Apache-2.0
// The axes of a family: what stands under the key `matrix`.
// Example: matrix: {defect: [expired, wrong_host], profile: [documented]}
//          is two axes and two cells.
// Values; any thread.
#ifndef SHAKEDOWN_SCENARIO_MATRIX_AXES_H_
#define SHAKEDOWN_SCENARIO_MATRIX_AXES_H_

#include <string>
#include <string_view>
#include <vector>

#include "src/base/result.h"
#include "src/scenario/yaml/node.h"

namespace shakedown::scenario {

// One value of an axis: a word, or a name with keys of its own.
struct AxisValue {
  std::string name;  // "expired"
  Node node;         // the word as text, or the map of its keys
};

struct Axis {
  std::string name;  // "defect"
  std::vector<AxisValue> values;
  Node key;  // where it stands
};

// No family has more cells.
inline constexpr size_t kMostCells = 10'000;

// ReadAxes reads the value of `matrix`: a map from the name of each axis to
// the list of its words, or to a map from names to keys. Errors: another type,
// an axis without values or with one twice, a name that can't stand in the name
// of a cell, no axis at all, more than kMostCells cells.
Result<std::vector<Axis>> ReadAxes(const Node& matrix);

// NamesOf lists the names of the axes, ValueNames the values of one.
std::vector<std::string> NamesOf(const std::vector<Axis>& axes);
std::vector<std::string> ValueNames(const Axis& axis);

}  // namespace shakedown::scenario

#endif  // SHAKEDOWN_SCENARIO_MATRIX_AXES_H_
