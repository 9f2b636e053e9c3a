// SPDX-License-Identifier: Apache-2.0
// The placeholders of a family, '{axis}' and '{axis.key}', and what they give
// way to in one cell.
// Example: Filler(axes, {0, 1}, "documented").Fill(tree)
// Axes must outlive a Filler. One thread.
#ifndef SHAKEDOWN_SCENARIO_MATRIX_PLACEHOLDERS_H_
#define SHAKEDOWN_SCENARIO_MATRIX_PLACEHOLDERS_H_

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/result.h"
#include "src/catalogue/outcomes.h"
#include "src/scenario/matrix/axes.h"
#include "src/scenario/yaml/node.h"

namespace shakedown::scenario {

// "{defect.result}": the letters of `text` that it takes up, and its parts.
struct Placeholder {
  size_t start = 0;
  size_t length = 0;
  std::string axis;
  std::string key;  // "" for "{defect}"
};

// FindPlaceholder returns the first one at `from` or behind it: small letters,
// digits and "_" in braces, at most one dot. Other braces are only text.
std::optional<Placeholder> FindPlaceholder(std::string_view text, size_t from);

// AxesIn adds the names that the placeholders of a tree use, wherever it is a
// value.
void AxesIn(const Node& tree, std::set<std::string>& names);

// Fills the trees of one cell.
class Filler {
 public:
  // `place` says which value each axis has. `profile` is the cell's, and
  // `holder` whose certificates have defects there, for '{defect.result}'.
  Filler(const std::vector<Axis>& axes, std::vector<size_t> place,
         std::string profile,
         catalogue::Holder holder = catalogue::Holder::kServer);

  // Fill replaces every placeholder in the values of `tree`. A text that is
  // nothing but a placeholder becomes the value itself, a list or map too.
  // Errors: an axis or key that isn't there, more than 1 MB of text.
  Result<Done> Fill(Node& tree);

 private:
  Result<Done> FillText(Node& text);
  Result<Done> FillValues(Node& tree);
  Result<Node> ValueOf(const Placeholder& placeholder, const Node& at) const;
  Result<Node> KeyOf(const AxisValue& value, const Placeholder& placeholder,
                     const Node& at) const;

  const std::vector<Axis>& axes_;
  std::vector<size_t> place_;
  std::string profile_;
  catalogue::Holder holder_;
  bool foreign_braces_ = false;  // inside of `exec`, which has its own
  size_t length_ = 0;
};

}  // namespace shakedown::scenario

#endif  // SHAKEDOWN_SCENARIO_MATRIX_PLACEHOLDERS_H_
