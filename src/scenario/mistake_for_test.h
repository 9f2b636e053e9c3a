// SPDX-License-Identifier: Apache-2.0
// A scenario with a mistake, and the sentence that it gets.
// Example: EXPECT_EQ(ErrorOf(Good("sede: 1")), "f.yaml:5:1: unknown key ...");
#ifndef SHAKEDOWN_SCENARIO_MISTAKE_FOR_TEST_H_
#define SHAKEDOWN_SCENARIO_MISTAKE_FOR_TEST_H_

#include <string>

#include "src/scenario/model.h"
#include "src/scenario/yaml_reader.h"

namespace shakedown::scenario {

struct Mistake {
  const char* yaml;
  const char* error;
};

// Good makes a file that is right up to its fifth line, where `more` stands.
inline std::string Good(const std::string& more) {
  return "# Why.\nshakedown: 1\npki: {root: {trusted: true}, leaf: {issuer: "
         "root}}\nserver: {chain: [leaf]}\n" +
         more;
}

// ErrorOf returns "f.yaml:line:column: sentence".
inline std::string ErrorOf(const std::string& yaml,
                           const ReadOptions& options = {}) {
  const auto scenario = ReadScenario(yaml, "f.yaml", options);
  return scenario.ok() ? "it was read" : scenario.error().ToString();
}

}  // namespace shakedown::scenario

#endif  // SHAKEDOWN_SCENARIO_MISTAKE_FOR_TEST_H_
