// SPDX-License-Identifier: Apache-2.0
// Text encodings of CFString, to and from UTF-16.
// Example: Decode(AsBytes("caf\xc3\xa9"), kCFStringEncodingUTF8, false).
#ifndef SHAKEDOWN_COREFOUNDATION_TEXT_ENCODINGS_H_
#define SHAKEDOWN_COREFOUNDATION_TEXT_ENCODINGS_H_

#include <CoreFoundation/CFString.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "src/base/bytes.h"

namespace shakedown::cf {

// MaximumBytesOfUnit is how many bytes a UTF-16 unit takes at most, or 0 if the
// encoding is not known.
int MaximumBytesOfUnit(CFStringEncoding encoding);

// Decode returns nothing if the bytes are not valid. `is_external` says that
// they may begin with a byte-order mark.
std::optional<std::u16string> Decode(ByteView bytes, CFStringEncoding encoding,
                                     bool is_external);

// Encode appends one character; false if the encoding cannot say it.
bool Encode(char32_t character, CFStringEncoding encoding, Bytes& bytes);

// ByteOrderMark returns what an external representation begins with, if it
// does: only UTF-16 and UTF-32 without a fixed order have one.
Bytes ByteOrderMark(CFStringEncoding encoding);

// NextCharacter reads the character at `index` and moves past it. A surrogate
// without its other half is returned as it is.
char32_t NextCharacter(std::u16string_view units, size_t& index);

// AppendCharacter appends one or two units.
void AppendCharacter(char32_t character, std::u16string& units);

// These two never fail: what is not valid becomes U+FFFD.
std::string ToUtf8(std::u16string_view units);
std::u16string FromUtf8(std::string_view text);

}  // namespace shakedown::cf

#endif  // SHAKEDOWN_COREFOUNDATION_TEXT_ENCODINGS_H_
