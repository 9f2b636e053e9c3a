// SPDX-License-Identifier: Apache-2.0
// Every scenario of the project, built by C++ that was written from its file
// when this test was built (write_builders).
#ifndef SHAKEDOWN_SCENARIO_CPP_BUILDERS_FOR_TEST_H_
#define SHAKEDOWN_SCENARIO_CPP_BUILDERS_FOR_TEST_H_

#include <vector>

#include "src/scenario/model.h"

namespace shakedown::scenario {

struct BuiltScenario {
  const char* path;  // what ReadScenarioFile reads
  Scenario (*build)();
};

const std::vector<BuiltScenario>& BuiltScenarios();

}  // namespace shakedown::scenario

#endif  // SHAKEDOWN_SCENARIO_CPP_BUILDERS_FOR_TEST_H_
