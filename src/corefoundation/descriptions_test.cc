// SPDX-License-Identifier: Apache-2.0
// What CFCopyDescription, CFShow and %@ say of each type, and its type ID.
#include <CoreFoundation/CoreFoundation.h>
#include <gtest/gtest.h>

#include <functional>
#include <string>

#include "src/corefoundation/conversions.h"

namespace shakedown::cf {
namespace {

struct Described {
  const char* type;
  std::function<CFTypeRef()> create;
  CFTypeID (*type_id)();
  const char* description;
  const char* format;
};

class DescriptionTest : public testing::TestWithParam<Described> {
 protected:
  CFRef<CFTypeRef> object_ = CFRef<CFTypeRef>::Adopt(GetParam().create());
};

TEST_P(DescriptionTest, IsForPeopleAndHoldsNoAddress) {
  const auto text = CFRef<CFStringRef>::Adopt(CFCopyDescription(object_.get()));
  EXPECT_EQ(ToStdString(text.get()), GetParam().description);
}

TEST_P(DescriptionTest, IsShownOnALineOfStderr) {
  testing::internal::CaptureStderr();
  CFShow(object_.get());
  EXPECT_EQ(testing::internal::GetCapturedStderr(),
            std::string(GetParam().description) + "\n");
}

TEST_P(DescriptionTest, IsShorterInAFormat) {
  const auto text = CFRef<CFStringRef>::Adopt(
      CFStringCreateWithFormat(nullptr, nullptr, CFSTR("%@"), object_.get()));
  EXPECT_EQ(ToStdString(text.get()), GetParam().format);
}

TEST_P(DescriptionTest, TypeIsKnownByItsIdAndName) {
  const CFTypeID id = GetParam().type_id();
  EXPECT_EQ(CFGetTypeID(object_.get()), id);
  const auto name = CFRef<CFStringRef>::Adopt(CFCopyTypeIDDescription(id));
  EXPECT_EQ(ToStdString(name.get()), GetParam().type);
}

TEST_P(DescriptionTest, ObjectEqualsItselfAndKeepsItsHash) {
  EXPECT_TRUE(CFEqual(object_.get(), object_.get()));
  EXPECT_EQ(CFHash(object_.get()), CFHash(object_.get()));
  EXPECT_FALSE(CFEqual(object_.get(), kCFAllocatorNull));
  EXPECT_FALSE(CFEqual(kCFAllocatorNull, object_.get()));
}

TEST_P(DescriptionTest, RetainAndReleaseBalance) {
  const CFIndex before = CFGetRetainCount(object_.get());
  EXPECT_EQ(CFRetain(object_.get()), object_.get());
  CFRelease(object_.get());
  EXPECT_EQ(CFGetRetainCount(object_.get()), before);
}

constexpr char kPair[] =
    "<CFDictionary>{type = immutable, count = 1, entries =>\n"
    "\t0 : <CFString>{contents = \"k\"} = <CFBoolean>{value = false}\n}";
constexpr char kError[] =
    "Error Domain=own domain Code=5 \"The operation couldn\xe2\x80\x99t be "
    "completed. (own domain error 5.)\"";

CFTypeRef OneByte() {
  const UInt8 byte = 0xab;
  return CFDataCreate(nullptr, &byte, 1);
}

CFTypeRef Error() {
  return CFErrorCreate(nullptr, CFSTR("own domain"), 5, nullptr);
}

CFTypeRef Url() {
  return CFURLCreateWithString(nullptr, CFSTR("https://example.com/"), nullptr);
}

CFTypeRef Pair() {
  const void* key = CFSTR("k");
  const void* value = kCFBooleanFalse;
  return CFDictionaryCreate(nullptr, &key, &value, 1,
                            &kCFTypeDictionaryKeyCallBacks,
                            &kCFTypeDictionaryValueCallBacks);
}

CFTypeRef List() {
  return MakeArray(std::initializer_list<CFTypeRef>{kCFNull}).Release();
}

INSTANTIATE_TEST_SUITE_P(
    Types, DescriptionTest,
    testing::Values(
        Described{"CFString", [] { return CFTypeRef(CFSTR("a\"b")); },
                  CFStringGetTypeID, "<CFString>{contents = \"a\"b\"}", "a\"b"},
        Described{"CFData", OneByte, CFDataGetTypeID,
                  "<CFData>{length = 1, bytes = 0xab}",
                  "<CFData>{length = 1, bytes = 0xab}"},
        Described{"CFNumber", [] { return CFTypeRef(MakeNumber(7).Release()); },
                  CFNumberGetTypeID, "<CFNumber>{value = 7}", "7"},
        Described{"CFBoolean", [] { return CFTypeRef(kCFBooleanTrue); },
                  CFBooleanGetTypeID, "<CFBoolean>{value = true}", "true"},
        Described{"CFNull", [] { return CFTypeRef(kCFNull); }, CFNullGetTypeID,
                  "<CFNull>", "<null>"},
        Described{"CFDate", [] { return CFTypeRef(MakeDate(0).Release()); },
                  CFDateGetTypeID, "<CFDate>{time = 1970-01-01 00:00:00Z}",
                  "1970-01-01 00:00:00Z"},
        Described{"CFURL", Url, CFURLGetTypeID,
                  "<CFURL>{string = https://example.com/}",
                  "https://example.com/"},
        Described{"CFArray", List, CFArrayGetTypeID,
                  "<CFArray>{type = immutable, count = 1, values = (\n"
                  "\t0 : <CFNull>\n)}",
                  "<CFArray>{type = immutable, count = 1, values = (\n"
                  "\t0 : <CFNull>\n)}"},
        Described{"CFDictionary", Pair, CFDictionaryGetTypeID, kPair, kPair},
        Described{"CFError", Error, CFErrorGetTypeID, kError, kError}),
    [](const auto& info) { return info.param.type; });

}  // namespace
}  // namespace shakedown::cf
