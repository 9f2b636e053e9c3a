// SPDX-License-Identifier: Apache-2.0
// The process between us and a program: it becomes the parent of whatever the
// program leaves behind, so that nothing outlives the run, not even if we die.
// Example: if (fork() == 0) Supervise(orders, descriptors);
// Runs in a process of its own, right after fork.
#ifndef SHAKEDOWN_LOOPBACK_PROCESS_SUPERVISOR_H_
#define SHAKEDOWN_LOOPBACK_PROCESS_SUPERVISOR_H_

#include <cstdint>

namespace shakedown::loopback {

// What to run, as exec wants it: both end with nullptr.
struct Orders {
  char** arguments;
  char** environment;  // its PATH is where the program is looked for
};

// For the program, and for us.
struct SupervisorDescriptors {
  int input, output, errors;
  int leash;   // when its other end closes, everything is killed
  int report;  // here Report is written
};

// The report: one, at the end.
struct Report {
  int32_t exec_error = 0;   // errno, if there is no such program
  int32_t wait_status = 0;  // of the program, as waitpid gives it
  int32_t left_behind = 0;  // processes of its that had to be killed
  int32_t was_killed = 0;   // 1: by the leash
};

[[noreturn]] void Supervise(const Orders& orders,
                            const SupervisorDescriptors& descriptors);

}  // namespace shakedown::loopback

#endif  // SHAKEDOWN_LOOPBACK_PROCESS_SUPERVISOR_H_
