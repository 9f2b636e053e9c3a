// SPDX-License-Identifier: Apache-2.0
// CFStrings as bytes in some encoding.
#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>

#include "src/corefoundation/bounds.h"
#include "src/corefoundation/conversions.h"
#include "src/corefoundation/data.h"
#include "src/corefoundation/text/encodings.h"
#include "src/corefoundation/text/string.h"

namespace shakedown::cf {
namespace {

struct Conversion {
  CFIndex units = 0;  // how many were converted
  Bytes bytes;
};

// EncodeOrLose says a character, or the loss byte (0: none) instead.
bool EncodeOrLose(char32_t character, CFStringEncoding encoding,
                  UInt8 loss_byte, Bytes& bytes) {
  if (Encode(character, encoding, bytes)) return true;
  return loss_byte != 0 && Encode(loss_byte, encoding, bytes);
}

// Convert stops at a character that cannot be said, or would pass `limit`.
Conversion Convert(std::u16string_view units, CFStringEncoding encoding,
                   UInt8 loss_byte, bool is_external, size_t limit) {
  Conversion done;
  if (MaximumBytesOfUnit(encoding) == 0) return done;
  if (is_external) done.bytes = ByteOrderMark(encoding);
  if (done.bytes.size() > limit) return Conversion();
  for (size_t index = 0; index < units.size();) {
    const char32_t character = NextCharacter(units, index);
    const size_t before = done.bytes.size();
    const bool said = EncodeOrLose(character, encoding, loss_byte, done.bytes);
    if (!said || done.bytes.size() > limit) {
      done.bytes.resize(before);
      break;
    }
    done.units = static_cast<CFIndex>(index);
  }
  return done;
}

bool IsWhole(const Conversion& done, std::u16string_view units) {
  return done.units == static_cast<CFIndex>(units.size());
}

}  // namespace
}  // namespace shakedown::cf

using namespace shakedown;      // NOLINT: the C functions of this namespace
using namespace shakedown::cf;  // NOLINT: likewise

CFIndex CFStringGetBytes(CFStringRef string, CFRange range,
                         CFStringEncoding encoding, UInt8 loss_byte,
                         Boolean is_external, UInt8* buffer, CFIndex capacity,
                         CFIndex* used) {
  const auto units = UnitsOf(string, __func__);
  CheckRange(__func__, range, units.size(), String::kType);
  const size_t limit =
      buffer == nullptr ? std::numeric_limits<size_t>::max()
                        : static_cast<size_t>(std::max<CFIndex>(capacity, 0));
  const auto part = units.substr(static_cast<size_t>(range.location),
                                 static_cast<size_t>(range.length));
  const Conversion done =
      Convert(part, encoding, loss_byte, is_external, limit);
  if (buffer != nullptr) {
    std::copy(done.bytes.begin(), done.bytes.end(), buffer);
  }
  if (used != nullptr) *used = static_cast<CFIndex>(done.bytes.size());
  return done.units;
}

Boolean CFStringGetCString(CFStringRef string, char* buffer, CFIndex capacity,
                           CFStringEncoding encoding) {
  const auto units = UnitsOf(string, __func__);
  if (capacity <= 0) return false;
  CheckBuffer(__func__, buffer, capacity);
  const size_t limit = static_cast<size_t>(capacity) - 1;
  const Conversion done = Convert(units, encoding, 0, false, limit);
  const bool fits = MaximumBytesOfUnit(encoding) != 0 && IsWhole(done, units);
  buffer[0] = '\0';
  if (!fits) return false;
  std::copy(done.bytes.begin(), done.bytes.end(), buffer);
  buffer[done.bytes.size()] = '\0';
  return true;
}

const char* CFStringGetCStringPtr(CFStringRef string,
                                  CFStringEncoding encoding) {
  const String& object = Expect<String>(string, __func__);
  const int width = MaximumBytesOfUnit(encoding);
  const bool extends_ascii = width == 1 || encoding == kCFStringEncodingUTF8;
  return extends_ascii ? object.c_string() : nullptr;
}

const UniChar* CFStringGetCharactersPtr(CFStringRef string) {
  UnitsOf(string, __func__);
  return nullptr;
}

CFDataRef CFStringCreateExternalRepresentation(CFAllocatorRef,
                                               CFStringRef string,
                                               CFStringEncoding encoding,
                                               UInt8 loss_byte) {
  const auto units = UnitsOf(string, __func__);
  Conversion done = Convert(units, encoding, loss_byte, true,
                            std::numeric_limits<size_t>::max());
  if (MaximumBytesOfUnit(encoding) == 0 || !IsWhole(done, units)) {
    return nullptr;
  }
  return New<Data>(std::move(done.bytes), Data::Kind::kImmutable);
}

CFIndex CFStringGetMaximumSizeForEncoding(CFIndex length,
                                          CFStringEncoding encoding) {
  const CFIndex width = MaximumBytesOfUnit(encoding);
  const CFIndex most = std::numeric_limits<CFIndex>::max();
  if (width == 0 || length < 0 || length > most / width) return kCFNotFound;
  return length * width;
}

// The documented system encoding of an English macOS.
CFStringEncoding CFStringGetSystemEncoding(void) {
  return kCFStringEncodingMacRoman;
}

CFStringEncoding CFStringGetFastestEncoding(CFStringRef string) {
  const bool narrow = Expect<String>(string, __func__).c_string() != nullptr;
  return narrow ? kCFStringEncodingMacRoman : kCFStringEncodingUnicode;
}

CFStringEncoding CFStringGetSmallestEncoding(CFStringRef string) {
  const auto units = UnitsOf(string, __func__);
  const Conversion done = Convert(units, kCFStringEncodingMacRoman, 0, false,
                                  std::numeric_limits<size_t>::max());
  return IsWhole(done, units) ? kCFStringEncodingMacRoman
                              : kCFStringEncodingUnicode;
}

Boolean CFStringIsEncodingAvailable(CFStringEncoding encoding) {
  return MaximumBytesOfUnit(encoding) != 0;
}

CFIndex CFStringGetMaximumSizeOfFileSystemRepresentation(CFStringRef string) {
  return static_cast<CFIndex>(UnitsOf(string, __func__).size()) * 3 + 1;
}

Boolean CFStringGetFileSystemRepresentation(CFStringRef string, char* buffer,
                                            CFIndex capacity) {
  return CFStringGetCString(string, buffer, capacity, kCFStringEncodingUTF8);
}
