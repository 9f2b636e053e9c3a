// SPDX-License-Identifier: Apache-2.0
// A tree as one line of YAML, in the way that it was quoted.
// Example: WriteFlow(node) is "{at: \"server:Certificate\", how: cleanly}".
// Functions without state; any thread.
#ifndef SHAKEDOWN_SCENARIO_FORMAT_FLOW_H_
#define SHAKEDOWN_SCENARIO_FORMAT_FLOW_H_

#include <string>

#include "src/scenario/yaml/node.h"

namespace shakedown::scenario {

// WriteScalar writes a text: bare if it was, else in double quotes, or in
// single ones if it has double quotes or backslashes itself.
std::string WriteScalar(const Node& text);

// WriteFlow writes anything; nothing is "null".
std::string WriteFlow(const Node& node);

}  // namespace shakedown::scenario

#endif  // SHAKEDOWN_SCENARIO_FORMAT_FLOW_H_
