// SPDX-License-Identifier: Apache-2.0
// `shakedown run`: runs scenarios and prints ladders, verdicts, a summary.
#ifndef SHAKEDOWN_CLI_RUN_COMMAND_H_
#define SHAKEDOWN_CLI_RUN_COMMAND_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace shakedown::cli {

struct RunOptions {
  std::vector<std::string> paths;
  std::optional<uint64_t> seed;
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

}  // namespace shakedown::cli

#endif  // SHAKEDOWN_CLI_RUN_COMMAND_H_
