// SPDX-License-Identifier: Apache-2.0
// The one place that asks the machine for randomness: a seed for a run that
// wants another one each time. It is printed, so the run can be had again.
#ifndef SHAKEDOWN_CLI_RANDOMNESS_RANDOM_SEED_H_
#define SHAKEDOWN_CLI_RANDOMNESS_RANDOM_SEED_H_

#include <cstdint>

namespace shakedown::cli {

// DrawSeed returns a number that nobody can foresee; of 32 bits, since people
// type it.
uint64_t DrawSeed();

}  // namespace shakedown::cli

#endif  // SHAKEDOWN_CLI_RANDOMNESS_RANDOM_SEED_H_
