// SPDX-License-Identifier: Apache-2.0
// Paths of scenarios: a file, and which cells of its family are meant.
// Example: SplitCellPath("a.yaml[defect=expired]") is {"a.yaml",
// "[defect=expired]"}. Functions without state; any thread.
#ifndef SHAKEDOWN_SCENARIO_MATRIX_CELL_PATH_H_
#define SHAKEDOWN_SCENARIO_MATRIX_CELL_PATH_H_

#include <string>
#include <string_view>

namespace shakedown::scenario {

struct CellPath {
  std::string file;  // "scenarios/trust/a.yaml"
  std::string cell;  // "[defect=expired]"; "" if no cell is named
};

// SplitCellPath takes the cell off a path: what stands in brackets after
// ".yaml" or ".yml", at the end.
CellPath SplitCellPath(std::string_view path);

}  // namespace shakedown::scenario

#endif  // SHAKEDOWN_SCENARIO_MATRIX_CELL_PATH_H_
