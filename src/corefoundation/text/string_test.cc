// SPDX-License-Identifier: Apache-2.0
#include "src/corefoundation/text/string.h"

#include <gtest/gtest.h>

#include <string>

#include "src/corefoundation/conversions.h"

namespace shakedown::cf {
namespace {

constexpr char kCafe[] = "caf\xc3\xa9";

std::string Utf8Of(CFStringRef created) {
  return ToStdString(CFRef<CFStringRef>::Adopt(created).get());
}

CFStringRef Create(const char* text, CFStringEncoding encoding) {
  return CFStringCreateWithCString(nullptr, text, encoding);
}

TEST(StringTest, LengthCountsUtf16Units) {
  EXPECT_EQ(CFStringGetLength(MakeString(kCafe).get()), 4);
  EXPECT_EQ(CFStringGetLength(MakeString("\xf0\x9f\x94\x92").get()), 2);
}

TEST(StringTest, PointerIsGivenForImmutableAsciiOnly) {
  EXPECT_STREQ(CFStringGetCStringPtr(CFSTR("abc"), kCFStringEncodingUTF8),
               "abc");
  EXPECT_EQ(
      CFStringGetCStringPtr(MakeString(kCafe).get(), kCFStringEncodingUTF8),
      nullptr);
  const auto changeable = CFRef<CFMutableStringRef>::Adopt(
      CFStringCreateMutableCopy(nullptr, 0, CFSTR("abc")));
  EXPECT_EQ(CFStringGetCStringPtr(changeable.get(), kCFStringEncodingUTF8),
            nullptr);
  EXPECT_EQ(CFStringGetCStringPtr(CFSTR("abc"), kCFStringEncodingUTF16),
            nullptr);
}

TEST(StringTest, CStringNeedsRoomForItsNul) {
  char buffer[4];
  EXPECT_TRUE(CFStringGetCString(CFSTR("abc"), buffer, 4, 0x0600));
  EXPECT_STREQ(buffer, "abc");
  EXPECT_FALSE(CFStringGetCString(CFSTR("abc"), buffer, 3, 0x0600));
  EXPECT_FALSE(CFStringGetCString(CFSTR("abc"), buffer, 0, 0x0600));
}

TEST(StringTest, CStringMustBeSayableInTheEncoding) {
  char buffer[16];
  const auto cafe = MakeString(kCafe);
  EXPECT_FALSE(CFStringGetCString(cafe.get(), buffer, sizeof(buffer),
                                  kCFStringEncodingASCII));
  EXPECT_TRUE(CFStringGetCString(cafe.get(), buffer, sizeof(buffer),
                                 kCFStringEncodingMacRoman));
  EXPECT_STREQ(buffer, "caf\x8e");
}

TEST(StringTest, InvalidBytesMakeNoString) {
  EXPECT_EQ(Create("caf\xe9", kCFStringEncodingUTF8), nullptr);
  EXPECT_EQ(Create("\xc0\x80", kCFStringEncodingUTF8), nullptr);
  EXPECT_EQ(Create("\xed\xa0\x80", kCFStringEncodingUTF8), nullptr);
  EXPECT_EQ(Create("\xf4\x90\x80\x80", kCFStringEncodingUTF8), nullptr);
  EXPECT_EQ(Create("caf\xe9", kCFStringEncodingASCII), nullptr);
  EXPECT_EQ(Create("abc", 0x12345), nullptr);
}

TEST(StringTest, EightBitEncodingsDiffer) {
  EXPECT_EQ(Utf8Of(Create("caf\xe9", kCFStringEncodingISOLatin1)), kCafe);
  EXPECT_EQ(Utf8Of(Create("caf\x8e", kCFStringEncodingMacRoman)), kCafe);
  EXPECT_EQ(Utf8Of(Create("\x80", kCFStringEncodingWindowsLatin1)),
            "\xe2\x82\xac");
}

TEST(StringTest, Utf16FollowsItsByteOrder) {
  const UInt8 marked[] = {0xff, 0xfe, 'a', 0};
  const UInt8 big[] = {0, 'a'};
  EXPECT_EQ(Utf8Of(CFStringCreateWithBytes(nullptr, marked, 4,
                                           kCFStringEncodingUTF16, true)),
            "a");
  EXPECT_EQ(Utf8Of(CFStringCreateWithBytes(nullptr, big, 2,
                                           kCFStringEncodingUTF16, true)),
            "a");
  EXPECT_EQ(
      CFStringCreateWithBytes(nullptr, big, 1, kCFStringEncodingUTF16BE, false),
      nullptr);
}

TEST(StringTest, GetBytesStopsBeforeWhatDoesNotFit) {
  UInt8 buffer[4];
  CFIndex used = 0;
  const auto cafe = MakeString(kCafe);
  EXPECT_EQ(CFStringGetBytes(cafe.get(), CFRangeMake(0, 4),
                             kCFStringEncodingUTF8, 0, false, buffer, 4, &used),
            3);
  EXPECT_EQ(used, 3);
}

TEST(StringTest, GetBytesPutsTheLossByteForWhatCannotBeSaid) {
  UInt8 buffer[4];
  CFIndex used = 0;
  EXPECT_EQ(
      CFStringGetBytes(MakeString(kCafe).get(), CFRangeMake(0, 4),
                       kCFStringEncodingASCII, '?', false, buffer, 4, &used),
      4);
  EXPECT_EQ(std::string(buffer, buffer + used), "caf?");
}

TEST(StringTest, ExternalRepresentationOfUtf16HasAMark) {
  const auto data = CFRef<CFDataRef>::Adopt(
      CFStringCreateExternalRepresentation(nullptr, CFSTR("a"), 0x0100, 0));
  EXPECT_EQ(ToHex(ToBytes(data.get())), "fffe6100");
}

TEST(StringTest, MaximumSizeCoversEveryText) {
  EXPECT_EQ(CFStringGetMaximumSizeForEncoding(4, kCFStringEncodingUTF8), 12);
  EXPECT_EQ(CFStringGetMaximumSizeForEncoding(4, kCFStringEncodingASCII), 4);
  EXPECT_EQ(CFStringGetMaximumSizeForEncoding(INT64_MAX, kCFStringEncodingUTF8),
            kCFNotFound);
}

TEST(StringTest, CompareOrdersAndIgnoresCaseOnDemand) {
  EXPECT_EQ(CFStringCompare(CFSTR("a"), CFSTR("b"), 0), kCFCompareLessThan);
  EXPECT_EQ(CFStringCompare(CFSTR("b"), CFSTR("B"), 0), kCFCompareGreaterThan);
  EXPECT_EQ(
      CFStringCompare(CFSTR("aBc"), CFSTR("AbC"), kCFCompareCaseInsensitive),
      kCFCompareEqualTo);
  EXPECT_EQ(CFStringCompare(CFSTR("v10"), CFSTR("v9"), kCFCompareNumerically),
            kCFCompareGreaterThan);
}

TEST(StringTest, FindGivesThePlace) {
  EXPECT_EQ(CFStringFind(CFSTR("abcabc"), CFSTR("bc"), 0).location, 1);
  EXPECT_EQ(
      CFStringFind(CFSTR("abcabc"), CFSTR("bc"), kCFCompareBackwards).location,
      4);
  EXPECT_EQ(CFStringFind(CFSTR("abc"), CFSTR("x"), 0).location, kCFNotFound);
  EXPECT_EQ(CFStringFind(CFSTR("abc"), CFSTR(""), 0).location, kCFNotFound);
}

TEST(StringTest, PrefixAndSuffixAreAnchored) {
  EXPECT_TRUE(CFStringHasPrefix(CFSTR("abc"), CFSTR("ab")));
  EXPECT_FALSE(CFStringHasPrefix(CFSTR("abc"), CFSTR("bc")));
  EXPECT_TRUE(CFStringHasSuffix(CFSTR("abc"), CFSTR("bc")));
  EXPECT_FALSE(CFStringHasSuffix(CFSTR("abc"), CFSTR("abcd")));
}

TEST(StringTest, MutableStringGrowsAndShrinks) {
  const auto text =
      CFRef<CFMutableStringRef>::Adopt(CFStringCreateMutable(nullptr, 0));
  CFStringAppend(text.get(), CFSTR("bc"));
  CFStringInsert(text.get(), 0, CFSTR("a"));
  CFStringAppendCString(text.get(), "def", kCFStringEncodingASCII);
  CFStringAppend(text.get(), text.get());
  CFStringDelete(text.get(), CFRangeMake(0, 6));
  EXPECT_EQ(ToStdString(text.get()), "abcdef");
}

TEST(StringTest, SplitAndJoinAreInverse) {
  const auto parts =
      CFRef<CFArrayRef>::Adopt(CFStringCreateArrayBySeparatingStrings(
          nullptr, CFSTR("a,b,"), CFSTR(",")));
  EXPECT_EQ(CFArrayGetCount(parts.get()), 3);
  EXPECT_EQ(Utf8Of(CFStringCreateByCombiningStrings(nullptr, parts.get(),
                                                    CFSTR(","))),
            "a,b,");
}

TEST(StringTest, IntegerValueSaturates) {
  EXPECT_EQ(CFStringGetIntValue(CFSTR(" -42 apples")), -42);
  EXPECT_EQ(CFStringGetIntValue(CFSTR("99999999999")), INT32_MAX);
  EXPECT_EQ(CFStringGetIntValue(CFSTR("apples")), 0);
}

TEST(StringTest, MakeStringReplacesWhatIsNoUtf8) {
  EXPECT_EQ(ToStdString(MakeString("a\xff").get()), "a\xef\xbf\xbd");
}

TEST(StringDeathTest, ImmutableStringIsNotChanged) {
  auto* constant = const_cast<CFMutableStringRef>(CFSTR("abc"));
  EXPECT_DEATH(CFStringAppend(constant, CFSTR("d")),
               "CFStringAppend was given an immutable CFString");
}

TEST(StringDeathTest, RangeMustLieWithin) {
  EXPECT_DEATH(
      CFStringCreateWithSubstring(nullptr, CFSTR("abc"), CFRangeMake(2, 2)),
      "was given the range \\{2, 2\\} of a CFString of length 3");
}

}  // namespace
}  // namespace shakedown::cf
