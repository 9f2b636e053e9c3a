// SPDX-License-Identifier: Apache-2.0
// `shakedown explain`: what a result code means, when it is returned in each
// profile, and which scenarios produce it.
#ifndef SHAKEDOWN_CLI_EXPLAIN_COMMAND_H_
#define SHAKEDOWN_CLI_EXPLAIN_COMMAND_H_

#include <string>

namespace shakedown::cli {

// ExplainCommand takes a number ("-9807") or a name. Returns the exit status.
int ExplainCommand(const std::string& code, const std::string& format);

}  // namespace shakedown::cli

#endif  // SHAKEDOWN_CLI_EXPLAIN_COMMAND_H_
