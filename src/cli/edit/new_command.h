// SPDX-License-Identifier: Apache-2.0
// `shakedown new`: writes a commented scenario to start from.
#ifndef SHAKEDOWN_CLI_EDIT_NEW_COMMAND_H_
#define SHAKEDOWN_CLI_EDIT_NEW_COMMAND_H_

#include <string>

namespace shakedown::cli {

// NewCommand writes the file `name`, with ".yaml" if it lacks that, and never
// over another one. `from` is a template's name, a result code by name or
// number (the first of the project's scenarios that gives it, and it lists the
// others), or a scenario's file. Returns the exit status: 0, or 2 if nothing
// was written.
int NewCommand(const std::string& name, const std::string& from);

}  // namespace shakedown::cli

#endif  // SHAKEDOWN_CLI_EDIT_NEW_COMMAND_H_
