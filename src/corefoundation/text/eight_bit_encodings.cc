// SPDX-License-Identifier: Apache-2.0
#include "src/corefoundation/text/eight_bit_encodings.h"

#include <string_view>

namespace shakedown::cf {
namespace {

// MacRoman from 0x80 on (Unicode's mapping table APPLE/ROMAN.TXT).
constexpr std::u16string_view kMacRoman =
    u"ÄÅÇÉÑÖÜáàâäãåçéè"
    u"êëíìîïñóòôöõúùûü"
    u"†°¢£§•¶ß®©™´¨≠ÆØ"
    u"∞±≤≥¥µ∂∑∏π∫ªºΩæø"
    u"¿¡¬√ƒ≈∆«»…\u00A0ÀÃÕŒœ"
    u"–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ"
    u"‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ"
    u"\uF8FFÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";
static_assert(kMacRoman.size() == 128);

// Code page 1252 from 0x80 to 0x9f; beyond that it is ISO Latin 1. The five
// bytes without a meaning stand for themselves.
constexpr char16_t kWindowsLatin1[] = {
    0x20ac, 0x0081, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
    0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008d, 0x017d, 0x008f,
    0x0090, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
    0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x009d, 0x017e, 0x0178};

char16_t UpperHalf(CFStringEncoding encoding, uint8_t byte) {
  if (encoding == kCFStringEncodingMacRoman) return kMacRoman[byte - 0x80u];
  if (encoding == kCFStringEncodingWindowsLatin1 && byte < 0xa0) {
    return kWindowsLatin1[byte - 0x80u];
  }
  return byte;
}

}  // namespace

bool IsEightBit(CFStringEncoding encoding) {
  return encoding == kCFStringEncodingASCII ||
         encoding == kCFStringEncodingISOLatin1 ||
         encoding == kCFStringEncodingWindowsLatin1 ||
         encoding == kCFStringEncodingMacRoman;
}

std::optional<char16_t> EightBitCharacter(CFStringEncoding encoding,
                                          uint8_t byte) {
  if (byte < 0x80) return byte;
  if (encoding == kCFStringEncodingASCII) return std::nullopt;
  return UpperHalf(encoding, byte);
}

std::optional<uint8_t> EightBitByte(CFStringEncoding encoding,
                                    char32_t character) {
  if (character < 0x80) return static_cast<uint8_t>(character);
  if (encoding == kCFStringEncodingASCII) return std::nullopt;
  for (int byte = 0x80; byte <= 0xff; ++byte) {
    const auto candidate = static_cast<uint8_t>(byte);
    if (UpperHalf(encoding, candidate) == character) return candidate;
  }
  return std::nullopt;
}

}  // namespace shakedown::cf
