// SPDX-License-Identifier: Apache-2.0
// The comments and empty lines of a YAML text, which a parser drops.
// Example: FindComments("a: 1  # one\n").comments[0].text is "# one".
// Values; any thread.
#ifndef SHAKEDOWN_SCENARIO_FORMAT_COMMENTS_H_
#define SHAKEDOWN_SCENARIO_FORMAT_COMMENTS_H_

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace shakedown::scenario {

struct Comment {
  int line = 0;  // 1-based
  int column = 0;
  std::string text;       // from the number sign on, without trailing spaces
  bool own_line = false;  // nothing else stands in its line
};

struct Marginalia {
  std::vector<Comment> comments;  // from top to bottom
  std::set<int> empty_lines;
};

// FindComments looks through a text that parses as YAML. A number sign in
// quotes, in a block text (| or >) or inside a word is none.
Marginalia FindComments(std::string_view text);

}  // namespace shakedown::scenario

#endif  // SHAKEDOWN_SCENARIO_FORMAT_COMMENTS_H_
