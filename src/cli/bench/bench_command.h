// SPDX-License-Identifier: Apache-2.0
// `shakedown bench`: the same handshake three ways, side by side in one run.
#ifndef SHAKEDOWN_CLI_BENCH_BENCH_COMMAND_H_
#define SHAKEDOWN_CLI_BENCH_BENCH_COMMAND_H_

#include <string>

namespace shakedown::cli {

// BenchCommand measures and prints; `format` is "text" or "json" (an array of
// {name, value, unit, baseline, ratio}). Returns the exit status.
int BenchCommand(const std::string& format);

}  // namespace shakedown::cli

#endif  // SHAKEDOWN_CLI_BENCH_BENCH_COMMAND_H_
