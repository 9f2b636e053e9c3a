// SPDX-License-Identifier: Apache-2.0
// Seeded random streams: the same seed and name give the same bytes on every
// machine. For tests only: xoshiro256** has no secrets to keep.
// Example: RandomStream stream(7, "app"); stream.Fill(random);
#ifndef SHAKEDOWN_SIMULATION_RANDOM_H_
#define SHAKEDOWN_SIMULATION_RANDOM_H_

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace shakedown {

class RandomStream {
 public:
  // Streams of one seed but other names are independent of each other.
  RandomStream(uint64_t seed, std::string_view name);

  uint64_t Next();
  void Fill(std::span<uint8_t> bytes);

 private:
  std::array<uint64_t, 4> state_;
};

}  // namespace shakedown

#endif  // SHAKEDOWN_SIMULATION_RANDOM_H_
