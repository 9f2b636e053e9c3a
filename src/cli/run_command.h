// SPDX-License-Identifier: Apache-2.0
// `shakedown run`: runs scenarios and prints ladders, verdicts, a summary.
#ifndef SHAKEDOWN_CLI_RUN_COMMAND_H_
#define SHAKEDOWN_CLI_RUN_COMMAND_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "src/base/result.h"
#include "src/scenario/model.h"

namespace shakedown::cli {

struct RunOptions {
  std::vector<std::string> paths;
  std::optional<uint64_t> seed;
  bool random_seed = false;  // another one each time, as `seed: random` does
  std::optional<std::string> profile;
  std::string exec;  // a program in the app's place; "": as the file says
  std::string format = "text";  // "json", "junit"
  std::string trace_file;       // JSON lines
  std::string pcap_file;
  std::string key_log_file;
  bool verbose = false;  // a ladder for each of several scenarios too
};

// RunCommand reads every file before it runs the first. Returns the exit
// status: 0 all pass, 1 one did not, 2 something is wrong with files or flags.
int RunCommand(const RunOptions& options);

// PrepareScenarios reads all that RunCommand would run, each cell of a matrix
// a scenario, with their seeds drawn, and checks that each can be run.
Result<std::vector<scenario::Scenario>> PrepareScenarios(
    const RunOptions& options);

// InFile gives an error that has no line the place of the scenario's file.
Error InFile(const scenario::Scenario& scenario, const Error& error);

}  // namespace shakedown::cli

#endif  // SHAKEDOWN_CLI_RUN_COMMAND_H_
