// SPDX-License-Identifier: Apache-2.0
// What minting a chain costs: of every defect there is, the slowest.
#ifndef SHAKEDOWN_CLI_DEFECTS_MINTING_TIME_H_
#define SHAKEDOWN_CLI_DEFECTS_MINTING_TIME_H_

#include <string>
#include <vector>

#include "src/base/result.h"

namespace shakedown::cli {

struct SlowestChain {
  std::string name;  // "fifty_deep on leaf, rsa-2048"
  double time = 0;
};

// Of one group of chains.
struct MintingTime {
  SlowestChain fresh_ms;
  SlowestChain cached_us;  // minted before
};

// MeasureMinting mints root, authority and leaf, with each defect on each of
// them that can have it, anew and again: a group for each kind of key that a
// recipe may name. The last group is of leaves that signed themselves. Error:
// one can't be minted.
Result<std::vector<MintingTime>> MeasureMinting();

}  // namespace shakedown::cli

#endif  // SHAKEDOWN_CLI_DEFECTS_MINTING_TIME_H_
