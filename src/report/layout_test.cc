// SPDX-License-Identifier: Apache-2.0
#include "src/report/layout.h"

#include <gtest/gtest.h>

namespace shakedown::report {
namespace {

TEST(LayoutTest, WidthCountsCharactersNotBytes) {
  EXPECT_EQ(Width("abc"), 3u);
  EXPECT_EQ(Width("⏸ ×3"), 4u);
  EXPECT_EQ(Width(""), 0u);
}

TEST(LayoutTest, ColourHasNoWidth) {
  EXPECT_EQ(Width(Paint("✓ ok", Colour::kGood, true)), 4u);
}

TEST(LayoutTest, PaintIsPlainWhenOff) {
  EXPECT_EQ(Paint("x", Colour::kBad, false), "x");
  EXPECT_EQ(Paint("x", Colour::kBad, true), "\033[31mx\033[0m");
}

TEST(LayoutTest, PaddingNeverShortens) {
  EXPECT_EQ(PadTo("⏸", 3), "⏸  ");
  EXPECT_EQ(PadTo("abcd", 3), "abcd");
}

TEST(LayoutTest, SpreadPutsTextAtBothEnds) {
  EXPECT_EQ(Spread("a", "b", 6), "a    b");
  EXPECT_EQ(Spread("a", "", 6), "a");
  EXPECT_EQ(Spread("abc", "def", 6), "abc  def");
}

TEST(LayoutTest, WrapBreaksBetweenWords) {
  EXPECT_EQ(Wrap("one two three", 7, ""), "one two\nthree");
  EXPECT_EQ(Wrap("one two three", 7, "  "), "one two\n  three");
  EXPECT_EQ(Wrap("unbreakable one", 5, ""), "unbreakable\none");
  EXPECT_EQ(Wrap("", 5, ""), "");
}

TEST(LayoutTest, ThousandsAreGrouped) {
  EXPECT_EQ(Grouped(0), "0");
  EXPECT_EQ(Grouped(999), "999");
  EXPECT_EQ(Grouped(1'690), "1,690");
  EXPECT_EQ(Grouped(1'234'567), "1,234,567");
}

}  // namespace
}  // namespace shakedown::report
