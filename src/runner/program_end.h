// SPDX-License-Identifier: Apache-2.0
// How a program under test ended, and what expectations say of that.
// Example: if (auto wrong = Check(ExpectWithin{5000}, end)) ...
// Data, and functions without state.
#ifndef SHAKEDOWN_RUNNER_PROGRAM_END_H_
#define SHAKEDOWN_RUNNER_PROGRAM_END_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "src/scenario/model.h"

namespace shakedown::runner {

struct ProgramEnd {
  std::string command;             // as it was run
  std::optional<int> exit_status;  // nothing: it did not exit
  std::string signal;              // that it died of, or ""
  bool killed = false;             // it took too long
  bool stopped = false;            // a server, which was not needed any more
  int left_behind = 0;             // processes of its that had to be killed
  std::string out;                 // the first and the last 64 KB
  std::string err;
  int64_t took_ms = 0;  // of the machine's time
  int connections = 0;  // between it and the scripted peer
};

// Describe says it in a few words: "exit 60", "killed after 5.0 s".
std::string Describe(const ProgramEnd& end);

// Check says what is not as expected, in one sentence, or nothing.
std::optional<std::string> Check(const scenario::ExpectExit& expected,
                                 const ProgramEnd& end);
std::optional<std::string> Check(const scenario::ExpectSignal& expected,
                                 const ProgramEnd& end);
std::optional<std::string> Check(const scenario::ExpectOutput& expected,
                                 const ProgramEnd& end);
std::optional<std::string> Check(const scenario::ExpectWithin& expected,
                                 const ProgramEnd& end);

// CheckRules says what breaks the rules that hold by default: it exits with 0
// unless something else is expected, it connects, it leaves nothing running.
std::vector<std::string> CheckRules(const scenario::Scenario& scenario,
                                    const ProgramEnd& end);

// TimeLimitMs is how long a program may run: what the scenario expects, or ten
// seconds.
int64_t TimeLimitMs(const scenario::Scenario& scenario);

}  // namespace shakedown::runner

#endif  // SHAKEDOWN_RUNNER_PROGRAM_END_H_
