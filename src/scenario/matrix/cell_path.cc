// SPDX-License-Identifier: Apache-2.0
#include "src/scenario/matrix/cell_path.h"

namespace shakedown::scenario {

CellPath SplitCellPath(std::string_view path) {
  if (path.ends_with(']')) {
    for (const std::string_view extension : {".yaml[", ".yml["}) {
      const size_t start = path.rfind(extension);
      if (start == path.npos) continue;
      const size_t bracket = start + extension.size() - 1;
      return {std::string(path.substr(0, bracket)),
              std::string(path.substr(bracket))};
    }
  }
  return {std::string(path), ""};
}

}  // namespace shakedown::scenario
