// SPDX-License-Identifier: Apache-2.0
// `shakedown list faults`: what a scripted peer can do wrong.
#ifndef SHAKEDOWN_CLI_FAULTS_LIST_FAULTS_H_
#define SHAKEDOWN_CLI_FAULTS_LIST_FAULTS_H_

#include <string>

namespace shakedown::cli {

// ListFaults prints one line a fault, by phase. `format` is "text" or "json".
// Returns the exit status.
int ListFaults(const std::string& format);

}  // namespace shakedown::cli

#endif  // SHAKEDOWN_CLI_FAULTS_LIST_FAULTS_H_
