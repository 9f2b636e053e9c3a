// SPDX-License-Identifier: Apache-2.0
// One file, a family of scenarios: every combination of the values of its
// axes, each a tree of its own in which '{axis}' has given way to the value.
// Example: Family family = Family::Read(tree, "[defect=expired]").value();
//          for (size_t i = 0; i < family.size(); ++i) Use(family.Cell(i));
// A value; one thread.
#ifndef SHAKEDOWN_SCENARIO_MATRIX_FAMILY_H_
#define SHAKEDOWN_SCENARIO_MATRIX_FAMILY_H_

#include <string>
#include <string_view>
#include <vector>

#include "src/base/result.h"
#include "src/scenario/matrix/axes.h"
#include "src/scenario/yaml/node.h"

namespace shakedown::scenario {

class Family {
 public:
  // Read takes `matrix` out of a document; one without is a family of one,
  // whose name is "". `selection` keeps the cells that have the values it
  // names, "[defect=expired]"; "" keeps all. Errors: those of ReadAxes, an axis
  // that is used nowhere, an axis or value that `selection` knows alone.
  static Result<Family> Read(Node document, std::string_view selection);

  // The cells that are selected; at least one.
  size_t size() const { return cells_.size(); }

  // "[defect=expired,profile=documented]"
  std::string NameOf(size_t index) const;

  // Cell makes the tree of one. Errors: a placeholder that no axis fills, a
  // tree of more than 1 MB.
  Result<Node> Cell(size_t index) const;

 private:
  using Place = std::vector<size_t>;  // which value of each axis

  Result<Done> Select(std::string_view selection);

  Node document_;  // without `matrix`
  std::vector<Axis> axes_;
  std::vector<Place> cells_;
};

}  // namespace shakedown::scenario

#endif  // SHAKEDOWN_SCENARIO_MATRIX_FAMILY_H_
