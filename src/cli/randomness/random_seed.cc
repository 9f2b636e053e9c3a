// SPDX-License-Identifier: Apache-2.0
#include "src/cli/randomness/random_seed.h"

#include <random>

namespace shakedown::cli {

uint64_t DrawSeed() { return std::random_device()(); }

}  // namespace shakedown::cli
