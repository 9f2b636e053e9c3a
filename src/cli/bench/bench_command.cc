// SPDX-License-Identifier: Apache-2.0
#include "src/cli/bench/bench_command.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>
#include <vector>

#include "src/cli/bench/cases.h"
#include "src/cli/bench/contexts.h"
#include "src/cli/defects/minting_time.h"
#include "src/report/layout.h"
#include "src/runner/run.h"

namespace shakedown::cli {
namespace {

using Clock = std::chrono::steady_clock;

constexpr char kLoopName[] = "plain libssl loop";
constexpr char kPairName[] = "openssl s_server + s_client";
constexpr int kRounds = 11;
constexpr int kHandshakesPerRound = 40;
constexpr int kPairs = 15;

struct Row {
  std::string name;
  double value;
  std::string unit;
  std::string baseline;
  double ratio;
};

double Median(std::vector<double> values) {
  std::nth_element(values.begin(), values.begin() + values.size() / 2,
                   values.end());
  return values[values.size() / 2];
}

// Rate does the handshake `count` times and returns how many fit in a second,
// or 0 if one fails.
double Rate(const Handshake& handshake, int count) {
  const Clock::time_point start = Clock::now();
  for (int i = 0; i < count; ++i) {
    if (!handshake()) return 0;
  }
  const std::chrono::duration<double> seconds = Clock::now() - start;
  return count / seconds.count();
}

// The two are measured in turns, so that what else the machine does hits both:
// the ratio is the median of the rounds' ratios.
void CompareInProcess(const std::string& key, const Handshake& loop,
                      const Handshake& api, std::vector<Row>& rows) {
  std::vector<double> loop_rates, api_rates, ratios;
  for (int round = 0; round < kRounds; ++round) {
    loop_rates.push_back(Rate(loop, kHandshakesPerRound));
    api_rates.push_back(Rate(api, kHandshakesPerRound));
    ratios.push_back(api_rates.back() / loop_rates.back());
  }
  rows.push_back(
      {key + ", " + kLoopName, Median(loop_rates), "handshakes/s", "", 1});
  rows.push_back({key + ", through the API", Median(api_rates), "handshakes/s",
                  kLoopName, Median(ratios)});
}

void CompareWithProcesses(const std::string& key, const Handshake& pair,
                          std::vector<Row>& rows) {
  const double api_rate = rows.back().value;
  std::vector<double> rates;
  for (int i = 0; i < kPairs; ++i) rates.push_back(Rate(pair, 1));
  const double pair_rate = Median(rates);
  rows.push_back({key + ", " + kPairName, pair_rate, "handshakes/s", "", 1});
  rows.push_back({key + ", through the API", api_rate, "handshakes/s",
                  kPairName, api_rate / pair_rate});
}

Result<Done> MeasureKey(const std::string& key, std::vector<Row>& rows) {
  const scenario::Scenario scenario = BenchScenario(key);
  const auto loop = PlainLibsslLoop(scenario);
  if (!loop.ok()) return loop.error();
  const auto pair = OpensslProcesses(scenario);
  if (!pair.ok()) return pair.error();
  CompareInProcess(key, loop.value(), ApiAgainstPeer(scenario), rows);
  CompareWithProcesses(key, pair.value(), rows);
  return Done();
}

// From nothing to the verdict of one scenario, in a new process.
void MeasureColdStart(std::vector<Row>& rows) {
  constexpr double kAimMs = 100;
  const Handshake run = OwnProcess();
  std::vector<double> rates;
  for (int i = 0; i < kPairs; ++i) rates.push_back(Rate(run, 1));
  const double cold_ms = 1'000 / Median(rates);
  rows.push_back({"shakedown run of one scenario, cold", cold_ms, "ms",
                  "100 ms", cold_ms / kAimMs});
}

// A thousand runs of one scenario: the heap in use after the first hundred is
// the baseline of what it is after the last.
Result<Done> MeasureMemory(std::vector<Row>& rows) {
  constexpr int kWarmUpRuns = 100;
  constexpr int kRuns = 1'000;
  const scenario::Scenario scenario =
      BenchScenario("ECDSA P-256 with intermediate");
  double warm = 0;
  for (int i = 0; i < kRuns; ++i) {
    if (i == kWarmUpRuns) warm = HeapKilobytes();
    if (const auto run = runner::Run(scenario); !run.ok()) return run.error();
  }
  const double now = HeapKilobytes();
  rows.push_back({"heap in use after 1,000 runs", now, "KiB", "after 100 runs",
                  now / warm});
  return Done();
}

// What a context costs, against what it may cost.
Result<Done> MeasureContexts(std::vector<Row>& rows) {
  constexpr double kAimMicroseconds = 5;
  constexpr double kAimKilobytes = 150;
  const double created = MicrosecondsToCreate();
  rows.push_back({"a context created and released", created, "µs", "5 µs",
                  created / kAimMicroseconds});
  const auto heap =
      MeasureContextHeap(BenchScenario("ECDSA P-256 with intermediate"));
  if (!heap.ok()) return heap.error();
  const auto [fresh, connected] = heap.value();
  rows.push_back({"heap of a context, fresh", fresh, "KiB", "150 KiB",
                  fresh / kAimKilobytes});
  rows.push_back({"heap of a context, connected and idle", connected, "KiB",
                  "150 KiB", connected / kAimKilobytes});
  return Done();
}

// The slowest chain of the catalogue with each kind of key, against what any
// may cost. What can't be had for that is in docs/decisions.md.
Result<Done> MeasureMint(std::vector<Row>& rows) {
  constexpr double kAimMs = 2;
  constexpr double kAimMicroseconds = 20;
  const auto measured = MeasureMinting();
  if (!measured.ok()) return measured.error();
  for (const auto& [fresh, cached] : measured.value()) {
    rows.push_back({"minting " + fresh.name, fresh.time, "ms", "2 ms",
                    fresh.time / kAimMs});
    rows.push_back({"again " + cached.name, cached.time, "µs", "20 µs",
                    cached.time / kAimMicroseconds});
  }
  return Done();
}

std::string Fixed(double value, int digits) {
  std::array<char, 40> text;
  std::snprintf(text.data(), text.size(), "%.*f", digits, value);
  return text.data();
}

void PrintText(const std::vector<Row>& rows) {
  constexpr size_t kNameColumns = 66;
  constexpr size_t kValueColumns = 12;
  for (const Row& row : rows) {
    std::cout << report::PadTo(row.name, kNameColumns)
              << report::PadTo(Fixed(row.value, 1), kValueColumns)
              << report::PadTo(row.unit, kValueColumns + 2);
    if (!row.baseline.empty()) {
      std::cout << Fixed(row.ratio, 2) << " × " << row.baseline;
    }
    std::cout << "\n";
  }
}

void PrintJson(const std::vector<Row>& rows) {
  auto json = nlohmann::ordered_json::array();
  for (const Row& row : rows) {
    json.push_back({{"name", row.name},
                    {"value", row.value},
                    {"unit", row.unit},
                    {"baseline", row.baseline},
                    {"ratio", row.ratio}});
  }
  std::cout << json.dump(2) << "\n";
}

Result<Done> MeasureAll(std::vector<Row>& rows) {
  for (const char* key : {"ECDSA P-256 with intermediate", "RSA-2048"}) {
    if (auto done = MeasureKey(key, rows); !done.ok()) return done;
  }
  MeasureColdStart(rows);
  if (auto done = MeasureContexts(rows); !done.ok()) return done;
  if (auto done = MeasureMint(rows); !done.ok()) return done;
  return MeasureMemory(rows);
}

}  // namespace

int BenchCommand(const std::string& format) {
  std::vector<Row> rows;
  const auto done = MeasureAll(rows);
  if (!done.ok()) {
    std::cerr << done.error().ToString() << "\n";
    return 1;
  }
  if (format == "json") {
    PrintJson(rows);
  } else {
    PrintText(rows);
  }
  return 0;
}

}  // namespace shakedown::cli
