// SPDX-License-Identifier: Apache-2.0
#include "src/cli/arguments.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shakedown::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(ArgumentsTest, SeedIsDecimalOrHexadecimal) {
  EXPECT_EQ(ParseSeed("0").value(), 0u);
  EXPECT_EQ(ParseSeed("0x51f3").value(), 0x51f3u);
  EXPECT_EQ(ParseSeed("0XfF").value(), 0xffu);
  EXPECT_EQ(ParseSeed("18446744073709551615").value(), UINT64_MAX);
}

TEST(ArgumentsTest, AnythingElseIsNoSeed) {
  for (const char* text : {"", "-1", "+1", " 1", "1 ", "0x", "0x-1", "1e3",
                           "18446744073709551616", "0x10000000000000000"}) {
    ASSERT_FALSE(ParseSeed(text).ok()) << text;
    EXPECT_THAT(ParseSeed(text).error().message,
                HasSubstr("not '" + std::string(text) + "'"));
  }
}

TEST(ArgumentsTest, ArgumentsAreReversedForTheParser) {
  EXPECT_THAT(InOrderOfParsing({"run", "a", "b"}),
              ElementsAre("b", "a", "run"));
  EXPECT_THAT(InOrderOfParsing({}), ElementsAre());
}

TEST(ArgumentsTest, NegativeCodeOfExplainIsNoFlag) {
  EXPECT_THAT(InOrderOfParsing({"explain", "-9807", "--format=json"}),
              ElementsAre("--format=json", "--code=-9807", "explain"));
  EXPECT_THAT(InOrderOfParsing({"explain", "-x"}),
              ElementsAre("-x", "explain"));
  EXPECT_THAT(InOrderOfParsing({"run", "-5"}), ElementsAre("-5", "run"));
}

TEST(ArgumentsTest, UnknownWordIsNamedWithTheNearest) {
  EXPECT_EQ(CheckWord("format", "json", {"text", "json"}), "");
  EXPECT_EQ(CheckWord("format", "jsn", {"text", "json"}),
            "there is no format 'jsn' (did you mean 'json'?); there are text, "
            "json");
}

TEST(ArgumentsTest, UnknownFlagIsNamedWithoutItsValue) {
  EXPECT_EQ(DescribeUnknown("--sed=3", {"--seed", "--trace"}),
            "unknown flag '--sed' (did you mean '--seed'?)");
  EXPECT_EQ(DescribeUnknown("expain", {"explain"}),
            "unknown argument 'expain' (did you mean 'explain'?)");
  EXPECT_EQ(DescribeUnknown("-", {"--seed"}), "unknown argument '-'");
}

}  // namespace
}  // namespace shakedown::cli
