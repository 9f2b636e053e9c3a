// SPDX-License-Identifier: Apache-2.0
// The machine's clock, for real programs over real sockets: how long to wait,
// and which day it is. Nothing else of the project may ask for it.
// Example: const int64_t deadline = MachineMilliseconds() + 10'000;
// Any thread.
#ifndef SHAKEDOWN_LOOPBACK_MACHINE_CLOCK_H_
#define SHAKEDOWN_LOOPBACK_MACHINE_CLOCK_H_

#include <cstdint>

namespace shakedown::loopback {

// MachineMilliseconds counts from an unknown moment and never goes back.
int64_t MachineMilliseconds();

// MachineDay is the last midnight, UTC, in seconds since 1970: certificates
// made around it are the same all day.
int64_t MachineDay();

}  // namespace shakedown::loopback

#endif  // SHAKEDOWN_LOOPBACK_MACHINE_CLOCK_H_
