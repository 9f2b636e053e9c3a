// SPDX-License-Identifier: Apache-2.0
// What a scenario's app does wrong on purpose, each mistake named by the
// finding that it earns (docs/findings.md).
// Example: if (mistakes.Makes("trust-not-looked-at")) return;
#ifndef SHAKEDOWN_RUNNER_APP_MISTAKES_H_
#define SHAKEDOWN_RUNNER_APP_MISTAKES_H_

#include <algorithm>
#include <string>
#include <vector>

#include "src/base/findings.h"

namespace shakedown::runner {

class Mistakes {
 public:
  // The list must outlive it.
  explicit Mistakes(const std::vector<std::string>& names) : names_(names) {}

  // Makes tells whether the app makes this one. A name that is no finding does
  // not compile.
  bool Makes(FindingName name) const {
    return std::find(names_.begin(), names_.end(), name.get()) != names_.end();
  }

 private:
  const std::vector<std::string>& names_;
};

}  // namespace shakedown::runner

#endif  // SHAKEDOWN_RUNNER_APP_MISTAKES_H_
