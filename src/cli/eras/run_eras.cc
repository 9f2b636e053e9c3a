// SPDX-License-Identifier: Apache-2.0
#include "src/cli/eras/run_eras.h"

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "src/base/result_codes.h"
#include "src/runner/run.h"
#include "src/securetransport/profiles/profiles.h"

namespace shakedown::cli {
namespace {

using scenario::Scenario;

constexpr int kExitBadInput = 2;
constexpr size_t kColumns = 7;  // "-25257" and a mark

// What one era made of one scenario.
struct Outcome {
  std::string profile;
  runner::Verdict verdict = runner::Verdict::kPass;
  std::optional<int32_t> result;  // of the last SSLHandshake, if there was one

  bool operator==(const Outcome& other) const { return Text() == other.Text(); }

  std::string Text() const {
    if (verdict == runner::Verdict::kHang) return "hang";
    if (verdict == runner::Verdict::kSpin) return "spin";
    return result ? std::to_string(*result) : "none";
  }
};

struct Row {
  const Scenario& scenario;
  std::vector<Outcome> outcomes;  // in the order of AllProfiles
  Outcome own;
};

std::optional<int32_t> LastHandshake(const Trace& trace) {
  std::optional<int32_t> result;
  for (const Event& event : trace.events()) {
    const auto* call = std::get_if<CallReturned>(&event.body);
    if (call != nullptr && call->function == "SSLHandshake") {
      result = call->result;
    }
  }
  return result;
}

Result<Outcome> RunIn(Scenario scenario, const std::string& profile) {
  scenario.profile = profile;
  const auto run = runner::Run(scenario);
  if (!run.ok()) return InFile(scenario, run.error());
  return Outcome{profile, run->judgement.verdict, LastHandshake(run->trace)};
}

Result<Row> RunRow(const Scenario& scenario) {
  Row row{scenario, {}, {}};
  for (const auto& profile : securetransport::AllProfiles()) {
    auto outcome = RunIn(scenario, std::string(profile.name));
    if (!outcome.ok()) return outcome.error();
    if (profile.name == scenario.profile) row.own = outcome.value();
    row.outcomes.push_back(std::move(outcome).value());
  }
  return row;
}

// "10.15", or "doc" for the one that is no release.
std::string Label(std::string_view profile) {
  const size_t dash = profile.rfind('-');
  return dash == profile.npos ? "doc" : std::string(profile.substr(dash + 1));
}

std::string Cell(std::string text, char mark) {
  const std::string padding(kColumns - 1 - std::min(kColumns - 1, text.size()),
                            ' ');
  return padding + std::move(text) + mark;
}

char MarkOf(const Row& row, const Outcome& outcome) {
  const bool is_own = outcome.profile == row.scenario.profile;
  if (is_own && outcome.verdict != runner::Verdict::kPass) return '!';
  if (is_own) return '=';
  return outcome == row.own ? ' ' : '*';
}

std::string Heading() {
  std::string line;
  for (const auto& profile : securetransport::AllProfiles()) {
    line += Cell(Label(profile.name), ' ');
  }
  return line + "\n";
}

std::string TextLine(const Row& row) {
  std::string line;
  for (const Outcome& outcome : row.outcomes) {
    line += Cell(outcome.Text(), MarkOf(row, outcome));
  }
  return line + " " + row.scenario.file + "\n";
}

std::string JsonLine(const Row& row) {
  nlohmann::ordered_json json = {{"scenario", row.scenario.name},
                                 {"file", row.scenario.file},
                                 {"profile", row.scenario.profile},
                                 {"seed", row.scenario.seed},
                                 {"eras", nlohmann::ordered_json::array()}};
  for (const Outcome& outcome : row.outcomes) {
    nlohmann::ordered_json era = {{"profile", outcome.profile},
                                  {"verdict", runner::NameOf(outcome.verdict)}};
    if (outcome.result) {
      era["result"] = *outcome.result;
      era["name"] = NameOfCode(*outcome.result);
    }
    era["same"] = outcome == row.own;
    json["eras"].push_back(std::move(era));
  }
  return json.dump() + "\n";
}

std::string Summary(size_t scenarios, size_t differing, size_t failed) {
  return std::to_string(scenarios) +
         (scenarios == 1 ? " scenario in " : " scenarios in ") +
         std::to_string(securetransport::AllProfiles().size()) +
         " eras: " + std::to_string(differing) + " differ somewhere, " +
         std::to_string(failed) + " don't pass in their own\n" +
         "SSLHandshake's last result: = in the scenario's own era (! if it "
         "doesn't pass there), * another one\n";
}

int Refuse(const Error& error) {
  std::cerr << error.ToString() << "\n";
  return kExitBadInput;
}

}  // namespace

int RunEras(const RunOptions& options) {
  if (options.format == "junit") {
    return Refuse({"shakedown: run: --profile=all is printed as text or json"});
  }
  if (!options.trace_file.empty() || !options.pcap_file.empty() ||
      !options.key_log_file.empty()) {
    return Refuse(
        {"shakedown: run: --trace, --pcap and --keylog write what "
         "one run did; --profile=all makes several"});
  }
  const auto scenarios = PrepareScenarios(options);
  if (!scenarios.ok()) return Refuse(scenarios.error());
  const bool is_text = options.format == "text";
  if (is_text) std::cout << Heading();
  size_t differing = 0;
  size_t failed = 0;
  for (const Scenario& scenario : scenarios.value()) {
    const auto row = RunRow(scenario);
    if (!row.ok()) return Refuse(row.error());
    const Row& done = row.value();
    std::cout << (is_text ? TextLine(done) : JsonLine(done)) << std::flush;
    failed += done.own.verdict == runner::Verdict::kPass ? 0 : 1;
    differing +=
        std::any_of(done.outcomes.begin(), done.outcomes.end(),
                    [&](const Outcome& one) { return !(one == done.own); })
            ? 1
            : 0;
  }
  if (is_text) std::cout << Summary(scenarios->size(), differing, failed);
  return failed == 0 ? 0 : 1;
}

}  // namespace shakedown::cli
