// SPDX-License-Identifier: Apache-2.0
#include "src/corefoundation/text/constant_strings.h"

#include <CoreFoundation/CoreFoundation.h>
#include <gtest/gtest.h>

#include <climits>
#include <string>

#include "src/corefoundation/conversions.h"

namespace shakedown::cf {
namespace {

TEST(ConstantStringTest, IsWhatAStringOfTheSameTextIs) {
  const auto made = MakeString("abc");
  EXPECT_EQ(CFGetTypeID(CFSTR("abc")), CFStringGetTypeID());
  EXPECT_TRUE(CFEqual(CFSTR("abc"), made.get()));
  EXPECT_TRUE(CFEqual(made.get(), CFSTR("abc")));
  EXPECT_FALSE(CFEqual(CFSTR("abd"), made.get()));
  EXPECT_EQ(CFHash(CFSTR("abc")), CFHash(made.get()));
  EXPECT_EQ(DescribeRef(CFSTR("abc")), DescribeRef(made.get()));
}

TEST(ConstantStringTest, EmptyAndForeignTextsAreStringsToo) {
  EXPECT_EQ(CFStringGetLength(CFSTR("")), 0);
  EXPECT_EQ(CFStringGetLength(CFSTR("caf\xc3\xa9")), 4);
  EXPECT_EQ(CFStringGetCStringPtr(CFSTR("caf\xc3\xa9"), kCFStringEncodingUTF8),
            nullptr);
}

TEST(ConstantStringTest, IsNeverCountedNorDestroyed) {
  CFStringRef constant = CFSTR("never destroyed");
  EXPECT_EQ(CFRetain(constant), constant);
  for (int i = 0; i < 5; ++i) CFRelease(constant);
  EXPECT_EQ(CFGetRetainCount(constant), LONG_MAX);
  EXPECT_EQ(ToStdString(constant), "never destroyed");
}

TEST(ConstantStringTest, PointerToItsBytesOutlivesEveryCall) {
  const char* bytes =
      CFStringGetCStringPtr(CFSTR("bytes"), kCFStringEncodingASCII);
  EXPECT_EQ(bytes,
            CFStringGetCStringPtr(CFSTR("bytes"), kCFStringEncodingASCII));
  EXPECT_STREQ(bytes, "bytes");
}

TEST(ConstantStringTest, CollectionGivesBackTheSameReference) {
  CFStringRef constant = CFSTR("element");
  const auto array = MakeArray(std::initializer_list<CFTypeRef>{constant});
  EXPECT_EQ(CFArrayGetValueAtIndex(array.get(), 0), constant);
}

TEST(ConstantStringTest, TextKnownOnlyAtRunTimeIsOneObjectPerText) {
  const std::string text = "run time";
  CFStringRef first = __CFStringMakeConstantString(text.c_str());
  EXPECT_EQ(first, __CFStringMakeConstantString("run time"));
  EXPECT_TRUE(CFEqual(first, CFSTR("run time")));
}

TEST(ConstantStringTest, NothingElseIsTakenForOne) {
  EXPECT_TRUE(IsConstantString(CFSTR("")));
  EXPECT_FALSE(IsConstantString(MakeString("Shakedown CFSTR:").get()));
  EXPECT_FALSE(IsConstantString("shakedown CFSTR:abc"));
  EXPECT_FALSE(IsConstantString("Shakedown CFSTR;abc"));
}

}  // namespace
}  // namespace shakedown::cf
