// SPDX-License-Identifier: Apache-2.0
// `shakedown show`: what a scenario says once its parts are merged in and its
// matrix is expanded, as YAML or as C++.
#ifndef SHAKEDOWN_CLI_EDIT_SHOW_COMMAND_H_
#define SHAKEDOWN_CLI_EDIT_SHOW_COMMAND_H_

#include <string>
#include <vector>

namespace shakedown::cli {

// ShowCommand prints the scenarios of the paths, one below the other. `as` is
// "yaml" or "cpp". Returns the exit status: 0, or 2 if a file is wrong.
int ShowCommand(const std::vector<std::string>& paths, const std::string& as);

}  // namespace shakedown::cli

#endif  // SHAKEDOWN_CLI_EDIT_SHOW_COMMAND_H_
