// SPDX-License-Identifier: Apache-2.0
// The trace drawn as a sequence diagram: what the app called, what went over
// the wire, what came of it.
// Example: std::cout << Ladder(scenario, trace, {.colour = true});
#ifndef SHAKEDOWN_REPORT_LADDER_H_
#define SHAKEDOWN_REPORT_LADDER_H_

#include <cstddef>
#include <string>

#include "src/base/trace.h"
#include "src/scenario/model.h"

namespace shakedown::report {

inline constexpr size_t kLadderColumns = 88;

struct LadderOptions {
  bool colour = false;
};

// LadderHeading is the line above a ladder: name, seed, profile, clock.
std::string LadderHeading(const scenario::Scenario& scenario,
                          const LadderOptions& options);

// Ladder draws the trace, one line or more for each call that does something;
// setters and getters that succeed without a value to show are left out.
std::string Ladder(const scenario::Scenario& scenario, const Trace& trace,
                   const LadderOptions& options);

}  // namespace shakedown::report

#endif  // SHAKEDOWN_REPORT_LADDER_H_
