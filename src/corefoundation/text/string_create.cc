// SPDX-License-Identifier: Apache-2.0
// The CFStringCreate functions.
#include <cstdarg>
#include <cstring>
#include <optional>
#include <utility>
#include <vector>

#include "src/corefoundation/allocator.h"
#include "src/corefoundation/bounds.h"
#include "src/corefoundation/conversions.h"
#include "src/corefoundation/misuse.h"
#include "src/corefoundation/text/encodings.h"
#include "src/corefoundation/text/string.h"

namespace shakedown::cf {
namespace {

CFMutableStringRef NewString(std::u16string units,
                             String::Kind kind = String::Kind::kImmutable) {
  return New<String>(std::move(units), kind);
}

CFMutableStringRef NewString(std::u16string_view units,
                             String::Kind kind = String::Kind::kImmutable) {
  return New<String>(std::u16string(units), kind);
}

CFStringRef FromBytes(ByteView bytes, CFStringEncoding encoding,
                      bool is_external) {
  auto units = Decode(bytes, encoding, is_external);
  return units ? NewString(std::move(*units)) : nullptr;
}

ByteView TextOf(const char* text, const char* function) {
  if (text == nullptr) Misuse(std::string(function) + " was given NULL");
  return AsBytes(text);
}

ByteView BufferOf(const UInt8* bytes, CFIndex length, const char* function) {
  CheckBuffer(function, bytes, length);
  return ByteView(bytes, static_cast<size_t>(length));
}

}  // namespace
}  // namespace shakedown::cf

using namespace shakedown;      // NOLINT: the C functions of this namespace
using namespace shakedown::cf;  // NOLINT: likewise

CFStringRef CFStringCreateWithCString(CFAllocatorRef, const char* text,
                                      CFStringEncoding encoding) {
  return FromBytes(TextOf(text, __func__), encoding, false);
}

CFStringRef CFStringCreateWithCStringNoCopy(CFAllocatorRef, const char* text,
                                            CFStringEncoding encoding,
                                            CFAllocatorRef deallocator) {
  // The text is copied all the same, so the buffer's end can come at once.
  CFStringRef string = FromBytes(TextOf(text, __func__), encoding, false);
  if (string != nullptr) FreeWith(deallocator, text);
  return string;
}

CFStringRef CFStringCreateWithBytes(CFAllocatorRef, const UInt8* bytes,
                                    CFIndex length, CFStringEncoding encoding,
                                    Boolean is_external) {
  return FromBytes(BufferOf(bytes, length, __func__), encoding, is_external);
}

CFStringRef CFStringCreateWithBytesNoCopy(CFAllocatorRef, const UInt8* bytes,
                                          CFIndex length,
                                          CFStringEncoding encoding,
                                          Boolean is_external,
                                          CFAllocatorRef deallocator) {
  CFStringRef string =
      FromBytes(BufferOf(bytes, length, __func__), encoding, is_external);
  if (string != nullptr) FreeWith(deallocator, bytes);
  return string;
}

CFStringRef CFStringCreateWithCharacters(CFAllocatorRef,
                                         const UniChar* characters,
                                         CFIndex count) {
  CheckBuffer(__func__, characters, count);
  return NewString(std::u16string(characters, characters + count));
}

CFStringRef CFStringCreateWithSubstring(CFAllocatorRef, CFStringRef string,
                                        CFRange range) {
  const auto units = UnitsOf(string, __func__);
  CheckRange(__func__, range, units.size(), String::kType);
  return NewString(units.substr(static_cast<size_t>(range.location),
                                static_cast<size_t>(range.length)));
}

CFStringRef CFStringCreateCopy(CFAllocatorRef, CFStringRef string) {
  const String& object = Expect<String>(string, __func__);
  if (!object.is_mutable()) return static_cast<CFStringRef>(CFRetain(string));
  return NewString(object.view());
}

CFStringRef CFStringCreateWithFormat(CFAllocatorRef, CFDictionaryRef,
                                     CFStringRef format, ...) {
  va_list arguments;
  va_start(arguments, format);
  std::u16string units = FormatText(UnitsOf(format, __func__), arguments);
  va_end(arguments);
  return NewString(std::move(units));
}

CFStringRef CFStringCreateWithFormatAndArguments(CFAllocatorRef,
                                                 CFDictionaryRef,
                                                 CFStringRef format,
                                                 va_list arguments) {
  return NewString(FormatText(UnitsOf(format, __func__), arguments));
}

CFStringRef CFStringCreateFromExternalRepresentation(
    CFAllocatorRef, CFDataRef data, CFStringEncoding encoding) {
  return FromBytes(
      BufferOf(CFDataGetBytePtr(data), CFDataGetLength(data), __func__),
      encoding, true);
}

CFStringRef CFStringCreateByCombiningStrings(CFAllocatorRef, CFArrayRef strings,
                                             CFStringRef separator) {
  const auto between = UnitsOf(separator, __func__);
  std::u16string units;
  for (CFIndex i = 0; i < CFArrayGetCount(strings); ++i) {
    if (i > 0) units += between;
    const void* part = CFArrayGetValueAtIndex(strings, i);
    units += UnitsOf(static_cast<CFStringRef>(part), __func__);
  }
  return NewString(std::move(units));
}

CFArrayRef CFStringCreateArrayBySeparatingStrings(CFAllocatorRef,
                                                  CFStringRef string,
                                                  CFStringRef separator) {
  std::u16string_view rest = UnitsOf(string, __func__);
  const auto between = UnitsOf(separator, __func__);
  auto parts = MakeMutableArray();
  const auto add = [&](std::u16string_view part) {
    const auto made = CFRef<CFStringRef>::Adopt(NewString(part));
    CFArrayAppendValue(parts.get(), made.get());
  };
  while (!between.empty()) {
    const size_t place = rest.find(between);
    if (place == std::u16string_view::npos) break;
    add(rest.substr(0, place));
    rest.remove_prefix(place + between.size());
  }
  add(rest);
  return parts.Release();
}

CFMutableStringRef CFStringCreateMutable(CFAllocatorRef, CFIndex) {
  return NewString(std::u16string(), String::Kind::kMutable);
}

CFMutableStringRef CFStringCreateMutableCopy(CFAllocatorRef, CFIndex,
                                             CFStringRef string) {
  return NewString(UnitsOf(string, __func__), String::Kind::kMutable);
}
