// SPDX-License-Identifier: Apache-2.0
#include <CoreFoundation/CoreFoundation.h>
#include <gtest/gtest.h>

#include <string>

#include "src/corefoundation/c_caller_test_app.h"
#include "src/corefoundation/conversions.h"

namespace shakedown::cf {
namespace {

TEST(CCallerTest, CProgramUsesTheSameObjects) {
  EXPECT_EQ(CountTrueValues(CFSTR("key")), 1);
  EXPECT_EQ(CountTrueValues(MakeString("key").get()), 1);
  EXPECT_EQ(CountTrueValues(CFSTR("other")), 0);
  EXPECT_EQ(CountTrueValues(CFSTR("wrong")), 0);
}

TEST(CCallerTest, StaticVariableOfACProgramHoldsAConstantString) {
  EXPECT_TRUE(CFEqual(kStaticText, CFSTR("static text")));
}

TEST(CCallerTest, TextIsCopiedByItsPointerOrByABuffer) {
  char text[16];
  EXPECT_EQ(CopyText(CFSTR("ascii"), text, sizeof(text)), 1);
  EXPECT_STREQ(text, "ascii");
  EXPECT_EQ(CopyText(CFSTR("caf\xc3\xa9"), text, sizeof(text)), 2);
  EXPECT_STREQ(text, "caf\xc3\xa9");
  EXPECT_EQ(CopyText(CFSTR("ascii"), text, 5), 0);
}

TEST(CCallerTest, DescriptionOfAnErrorNeedsTheBuffer) {
  char text[128];
  EXPECT_EQ(CopyErrorText(-9807, text, sizeof(text)), 2);
  EXPECT_NE(std::string(text).find("(OSStatus error -9807.)"),
            std::string::npos);
}

TEST(CCallerTest, ChunksOfAFileAreJoined) {
  const auto data = CFRef<CFDataRef>::Adopt(JoinPem("BEGIN ", "END"));
  EXPECT_EQ(ToHex(ToBytes(data.get())), ToHex(AsBytes("BEGIN END")));
}

TEST(CCallerTest, ObjectsAreToldApartByTheirTypes) {
  EXPECT_STREQ(KindOf(CFSTR("a")), "text");
  EXPECT_STREQ(KindOf(MakeNumber(1).get()), "number");
  EXPECT_STREQ(KindOf(MakeData({}).get()), "bytes");
  EXPECT_STREQ(KindOf(MakeArray({}).get()), "list");
  EXPECT_STREQ(KindOf(MakeMutableDictionary().get()), "entries");
  EXPECT_STREQ(KindOf(kCFNull), "something else");
}

TEST(CCallerTest, FunctionOfACProgramIsApplied) {
  const auto five = MakeNumber(5);
  const auto six = MakeNumber(6);
  const auto array = MakeArray(
      std::initializer_list<CFTypeRef>{five.get(), CFSTR("7"), six.get()});
  EXPECT_EQ(SumOfNumbers(array.get()), 11);
}

}  // namespace
}  // namespace shakedown::cf
