// SPDX-License-Identifier: Apache-2.0
// Short words for tests of the runner: a scenario from YAML, its run, its
// calls.
// Example: EXPECT_THAT(CallsIn(RunYaml("app: {peer_name: a.test}")), ...);
#ifndef SHAKEDOWN_RUNNER_RUN_FOR_TEST_H_
#define SHAKEDOWN_RUNNER_RUN_FOR_TEST_H_

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "src/runner/expectations.h"
#include "src/runner/run.h"
#include "src/scenario/yaml_reader.h"

namespace shakedown::runner {

// A server with a good chain, and a root that the app trusts.
inline constexpr char kGoodServer[] =
    "pki:\n"
    "  root: {trusted: true}\n"
    "  leaf: {host: a.test, issuer: root}\n"
    "  alice: {issuer: root, usage: client}\n"
    "server: {chain: [leaf]}\n";

inline scenario::Scenario ScenarioOf(const std::string& yaml) {
  auto read =
      scenario::ReadScenario("# Why.\nshakedown: 1\n" + yaml, "f.yaml", {});
  EXPECT_TRUE(read.ok()) << read.error().ToString();
  return read.ok() ? std::move(read).value() : scenario::Scenario();
}

inline RunResult RunYaml(const std::string& yaml) {
  auto result = Run(ScenarioOf(yaml));
  EXPECT_TRUE(result.ok()) << result.error().ToString();
  return result.ok() ? std::move(result).value() : RunResult();
}

// CallsIn lists "SSLHandshake: errSSLWouldBlock (-9803)", call by call.
inline std::vector<std::string> CallsIn(const Trace& trace) {
  std::vector<std::string> calls;
  for (const Event& event : trace.events()) {
    if (const auto* call = std::get_if<CallReturned>(&event.body)) {
      calls.push_back(call->function + ": " + DescribeResult(*call));
    }
  }
  return calls;
}

inline std::vector<std::string> FindingsIn(const Trace& trace) {
  std::vector<std::string> names;
  for (const Event& event : trace.events()) {
    if (const auto* finding = std::get_if<Finding>(&event.body)) {
      names.push_back(finding->name);
    }
  }
  return names;
}

}  // namespace shakedown::runner

#endif  // SHAKEDOWN_RUNNER_RUN_FOR_TEST_H_
