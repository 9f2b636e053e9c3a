// SPDX-License-Identifier: Apache-2.0
#include <CoreFoundation/CoreFoundation.h>
#include <gtest/gtest.h>

extern "C" {
int CountTrueValues(CFStringRef key);
extern const CFStringRef kStaticText;
}

namespace {

TEST(CCallerTest, CProgramUsesTheSameObjects) {
  EXPECT_EQ(CountTrueValues(CFSTR("key")), 1);
  EXPECT_EQ(CountTrueValues(CFSTR("wrong")), 0);
}

TEST(CCallerTest, StaticVariableOfACProgramHoldsAConstantString) {
  EXPECT_TRUE(CFEqual(kStaticText, CFSTR("static text")));
}

}  // namespace
