// SPDX-License-Identifier: Apache-2.0
// One scenario with what came of it, ready for every output format.
#ifndef SHAKEDOWN_CLI_SCENARIO_RUN_H_
#define SHAKEDOWN_CLI_SCENARIO_RUN_H_

#include <string>

#include "src/runner/run.h"
#include "src/scenario/model.h"

namespace shakedown::cli {

struct ScenarioRun {
  scenario::Scenario scenario;
  runner::RunResult result;
  std::string replay;      // the command that runs it again
  double duration_ms = 0;  // of this machine's time
};

// The outputs below end with a newline.

// VerdictText is the last lines of a text report: what was not as expected,
// then the verdict line.
std::string VerdictText(const ScenarioRun& run, bool colour);

// ProgramText shows a program that was run: its command, its first lines, how
// it ended.
std::string ProgramText(const runner::ProgramEnd& end, bool colour);

// JsonLine is one object of `--format=json`.
std::string JsonLine(const ScenarioRun& run);

// TraceJsonLines is the trace, one event a line, for `--trace`.
std::string TraceJsonLines(const Trace& trace);

// JunitReport is a whole JUnit file.
std::string JunitReport(const std::vector<ScenarioRun>& runs);

}  // namespace shakedown::cli

#endif  // SHAKEDOWN_CLI_SCENARIO_RUN_H_
