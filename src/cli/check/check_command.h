// SPDX-License-Identifier: Apache-2.0
// `shakedown check`: what must be true of every scenario.
#ifndef SHAKEDOWN_CLI_CHECK_CHECK_COMMAND_H_
#define SHAKEDOWN_CLI_CHECK_CHECK_COMMAND_H_

#include <string>
#include <vector>

namespace shakedown::cli {

struct CheckOptions {
  std::vector<std::string> paths = {"scenarios"};
  std::vector<std::string> properties;  // names; none: all
  std::string format = "text";          // or "json", an object a line
};

// CheckCommand holds each property against each scenario and prints what did
// not hold. Returns 0, 1 if anything differed, or 2 if the input was wrong and
// nothing was run.
int CheckCommand(const CheckOptions& options);

}  // namespace shakedown::cli

#endif  // SHAKEDOWN_CLI_CHECK_CHECK_COMMAND_H_
