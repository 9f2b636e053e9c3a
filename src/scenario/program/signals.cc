// SPDX-License-Identifier: Apache-2.0
#include "src/scenario/program/signals.h"

#include <csignal>
#include <cstring>

namespace shakedown::scenario {

std::string NameOfSignal(int number) {
  const char* name = sigabbrev_np(number);
  return name == nullptr ? "" : std::string("SIG") + name;
}

const std::vector<std::string>& SignalNames() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (int number = 1; number < NSIG; ++number) {
      if (NameOfSignal(number).empty()) continue;
      all.push_back(NameOfSignal(number));
    }
    return all;
  }();
  return names;
}

}  // namespace shakedown::scenario
