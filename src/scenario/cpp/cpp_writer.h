// SPDX-License-Identifier: Apache-2.0
// A scenario as the C++ that builds it: what a ScenarioBuilder makes of it is
// an equal value, but for file and name. Example: WriteCpp(scenario) is
// "ScenarioBuilder(\"Why.\")\n    .Server(...)". Functions without state; any
// thread.
#ifndef SHAKEDOWN_SCENARIO_CPP_CPP_WRITER_H_
#define SHAKEDOWN_SCENARIO_CPP_CPP_WRITER_H_

#include <string>

#include "src/scenario/model.h"

namespace shakedown::scenario {

// WriteCpp returns an expression, one call a line below the first, without a
// semicolon or newline at its end. Defaults are left out, includes merged in;
// texts must be UTF-8 and the reason must not be empty.
std::string WriteCpp(const Scenario& scenario);

}  // namespace shakedown::scenario

#endif  // SHAKEDOWN_SCENARIO_CPP_CPP_WRITER_H_
