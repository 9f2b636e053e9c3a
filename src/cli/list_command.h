// SPDX-License-Identifier: Apache-2.0
// `shakedown list`: scenarios with the first line of their reason.
#ifndef SHAKEDOWN_CLI_LIST_COMMAND_H_
#define SHAKEDOWN_CLI_LIST_COMMAND_H_

#include <string>
#include <vector>

namespace shakedown::cli {

// ListCommand prints one line a scenario; for the one word "defects", "faults"
// or "findings" it prints that catalogue (list_defects.h, list_faults.h,
// list_findings.h). `format` is "text" or "json".
// Returns the exit status.
int ListCommand(const std::vector<std::string>& paths,
                const std::string& format);

}  // namespace shakedown::cli

#endif  // SHAKEDOWN_CLI_LIST_COMMAND_H_
