// SPDX-License-Identifier: Apache-2.0
// `shakedown list findings`: what an app can do wrong, and what that means.
#ifndef SHAKEDOWN_CLI_FINDINGS_LIST_FINDINGS_H_
#define SHAKEDOWN_CLI_FINDINGS_LIST_FINDINGS_H_

#include <string>

namespace shakedown::cli {

// ListFindings prints one line a finding, in the order of their names. `format`
// is "text" or "json". Returns the exit status.
int ListFindings(const std::string& format);

}  // namespace shakedown::cli

#endif  // SHAKEDOWN_CLI_FINDINGS_LIST_FINDINGS_H_
