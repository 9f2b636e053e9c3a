// SPDX-License-Identifier: Apache-2.0
// A scenario as a file: what ReadScenario reads back as an equal value.
// Example: std::cout << WriteScenario(scenario);
// Functions without state; any thread.
#ifndef SHAKEDOWN_SCENARIO_YAML_WRITER_H_
#define SHAKEDOWN_SCENARIO_YAML_WRITER_H_

#include <string>

#include "src/scenario/model.h"

namespace shakedown::scenario {

// WriteScenario writes the one canonical form: keys in the order of
// docs/scenario-format.md, defaults left out, includes merged in. Texts must be
// UTF-8 (data may be any bytes) and the reason must not be empty. The name of a
// scenario without a file is the first line of its reason.
std::string WriteScenario(const Scenario& scenario);

}  // namespace shakedown::scenario

#endif  // SHAKEDOWN_SCENARIO_YAML_WRITER_H_
