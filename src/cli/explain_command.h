// SPDX-License-Identifier: Apache-2.0
// `shakedown explain`: what a result code means, when it is returned in each
// profile, and which scenarios produce it.
#ifndef SHAKEDOWN_CLI_EXPLAIN_COMMAND_H_
#define SHAKEDOWN_CLI_EXPLAIN_COMMAND_H_

#include <string>
#include <vector>

#include "src/base/result_codes.h"

namespace shakedown::cli {

// ExplainCommand takes a number ("-9807") or a name. Returns the exit status.
int ExplainCommand(const std::string& code, const std::string& format);

// FindResultCode returns the row of a code by number or name, or nullptr.
const ResultCode* FindResultCode(const std::string& word);

// ScenariosWith returns the project's scenarios that expect the code, by their
// paths below ProjectRoot. A file that can't be read is left out: `run` and
// `list` say what is wrong with it.
std::vector<std::string> ScenariosWith(const ResultCode& code);

}  // namespace shakedown::cli

#endif  // SHAKEDOWN_CLI_EXPLAIN_COMMAND_H_
