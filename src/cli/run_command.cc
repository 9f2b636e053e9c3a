// SPDX-License-Identifier: Apache-2.0
#include "src/cli/run_command.h"

#include <algorithm>
#include <chrono>
#include <iostream>
#include <string_view>
#include <utility>

#include "src/capture/pcap.h"
#include "src/cli/files.h"
#include "src/cli/randomness/random_seed.h"
#include "src/cli/scenario_run.h"
#include "src/cli/scenarios.h"
#include "src/cli/terminal.h"
#include "src/report/ladder.h"
#include "src/report/layout.h"
#include "src/runner/served.h"
#include "src/scenario/matrix/cell_path.h"

namespace shakedown::cli {
namespace {

using report::Colour;
using report::Paint;
using scenario::Scenario;
using Clock = std::chrono::steady_clock;

constexpr int kExitBadInput = 2;

double MillisecondsSince(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start)
      .count();
}

int Refuse(const Error& error) {
  std::cerr << error.ToString() << "\n";
  return kExitBadInput;
}

// The arguments of the replay, as a shell reads them.
std::string Quote(const std::string& word) {
  constexpr std::string_view kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./+:@%";
  if (!word.empty() && word.find_first_not_of(kPlain) == std::string::npos) {
    return word;
  }
  std::string quoted = "'";
  for (char letter : word) {
    quoted += letter == '\'' ? std::string("'\\''") : std::string(1, letter);
  }
  return quoted + "'";
}

std::string ReplayOf(const Scenario& scenario, const RunOptions& options) {
  std::string replay = "shakedown run " + Quote(scenario.file) +
                       " --seed=" + std::to_string(scenario.seed);
  if (options.profile) replay += " --profile=" + *options.profile;
  if (!options.exec.empty()) replay += " --exec=" + Quote(options.exec);
  return replay;
}

Result<ScenarioRun> RunOne(Scenario scenario, const RunOptions& options) {
  const Clock::time_point start = Clock::now();
  Result<runner::RunResult> result = runner::Run(scenario);
  if (!result.ok()) return InFile(scenario, result.error());
  ScenarioRun run{std::move(scenario), std::move(result).value(), "", 0};
  run.replay = ReplayOf(run.scenario, options);
  run.duration_ms = MillisecondsSince(start);
  return run;
}

// Prints while the scenarios run; on a terminal with colour and progress.
class Reporter {
 public:
  Reporter(const RunOptions& options, size_t count)
      : format_(options.format),
        ladders_(count == 1 || options.verbose),
        count_(count),
        terminal_(IsTerminal()) {}

  void Began(const Scenario& scenario) {
    if (!terminal_ || format_ != "text" || count_ == 1) return;
    std::cout << "\r\033[K" << (passed_ + failed_ + 1) << "/" << count_ << " "
              << scenario.name << std::flush;
  }

  void Ended(const ScenarioRun& run) {
    const bool pass = run.result.judgement.verdict == runner::Verdict::kPass;
    ++(pass ? passed_ : failed_);
    if (format_ == "json") {
      std::cout << JsonLine(run) << std::flush;
    } else if (format_ == "text") {
      PrintText(run, pass);
    }
  }

  void Finished(const std::vector<ScenarioRun>& runs, double total_ms) {
    if (format_ == "junit") std::cout << JunitReport(runs);
    if (format_ != "text" || count_ == 1) return;
    const std::string summary = std::to_string(count_) +
                                " scenarios: " + std::to_string(passed_) +
                                " pass, " + std::to_string(failed_) + " don't";
    std::cout << Paint(summary, failed_ == 0 ? Colour::kGood : Colour::kBad,
                       terminal_)
              << " · " << static_cast<int64_t>(total_ms) << " ms · "
              << static_cast<int64_t>(1000.0 * static_cast<double>(count_) /
                                      std::max(total_ms, 1.0))
              << " a second\n";
  }

  int exit_status() const { return failed_ == 0 ? 0 : 1; }

 private:
  void PrintText(const ScenarioRun& run, bool pass) {
    const report::LadderOptions options{.colour = terminal_};
    if (terminal_ && count_ > 1) std::cout << "\r\033[K";
    if (pass && !ladders_) {
      std::cout << " " << Paint("PASS", Colour::kGood, terminal_) << "  "
                << run.scenario.file << "\n";
      return;
    }
    std::cout << report::LadderHeading(run.scenario, options) << "\n"
              << report::Ladder(run.scenario, run.result.trace, options) << "\n"
              << (run.result.program
                      ? ProgramText(*run.result.program, terminal_)
                      : "")
              << VerdictText(run, terminal_);
    if (count_ > 1) std::cout << "\n";
  }

  std::string format_;
  bool ladders_;
  size_t count_;
  bool terminal_;
  size_t passed_ = 0;
  size_t failed_ = 0;
};

Result<Done> WriteOutputs(const RunOptions& options, const ScenarioRun& run) {
  if (!options.trace_file.empty()) {
    auto done = WriteFile(options.trace_file,
                          AsBytes(TraceJsonLines(run.result.trace)));
    if (!done.ok()) return done;
  }
  if (!options.pcap_file.empty()) {
    const Bytes pcap = capture::PcapOf(
        run.result.trace, {.start_unix_ms = run.scenario.clock * 1000,
                           .app_is_server = run.scenario.app.is_server,
                           .is_datagram = run.scenario.peer.transport ==
                                          wire::Transport::kDatagram});
    auto done = WriteFile(options.pcap_file, pcap);
    if (!done.ok()) return done;
  }
  if (options.key_log_file.empty()) return Done();
  return WriteFile(options.key_log_file, AsBytes(run.result.key_log));
}

// The files that are asked for, each of them writable.
Result<size_t> CountOutputs(const RunOptions& options) {
  size_t count = 0;
  for (const std::string* file :
       {&options.trace_file, &options.pcap_file, &options.key_log_file}) {
    if (file->empty()) continue;
    if (auto done = CheckWritable(*file); !done.ok()) return done.error();
    ++count;
  }
  return count;
}

// The seed that the flags or the file want.
void SetSeed(const RunOptions& options, Scenario& scenario) {
  if (options.seed) {
    scenario.seed = *options.seed;
  } else if (options.random_seed || scenario.seed_is_random) {
    scenario.seed = DrawSeed();
  }
  scenario.seed_is_random = false;
}

// The scenario as the flags and the machine want it.
Scenario Adapted(const RunOptions& options, Scenario scenario) {
  SetSeed(options, scenario);
  if (!options.exec.empty()) runner::UseProgram(scenario, options.exec);
  if (!scenario.app.program) return scenario;
  return runner::AtMachinesDay(std::move(scenario));
}

}  // namespace

// What only shows when the world is made has no line: its place is the file.
Error InFile(const Scenario& scenario, const Error& error) {
  const auto [file, cell] = scenario::SplitCellPath(scenario.file);
  const std::string in_cell = cell.empty() ? "" : "in " + cell + ": ";
  return {in_cell + error.message, file + ":1:1"};
}

Result<std::vector<Scenario>> PrepareScenarios(const RunOptions& options) {
  const auto files = FindScenarios(options.paths);
  if (!files.ok()) return files.error();
  const auto outputs = CountOutputs(options);
  if (!outputs.ok()) return outputs.error();
  std::vector<Scenario> scenarios;
  for (const std::string& file : files.value()) {
    auto family = ReadScenarios(file, options.profile);
    if (!family.ok()) return family.error();
    for (Scenario& scenario : family.value()) {
      scenarios.push_back(Adapted(options, std::move(scenario)));
    }
  }
  if (outputs.value() > 0 && scenarios.size() != 1) {
    return Error{"--trace, --pcap and --keylog write what one scenario did; " +
                 std::to_string(scenarios.size()) + " are named"};
  }
  if (scenarios.size() == 1) return scenarios;  // its run is the check
  for (const Scenario& scenario : scenarios) {
    if (auto done = runner::Check(scenario); !done.ok()) {
      return InFile(scenario, done.error());
    }
  }
  return scenarios;
}

int RunCommand(const RunOptions& options) {
  Result<std::vector<Scenario>> scenarios = PrepareScenarios(options);
  if (!scenarios.ok()) return Refuse(scenarios.error());
  const Clock::time_point start = Clock::now();
  Reporter reporter(options, scenarios->size());
  std::vector<ScenarioRun> runs;
  for (Scenario& scenario : scenarios.value()) {
    reporter.Began(scenario);
    Result<ScenarioRun> run = RunOne(std::move(scenario), options);
    if (!run.ok()) return Refuse(run.error());
    reporter.Ended(run.value());
    if (auto done = WriteOutputs(options, run.value()); !done.ok()) {
      return Refuse(done.error());
    }
    if (options.format == "junit") runs.push_back(std::move(run).value());
  }
  reporter.Finished(runs, MillisecondsSince(start));
  return reporter.exit_status();
}

}  // namespace shakedown::cli
