// SPDX-License-Identifier: Apache-2.0
// `shakedown explain --profiles`: the table of all eras, row by row, with a
// mark at each cell that was not read in source.
#ifndef SHAKEDOWN_CLI_EXPLAIN_PROFILES_H_
#define SHAKEDOWN_CLI_EXPLAIN_PROFILES_H_

#include <string>

namespace shakedown::cli {

// ExplainProfiles prints it as "text" or "json" and returns the exit status.
int ExplainProfiles(const std::string& format);

}  // namespace shakedown::cli

#endif  // SHAKEDOWN_CLI_EXPLAIN_PROFILES_H_
