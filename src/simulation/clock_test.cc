// SPDX-License-Identifier: Apache-2.0
#include "src/simulation/clock.h"

#include <gtest/gtest.h>

namespace shakedown {
namespace {

TEST(ParseTimeTest, ReadsDatesWithAndWithoutTime) {
  EXPECT_EQ(ParseTime("1970-01-01"), 0);
  EXPECT_EQ(ParseTime("2026-01-15T12:00:00Z"), 1768478400);
  EXPECT_EQ(ParseTime("2026-01-15T12:00Z"), 1768478400);
  EXPECT_EQ(ParseTime("2026-01-15 12:00:00Z"), 1768478400);
}

TEST(ParseTimeTest, WhatIsNoDateIsNothing) {
  for (const char* text :
       {"", "tomorrow", "2026-13-01", "2026-02-30", "2026-01-15T25:00:00Z",
        "2026-01-15T12:00:00", "2026-01-15T12:00:00+01:00", "2026-1-5",
        "2026-01-15Tx"}) {
    EXPECT_EQ(ParseTime(text), std::nullopt) << text;
  }
}

TEST(FormatTimeTest, IsReadBack) {
  for (int64_t seconds : {int64_t{0}, int64_t{1768478400}, int64_t{-1}}) {
    EXPECT_EQ(ParseTime(FormatTime(seconds)), seconds);
  }
  EXPECT_EQ(FormatTime(1768478400), "2026-01-15 12:00:00Z");
}

}  // namespace
}  // namespace shakedown
