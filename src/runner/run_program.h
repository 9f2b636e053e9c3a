// SPDX-License-Identifier: Apache-2.0
// Runs a scenario with a program in the reference app's place: over a real
// socket, by the machine's clock.
// Example: auto observed = RunProgram(scenario);
// One thread, and one at a time.
#ifndef SHAKEDOWN_RUNNER_RUN_PROGRAM_H_
#define SHAKEDOWN_RUNNER_RUN_PROGRAM_H_

#include <string>

#include "src/base/result.h"
#include "src/runner/verdict.h"
#include "src/scenario/model.h"

namespace shakedown::runner {

// What a run leaves behind.
struct Observed {
  Observation observation;  // of the last connection
  std::string key_log;
  size_t bytes_moved = 0;
};

// RunProgram starts scenario.app.program, which must be there. When it returns,
// the program is gone, with all that it has started. Errors: the world can't be
// made or served, the program isn't there.
Result<Observed> RunProgram(const scenario::Scenario& scenario);

}  // namespace shakedown::runner

#endif  // SHAKEDOWN_RUNNER_RUN_PROGRAM_H_
