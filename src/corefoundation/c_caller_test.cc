// SPDX-License-Identifier: Apache-2.0
#include <CoreFoundation/CoreFoundation.h>
#include <gtest/gtest.h>

extern "C" int CountTrueValues(CFStringRef key);

namespace {

TEST(CCallerTest, CProgramUsesTheSameObjects) {
  EXPECT_EQ(CountTrueValues(CFSTR("key")), 1);
  EXPECT_EQ(CountTrueValues(CFSTR("wrong")), 0);
}

}  // namespace
