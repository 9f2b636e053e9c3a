// SPDX-License-Identifier: Apache-2.0
// Signals by name.
// Example: NameOfSignal(11) is "SIGSEGV".
// Functions without state.
#ifndef SHAKEDOWN_SCENARIO_PROGRAM_SIGNALS_H_
#define SHAKEDOWN_SCENARIO_PROGRAM_SIGNALS_H_

#include <string>
#include <vector>

namespace shakedown::scenario {

// NameOfSignal returns "" for a number that is none.
std::string NameOfSignal(int number);

// SignalNames lists them all, in the order of their numbers.
const std::vector<std::string>& SignalNames();

}  // namespace shakedown::scenario

#endif  // SHAKEDOWN_SCENARIO_PROGRAM_SIGNALS_H_
