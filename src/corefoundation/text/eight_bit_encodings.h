// SPDX-License-Identifier: Apache-2.0
// The encodings of one byte a character: ASCII, ISO Latin 1, Windows Latin 1
// (code page 1252) and MacRoman, which agree below 0x80.
// Example: EightBitCharacter(kCFStringEncodingMacRoman, 0x8e) is u'\u00e9'.
#ifndef SHAKEDOWN_COREFOUNDATION_TEXT_EIGHT_BIT_ENCODINGS_H_
#define SHAKEDOWN_COREFOUNDATION_TEXT_EIGHT_BIT_ENCODINGS_H_

#include <CoreFoundation/CFString.h>

#include <cstdint>
#include <optional>

namespace shakedown::cf {

bool IsEightBit(CFStringEncoding encoding);

// EightBitCharacter returns what a byte means, or nothing if it means nothing.
std::optional<char16_t> EightBitCharacter(CFStringEncoding encoding,
                                          uint8_t byte);

// EightBitByte returns the byte of a character, or nothing if it has none.
std::optional<uint8_t> EightBitByte(CFStringEncoding encoding,
                                    char32_t character);

}  // namespace shakedown::cf

#endif  // SHAKEDOWN_COREFOUNDATION_TEXT_EIGHT_BIT_ENCODINGS_H_
