// SPDX-License-Identifier: Apache-2.0
// `shakedown fmt`: lays scenario files out in the one canonical way.
#ifndef SHAKEDOWN_CLI_EDIT_FMT_COMMAND_H_
#define SHAKEDOWN_CLI_EDIT_FMT_COMMAND_H_

#include <string>
#include <vector>

namespace shakedown::cli {

// FmtCommand lays out the files and the folders' files, parts too, and prints
// the paths of those that it changed. With `check` it changes none and prints
// those that it would. A file is replaced as a whole; if one is no YAML, none
// is. Returns the exit status: 0, 1 if `check` found one, 2 if something is
// wrong with the files.
int FmtCommand(const std::vector<std::string>& paths, bool check);

}  // namespace shakedown::cli

#endif  // SHAKEDOWN_CLI_EDIT_FMT_COMMAND_H_
