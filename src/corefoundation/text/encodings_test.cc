// SPDX-License-Identifier: Apache-2.0
// Every encoding against texts that it can say, and some that it can't.
#include "src/corefoundation/text/encodings.h"

#include <CoreFoundation/CoreFoundation.h>
#include <gtest/gtest.h>

#include <string>

#include "src/corefoundation/conversions.h"

namespace shakedown::cf {
namespace {

constexpr char kCafe[] = "caf\xc3\xa9";
constexpr char kEuro[] = "\xe2\x82\xac";
constexpr char kLock[] = "\xf0\x9f\x94\x92";  // beyond UTF-16's first plane

Bytes FromHex(const std::string& digits) {
  Bytes bytes;
  for (size_t i = 0; i < digits.size(); i += 2) {
    const std::string pair = digits.substr(i, 2);
    bytes.push_back(static_cast<uint8_t>(std::stoi(pair, nullptr, 16)));
  }
  return bytes;
}

struct Said {
  const char* name;
  CFStringEncoding encoding;
  const char* utf8;
  const char* bytes;  // in hex, as internal bytes; nullptr: can't be said
};

class EncodingTest : public testing::TestWithParam<Said> {
 protected:
  CFRef<CFStringRef> text_ = MakeString(GetParam().utf8);
};

std::string NameOf(const testing::TestParamInfo<Said>& info) {
  return info.param.name;
}

TEST_P(EncodingTest, TextBecomesTheBytes) {
  UInt8 buffer[32];
  CFIndex used = 0;
  const CFIndex length = CFStringGetLength(text_.get());
  const CFIndex said =
      CFStringGetBytes(text_.get(), CFRangeMake(0, length), GetParam().encoding,
                       0, false, buffer, sizeof(buffer), &used);
  if (GetParam().bytes == nullptr) {
    EXPECT_LT(said, length);
  } else {
    EXPECT_EQ(said, length);
    EXPECT_EQ(ToHex({buffer, static_cast<size_t>(used)}), GetParam().bytes);
  }
}

TEST_P(EncodingTest, BytesBecomeTheText) {
  if (GetParam().bytes == nullptr) return;
  const Bytes bytes = FromHex(GetParam().bytes);
  const auto text = CFRef<CFStringRef>::Adopt(CFStringCreateWithBytes(
      nullptr, bytes.data(), static_cast<CFIndex>(bytes.size()),
      GetParam().encoding, false));
  ASSERT_TRUE(text);
  EXPECT_TRUE(CFEqual(text.get(), text_.get()));
  EXPECT_EQ(CFHash(text.get()), CFHash(text_.get()));
}

TEST_P(EncodingTest, MaximumSizeIsEnough) {
  if (GetParam().bytes == nullptr) return;
  const CFIndex most = CFStringGetMaximumSizeForEncoding(
      CFStringGetLength(text_.get()), GetParam().encoding);
  EXPECT_GE(most * 2,
            static_cast<CFIndex>(std::string(GetParam().bytes).size()));
}

TEST_P(EncodingTest, ExternalFormComesBack) {
  const auto data =
      CFRef<CFDataRef>::Adopt(CFStringCreateExternalRepresentation(
          nullptr, text_.get(), GetParam().encoding, 0));
  ASSERT_EQ(static_cast<bool>(data), GetParam().bytes != nullptr);
  if (!data) return;
  const auto text =
      CFRef<CFStringRef>::Adopt(CFStringCreateFromExternalRepresentation(
          nullptr, data.get(), GetParam().encoding));
  EXPECT_TRUE(CFEqual(text.get(), text_.get()));
}

INSTANTIATE_TEST_SUITE_P(
    OneByte, EncodingTest,
    testing::Values(
        Said{"AsciiAbc", kCFStringEncodingASCII, "abc", "616263"},
        Said{"AsciiNothing", kCFStringEncodingASCII, "", ""},
        Said{"AsciiCafe", kCFStringEncodingASCII, kCafe, nullptr},
        Said{"MacRomanCafe", kCFStringEncodingMacRoman, kCafe, "6361668e"},
        Said{"MacRomanEuro", kCFStringEncodingMacRoman, kEuro, "db"},
        Said{"MacRomanLock", kCFStringEncodingMacRoman, kLock, nullptr},
        Said{"Latin1Cafe", kCFStringEncodingISOLatin1, kCafe, "636166e9"},
        Said{"Latin1Euro", kCFStringEncodingISOLatin1, kEuro, nullptr},
        Said{"WindowsCafe", kCFStringEncodingWindowsLatin1, kCafe, "636166e9"},
        Said{"WindowsEuro", kCFStringEncodingWindowsLatin1, kEuro, "80"},
        Said{"WindowsLock", kCFStringEncodingWindowsLatin1, kLock, nullptr}),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    Unicode, EncodingTest,
    testing::Values(
        Said{"Utf8Cafe", kCFStringEncodingUTF8, kCafe, "636166c3a9"},
        Said{"Utf8Lock", kCFStringEncodingUTF8, kLock, "f09f9492"},
        Said{"Utf16Lock", kCFStringEncodingUTF16, kLock, "3dd812dd"},
        Said{"Utf16BeLock", kCFStringEncodingUTF16BE, kLock, "d83ddd12"},
        Said{"Utf16LeLock", kCFStringEncodingUTF16LE, kLock, "3dd812dd"},
        Said{"Utf16LeEuro", kCFStringEncodingUTF16LE, kEuro, "ac20"},
        Said{"Utf32Lock", kCFStringEncodingUTF32, kLock, "12f50100"},
        Said{"Utf32BeLock", kCFStringEncodingUTF32BE, kLock, "0001f512"},
        Said{"Utf32LeEuro", kCFStringEncodingUTF32LE, kEuro, "ac200000"}),
    NameOf);

struct Pointer {
  const char* name;
  CFStringEncoding encoding;
  const char* utf8;
  bool is_given;
};

class PointerTest : public testing::TestWithParam<Pointer> {};

// CFStringGetCStringPtr gives its bytes only where they are stored as asked.
TEST_P(PointerTest, IsGivenOrNull) {
  const auto text = MakeString(GetParam().utf8);
  const char* pointer = CFStringGetCStringPtr(text.get(), GetParam().encoding);
  EXPECT_EQ(pointer != nullptr, GetParam().is_given);
  if (pointer != nullptr) {
    EXPECT_STREQ(pointer, GetParam().utf8);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Texts, PointerTest,
    testing::Values(
        Pointer{"AsciiAsUtf8", kCFStringEncodingUTF8, "abc", true},
        Pointer{"AsciiAsAscii", kCFStringEncodingASCII, "abc", true},
        Pointer{"AsciiAsMacRoman", kCFStringEncodingMacRoman, "abc", true},
        Pointer{"AsciiAsLatin1", kCFStringEncodingISOLatin1, "abc", true},
        Pointer{"AsciiAsUtf16", kCFStringEncodingUTF16, "abc", false},
        Pointer{"AsciiAsUtf32", kCFStringEncodingUTF32LE, "abc", false},
        Pointer{"AsciiAsNothingKnown", 0x4242, "abc", false},
        Pointer{"EmptyAsUtf8", kCFStringEncodingUTF8, "", true},
        Pointer{"CafeAsUtf8", kCFStringEncodingUTF8, kCafe, false},
        Pointer{"CafeAsMacRoman", kCFStringEncodingMacRoman, kCafe, false},
        Pointer{"EuroAsWindows", kCFStringEncodingWindowsLatin1, kEuro, false}),
    [](const auto& info) { return info.param.name; });

TEST(UnknownEncodingTest, SaysNothing) {
  char buffer[8];
  constexpr CFStringEncoding kUnknown = 0x4242;
  EXPECT_FALSE(CFStringIsEncodingAvailable(kUnknown));
  EXPECT_FALSE(CFStringGetCString(CFSTR("a"), buffer, 8, kUnknown));
  EXPECT_EQ(CFStringGetMaximumSizeForEncoding(1, kUnknown), kCFNotFound);
  EXPECT_EQ(
      CFStringCreateExternalRepresentation(nullptr, CFSTR("a"), kUnknown, 0),
      nullptr);
}

}  // namespace
}  // namespace shakedown::cf
