// SPDX-License-Identifier: Apache-2.0
// CFData, CFNumber, CFDate, CFURL: the plain values.
#include <CoreFoundation/CoreFoundation.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "src/corefoundation/conversions.h"
#include "src/simulation/simulation.h"

namespace shakedown::cf {
namespace {

TEST(DataTest, CopiesItsBytes) {
  UInt8 bytes[] = {1, 2, 3};
  const auto data = CFRef<CFDataRef>::Adopt(CFDataCreate(nullptr, bytes, 3));
  bytes[0] = 9;
  EXPECT_EQ(ToHex(ToBytes(data.get())), "010203");
  EXPECT_EQ(CFDataCreate(nullptr, bytes, -1), nullptr);
}

TEST(DataTest, EmptyDataHasAnAddress) {
  EXPECT_NE(CFDataGetBytePtr(MakeData({}).get()), nullptr);
}

TEST(DataTest, BorrowsOrFreesTheCallersBytes) {
  const UInt8 borrowed[] = {1, 2};
  auto* owned = static_cast<UInt8*>(std::calloc(2, 1));
  const auto one = CFRef<CFDataRef>::Adopt(
      CFDataCreateWithBytesNoCopy(nullptr, borrowed, 2, kCFAllocatorNull));
  const auto two = CFRef<CFDataRef>::Adopt(
      CFDataCreateWithBytesNoCopy(nullptr, owned, 2, kCFAllocatorMalloc));
  EXPECT_EQ(CFDataGetBytePtr(one.get()), borrowed);
  EXPECT_EQ(CFDataGetBytePtr(two.get()), owned);
}

TEST(DataTest, MutableDataIsEditedInPlace) {
  const auto data =
      CFRef<CFMutableDataRef>::Adopt(CFDataCreateMutable(nullptr, 0));
  const UInt8 bytes[] = {1, 2, 3};
  CFDataAppendBytes(data.get(), bytes, 3);
  CFDataDeleteBytes(data.get(), CFRangeMake(0, 1));
  CFDataReplaceBytes(data.get(), CFRangeMake(1, 1), bytes, 2);
  CFDataSetLength(data.get(), 4);
  CFDataGetMutableBytePtr(data.get())[3] = 0xff;
  EXPECT_EQ(ToHex(ToBytes(data.get())), "020102ff");
}

TEST(DataTest, FindGivesThePlace) {
  const auto data = MakeData(AsBytes("abab"));
  const auto wanted = MakeData(AsBytes("ab"));
  const CFRange all = CFRangeMake(0, 4);
  EXPECT_EQ(CFDataFind(data.get(), wanted.get(), all, 0).location, 0);
  EXPECT_EQ(CFDataFind(data.get(), wanted.get(), all, kCFDataSearchBackwards)
                .location,
            2);
}

TEST(DataDeathTest, RangeMustLieWithin) {
  UInt8 buffer[4];
  EXPECT_DEATH(
      CFDataGetBytes(MakeData({}).get(), CFRangeMake(0, 1), buffer),
      "CFDataGetBytes was given the range \\{0, 1\\} of a CFData of length 0");
}

CFRef<CFNumberRef> Real(double value) {
  return CFRef<CFNumberRef>::Adopt(
      CFNumberCreate(nullptr, kCFNumberDoubleType, &value));
}

TEST(NumberTest, IsReadInTheTypeAskedFor) {
  const auto number = MakeNumber(300);
  int whole = 0;
  int8_t narrow = 0;
  EXPECT_TRUE(CFNumberGetValue(number.get(), kCFNumberIntType, &whole));
  EXPECT_EQ(whole, 300);
  EXPECT_FALSE(CFNumberGetValue(number.get(), kCFNumberSInt8Type, &narrow));
}

TEST(NumberTest, FractionIsLostOnlyWithNotice) {
  int whole = 0;
  EXPECT_FALSE(CFNumberGetValue(Real(2.5).get(), kCFNumberIntType, &whole));
  EXPECT_EQ(whole, 2);
  EXPECT_TRUE(CFNumberGetValue(Real(2.0).get(), kCFNumberIntType, &whole));
}

TEST(NumberTest, TypeIsTheFixedSizeOne) {
  const int value = 5;
  const auto number = CFRef<CFNumberRef>::Adopt(
      CFNumberCreate(nullptr, kCFNumberIntType, &value));
  EXPECT_EQ(CFNumberGetType(number.get()), kCFNumberSInt32Type);
  EXPECT_EQ(CFNumberGetByteSize(number.get()), 4);
}

TEST(NumberTest, ComparesExactlyAcrossTypes) {
  const auto large = MakeNumber((int64_t{1} << 53) + 1);
  const auto rounded = Real(9007199254740992.0);
  EXPECT_EQ(CFNumberCompare(large.get(), rounded.get(), nullptr),
            kCFCompareGreaterThan);
  EXPECT_EQ(CFNumberCompare(rounded.get(), large.get(), nullptr),
            kCFCompareLessThan);
  EXPECT_TRUE(CFEqual(MakeNumber(2).get(), Real(2).get()));
  EXPECT_TRUE(CFEqual(kCFNumberNaN, kCFNumberNaN));
}

TEST(NumberDeathTest, UnknownType) {
  int value = 0;
  EXPECT_DEATH(CFNumberCreate(nullptr, 99, &value), "unknown CFNumberType 99");
}

TEST(DateTest, NowIsTheSimulationsClock) {
  Simulation world({.seed = 1, .start_unix_ms = 978307200'500});
  Simulation::Scope scope(world);
  EXPECT_DOUBLE_EQ(CFAbsoluteTimeGetCurrent(), 0.5);
  world.Advance(1000);
  EXPECT_DOUBLE_EQ(CFAbsoluteTimeGetCurrent(), 1.5);
}

TEST(DateTest, ConvertsToUnixAndBack) {
  const auto date = MakeDate(978307200 + 60);
  EXPECT_DOUBLE_EQ(CFDateGetAbsoluteTime(date.get()), 60);
  EXPECT_EQ(ToUnixSeconds(date.get()), 978307260);
  EXPECT_EQ(FormatRef(date.get()), "2001-01-01 00:01:00Z");
  EXPECT_EQ(CFDateCompare(date.get(), MakeDate(0).get(), nullptr),
            kCFCompareGreaterThan);
}

CFRef<CFURLRef> FileUrl(std::string_view path, bool is_directory) {
  const ByteView bytes = AsBytes(path);
  return CFRef<CFURLRef>::Adopt(CFURLCreateFromFileSystemRepresentation(
      nullptr, bytes.data(), static_cast<CFIndex>(bytes.size()), is_directory));
}

TEST(UrlTest, PathIsEscapedAndComesBack) {
  const auto url = FileUrl("/tmp/my certs", true);
  EXPECT_EQ(ToStdString(CFURLGetString(url.get())), "file:///tmp/my%20certs/");
  UInt8 path[32];
  EXPECT_TRUE(CFURLGetFileSystemRepresentation(url.get(), true, path, 32));
  EXPECT_STREQ(reinterpret_cast<const char*>(path), "/tmp/my certs");
  EXPECT_FALSE(CFURLGetFileSystemRepresentation(url.get(), true, path, 13));
}

TEST(UrlTest, ComponentIsAppended) {
  const auto url = CFRef<CFURLRef>::Adopt(CFURLCreateCopyAppendingPathComponent(
      nullptr, FileUrl("/tmp", true).get(), CFSTR("a.pem"), false));
  EXPECT_EQ(FormatRef(url.get()), "file:///tmp/a.pem");
}

TEST(UrlTest, TextWithASpaceIsNoUrl) {
  EXPECT_EQ(CFURLCreateWithString(nullptr, CFSTR("a b"), nullptr), nullptr);
  EXPECT_EQ(CFURLCreateWithString(nullptr, CFSTR(""), nullptr), nullptr);
}

}  // namespace
}  // namespace shakedown::cf
