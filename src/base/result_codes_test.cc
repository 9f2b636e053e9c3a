// SPDX-License-Identifier: Apache-2.0
#include "src/base/result_codes.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace shakedown {
namespace {

TEST(ResultCodesTest, NamesAndNumbersFindTheSameRow) {
  for (const ResultCode& code : AllResultCodes()) {
    EXPECT_EQ(FindCode(code.value), &code);
    EXPECT_EQ(FindCode(std::string_view(code.name)), &code);
  }
}

TEST(ResultCodesTest, NoNumberStandsTwice) {
  std::set<int32_t> values;
  for (const ResultCode& code : AllResultCodes()) {
    EXPECT_TRUE(values.insert(code.value).second) << code.name;
  }
}

TEST(ResultCodesTest, AliasIsTheCodeItStandsFor) {
  EXPECT_EQ(FindCode("errSSLServerAuthCompleted"), FindCode(-9841));
  EXPECT_EQ(FindCode("noErr"), FindCode(0));
}

TEST(ResultCodesTest, UnknownNumberIsItsDigits) {
  EXPECT_EQ(NameOfCode(12345), "12345");
  EXPECT_EQ(FindCode(12345), nullptr);
}

TEST(ResultCodesTest, MisspeltNameHasANearOne) {
  EXPECT_EQ(NearestCodeName("errSSLWouldBlok"), "errSSLWouldBlock");
  EXPECT_EQ(NearestCodeName("nothing at all like it"), std::nullopt);
}

}  // namespace
}  // namespace shakedown
