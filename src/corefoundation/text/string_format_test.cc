// SPDX-License-Identifier: Apache-2.0
#include <CoreFoundation/CoreFoundation.h>
#include <gtest/gtest.h>

#include <string>

#include "src/corefoundation/conversions.h"

namespace shakedown::cf {
namespace {

template <class... Arguments>
std::string Formatted(const char* format, Arguments... arguments) {
  const auto text = CFRef<CFStringRef>::Adopt(CFStringCreateWithFormat(
      nullptr, nullptr, MakeString(format).get(), arguments...));
  return ToStdString(text.get());
}

TEST(StringFormatTest, KnowsNumbers) {
  EXPECT_EQ(Formatted("%d %ld %u %x", -9807, -1L, 7u, 0xcafe),
            "-9807 -1 7 cafe");
  EXPECT_EQ(Formatted("%5d|%-5d|%05d|%.3d", 1, 2, 3, 4),
            "    1|2    |00003|004");
  EXPECT_EQ(Formatted("%lld %zu %hhd", 1LL << 40, size_t{9}, 257),
            "1099511627776 9 1");
  EXPECT_EQ(Formatted("%.2f", 1.5), "1.50");
}

TEST(StringFormatTest, KnowsTexts) {
  EXPECT_EQ(Formatted("%s|%5s|%-3s|%.1s|%c", "a", "b", "c", "de", 'f'),
            "a|    b|c  |d|f");
  EXPECT_EQ(Formatted("%s", static_cast<const char*>(nullptr)), "(null)");
}

TEST(StringFormatTest, ReadsCStringsAsMacRoman) {
  EXPECT_EQ(Formatted("%s", "\x8e"), "\xc3\xa9");
}

TEST(StringFormatTest, KnowsObjects) {
  EXPECT_EQ(Formatted("%@ %@", CFSTR("x"), MakeNumber(5).get()), "x 5");
  EXPECT_EQ(Formatted("%@", kCFBooleanTrue), "true");
  EXPECT_EQ(Formatted("%@", static_cast<CFTypeRef>(nullptr)), "(null)");
}

TEST(StringFormatTest, PercentAndUnfinishedDirectivesAreHarmless) {
  EXPECT_EQ(Formatted("100%%"), "100%");
  EXPECT_EQ(Formatted("%"), "");
  EXPECT_EQ(Formatted("%-5"), "");
}

TEST(StringFormatTest, WidthMayBeAnArgument) {
  EXPECT_EQ(Formatted("%*d|%-*d|%.*s", 3, 1, 3, 2, 1, "ab"), "  1|2  |a");
}

}  // namespace
}  // namespace shakedown::cf
