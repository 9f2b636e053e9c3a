// SPDX-License-Identifier: Apache-2.0
// Runs a scenario with the reference app and judges it.
// Example: Result<RunResult> result = Run(scenario);
#ifndef SHAKEDOWN_RUNNER_RUN_H_
#define SHAKEDOWN_RUNNER_RUN_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "src/base/result.h"
#include "src/runner/verdict.h"
#include "src/scenario/model.h"

namespace shakedown::runner {

struct RunResult {
  Judgement judgement;
  Trace trace;             // of the last connection
  std::string transcript;  // SHA-256 over what each end sent and the app read
  std::string key_log;     // NSS key log of the last connection
  size_t bytes_moved = 0;  // in both directions
  std::optional<ProgramEnd> program;  // if one was run
};

struct RunOptions {
  // What the clock shows at the start, in seconds since 1970, if it is not what
  // the scenario says. Certificates keep their dates.
  std::optional<int64_t> starts_at = std::nullopt;
};

// Run makes the scenario's world and runs the app in it, connection after
// connection. Errors: the world cannot be made (World::Make).
// The transcript does not depend on how the bytes were delivered.
Result<RunResult> Run(const scenario::Scenario& scenario,
                      const RunOptions& options = {});

// Check tells whether Run could make the world, without running anything.
Result<Done> Check(const scenario::Scenario& scenario);

}  // namespace shakedown::runner

#endif  // SHAKEDOWN_RUNNER_RUN_H_
