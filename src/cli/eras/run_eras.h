// SPDX-License-Identifier: Apache-2.0
// `shakedown run --profile=all`: every scenario in every era, as a table of
// what the last SSLHandshake gave.
// Example: RunEras({.paths = {"scenarios/trust"}})
#ifndef SHAKEDOWN_CLI_ERAS_RUN_ERAS_H_
#define SHAKEDOWN_CLI_ERAS_RUN_ERAS_H_

#include "src/cli/run_command.h"

namespace shakedown::cli {

// RunEras reads every file before it runs the first. Returns the exit status: 0
// if each scenario passes in its own era, 1 if one does not, 2 if something is
// wrong with files or flags. Formats: text and json.
int RunEras(const RunOptions& options);

}  // namespace shakedown::cli

#endif  // SHAKEDOWN_CLI_ERAS_RUN_ERAS_H_
