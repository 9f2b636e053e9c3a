// SPDX-License-Identifier: Apache-2.0
// What one SSLContext costs: time to make it, heap while nothing happens.
#ifndef SHAKEDOWN_CLI_BENCH_CONTEXTS_H_
#define SHAKEDOWN_CLI_BENCH_CONTEXTS_H_

#include "src/base/result.h"
#include "src/scenario/model.h"

namespace shakedown::cli {

// MicrosecondsToCreate makes and releases many client contexts, and returns
// the time for one: the median of several rounds, after a first context.
double MicrosecondsToCreate();

struct ContextHeap {
  double fresh_kilobytes;      // made, I/O functions set, never used
  double connected_kilobytes;  // after the handshake that `scenario` describes
};

// MeasureContextHeap returns what the heap loses when a context is released.
// Error: the scenario is wrong, or its handshake fails.
Result<ContextHeap> MeasureContextHeap(const scenario::Scenario& scenario);

// HeapKilobytes returns how much of this process's heap is in use.
double HeapKilobytes();

}  // namespace shakedown::cli

#endif  // SHAKEDOWN_CLI_BENCH_CONTEXTS_H_
