// SPDX-License-Identifier: Apache-2.0
#include <Security/SecBase.h>
#include <Security/SecRandom.h>
#include <gtest/gtest.h>

#include <array>

#include "src/base/result_codes.h"
#include "src/corefoundation/conversions.h"
#include "src/simulation/simulation.h"

namespace shakedown::security {
namespace {

// Does not compile if the public header and the table differ in a number, or
// if the header lacks a name.
#define SHAKEDOWN_CODE(name, value, meaning) \
  static_assert((name) == (value), "SecBase.h and result_codes.inc differ");
#include "src/base/result_codes.inc"
#undef SHAKEDOWN_CODE

TEST(SecBaseTest, MessageIsTheMeaningInTheTable) {
  for (const ResultCode& code : AllResultCodes()) {
    const auto text = cf::CFRef<CFStringRef>::Adopt(
        SecCopyErrorMessageString(code.value, nullptr));
    EXPECT_EQ(cf::ToStdString(text.get()), code.meaning);
  }
}

TEST(SecBaseTest, UnknownCodeHasNoMessage) {
  EXPECT_EQ(SecCopyErrorMessageString(12345, nullptr), nullptr);
}

std::array<uint8_t, 16> RandomBytes(uint64_t seed) {
  Simulation simulation({.seed = seed});
  const Simulation::Scope scope(simulation);
  std::array<uint8_t, 16> bytes = {};
  EXPECT_EQ(SecRandomCopyBytes(kSecRandomDefault, bytes.size(), bytes.data()),
            0);
  return bytes;
}

TEST(SecRandomTest, BytesComeFromTheSeed) {
  EXPECT_EQ(RandomBytes(1), RandomBytes(1));
  EXPECT_NE(RandomBytes(1), RandomBytes(2));
}

TEST(SecRandomTest, NoRoomIsAParameterError) {
  EXPECT_EQ(SecRandomCopyBytes(kSecRandomDefault, 1, nullptr), errSecParam);
  EXPECT_EQ(SecRandomCopyBytes(kSecRandomDefault, 0, nullptr), 0);
}

}  // namespace
}  // namespace shakedown::security
