// SPDX-License-Identifier: Apache-2.0
#include "src/loopback/machine_clock.h"

#include <chrono>

namespace shakedown::loopback {

int64_t MachineMilliseconds() {
  const auto since = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
}

int64_t MachineDay() {
  constexpr int64_t kDay = 24 * 60 * 60;
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  const int64_t now =
      std::chrono::duration_cast<std::chrono::seconds>(since).count();
  return now - now % kDay;
}

}  // namespace shakedown::loopback
