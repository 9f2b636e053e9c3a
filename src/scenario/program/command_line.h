// SPDX-License-Identifier: Apache-2.0
// A command as a line of text: its arguments, quoted as a shell would have it,
// but with no shell to run it; and words in braces that stand for values.
// Example: SplitCommand("curl -d 'a b' {url}") has 4 arguments.
// Functions without state.
#ifndef SHAKEDOWN_SCENARIO_PROGRAM_COMMAND_LINE_H_
#define SHAKEDOWN_SCENARIO_PROGRAM_COMMAND_LINE_H_

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/result.h"

namespace shakedown::scenario {

// SplitCommand splits at spaces, tabs and ends of lines. Single quotes keep all
// as it is; in double quotes a backslash stands before " and \; elsewhere it
// keeps the next character. Errors: no argument, a quote without its end.
Result<std::vector<std::string>> SplitCommand(std::string_view line);

// Expand puts values in the place of {words}; {{ and }} are braces. Errors: a
// word for which `value` has nothing, a brace without its partner.
using ValueOf = std::function<std::optional<std::string>(const std::string&)>;
Result<std::string> Expand(std::string_view text, const ValueOf& value);

}  // namespace shakedown::scenario

#endif  // SHAKEDOWN_SCENARIO_PROGRAM_COMMAND_LINE_H_
