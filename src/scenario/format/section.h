// SPDX-License-Identifier: Apache-2.0
// One key of the top level with all that stands below it, as lines.
// Example: WriteSection({key, value, comments}, empty_lines)
// Values; any thread.
#ifndef SHAKEDOWN_SCENARIO_FORMAT_SECTION_H_
#define SHAKEDOWN_SCENARIO_FORMAT_SECTION_H_

#include <set>
#include <string>
#include <vector>

#include "src/scenario/format/comments.h"
#include "src/scenario/yaml/node.h"

namespace shakedown::scenario {

// No line that can be broken is longer.
inline constexpr size_t kFormatColumns = 100;

struct Section {
  Node key;
  Node value;
  std::vector<Comment> comments;  // above it and inside, from top to bottom

  bool StartsWithComment() const {
    return !comments.empty() && comments[0].line < key.line;
  }

  // Whether an empty line stands above it.
  bool StartsApart(const std::set<int>& empty_lines) const {
    const int first = StartsWithComment() ? comments[0].line : key.line;
    return empty_lines.count(first - 1) != 0;
  }
};

// WriteSection writes it with an indentation of two. Block stays block; what
// stands in brackets stays so if it fits into a line and has no comment inside.
// One empty line is kept where there were some.
std::string WriteSection(const Section& section,
                         const std::set<int>& empty_lines);

}  // namespace shakedown::scenario

#endif  // SHAKEDOWN_SCENARIO_FORMAT_SECTION_H_
