// SPDX-License-Identifier: Apache-2.0
// What minting a chain costs: of every defect there is, the slowest.
#ifndef SHAKEDOWN_CLI_DEFECTS_MINTING_TIME_H_
#define SHAKEDOWN_CLI_DEFECTS_MINTING_TIME_H_

#include <string>

#include "src/base/result.h"

namespace shakedown::cli {

struct MintingTime {
  std::string defect;  // of the slowest chain
  double fresh_ms = 0;
  double cached_us = 0;  // of the slowest chain that was minted before
};

// MeasureMinting mints root, authority and server, on P-256, with each defect
// on each of them that can have it, anew and again. Error: one can't be minted.
Result<MintingTime> MeasureMinting();

}  // namespace shakedown::cli

#endif  // SHAKEDOWN_CLI_DEFECTS_MINTING_TIME_H_
