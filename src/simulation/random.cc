// SPDX-License-Identifier: Apache-2.0
#include "src/simulation/random.h"

namespace shakedown {
namespace {

constexpr uint64_t RotateLeft(uint64_t value, int bits) {
  return value << bits | value >> (64 - bits);
}

// SplitMix64, which its authors recommend for seeding xoshiro.
uint64_t SplitMix(uint64_t& state) {
  state += 0x9e3779b97f4a7c15;
  uint64_t value = state;
  value = (value ^ value >> 30) * 0xbf58476d1ce4e5b9;
  value = (value ^ value >> 27) * 0x94d049bb133111eb;
  return value ^ value >> 31;
}

// FNV-1a of the name.
uint64_t HashOf(std::string_view name) {
  uint64_t hash = 0xcbf29ce484222325;
  for (char letter : name) {
    hash = (hash ^ static_cast<uint8_t>(letter)) * 0x100000001b3;
  }
  return hash;
}

}  // namespace

RandomStream::RandomStream(uint64_t seed, std::string_view name) {
  uint64_t mixer = HashOf(name);
  mixer ^= SplitMix(seed);
  for (uint64_t& word : state_) word = SplitMix(mixer);
}

uint64_t RandomStream::Next() {
  const uint64_t result = RotateLeft(state_[1] * 5, 7) * 9;
  const uint64_t shifted = state_[1] << 17;
  state_[2] ^= state_[0];
  state_[3] ^= state_[1];
  state_[1] ^= state_[2];
  state_[0] ^= state_[3];
  state_[2] ^= shifted;
  state_[3] = RotateLeft(state_[3], 45);
  return result;
}

void RandomStream::Fill(std::span<uint8_t> bytes) {
  uint64_t word = 0;
  for (size_t i = 0; i < bytes.size(); ++i) {
    if (i % 8 == 0) word = Next();
    bytes[i] = static_cast<uint8_t>(word >> (8 * (i % 8)));
  }
}

}  // namespace shakedown
