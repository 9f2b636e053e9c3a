// SPDX-License-Identifier: Apache-2.0
// The functions that change a CFString.
#include <cstdarg>
#include <string>

#include "src/corefoundation/bounds.h"
#include "src/corefoundation/misuse.h"
#include "src/corefoundation/text/encodings.h"
#include "src/corefoundation/text/string.h"

using namespace shakedown::cf;  // NOLINT: the C functions of this namespace

void CFStringAppend(CFMutableStringRef string, CFStringRef more) {
  std::u16string& units = MutableUnits(string, __func__);
  // A copy first, as `more` may be the same string.
  units += std::u16string(UnitsOf(more, __func__));
}

void CFStringAppendCharacters(CFMutableStringRef string,
                              const UniChar* characters, CFIndex count) {
  std::u16string& units = MutableUnits(string, __func__);
  CheckBuffer(__func__, characters, count);
  units.insert(units.end(), characters, characters + count);
}

void CFStringAppendCString(CFMutableStringRef string, const char* text,
                           CFStringEncoding encoding) {
  std::u16string& units = MutableUnits(string, __func__);
  if (text == nullptr) Misuse("CFStringAppendCString was given NULL");
  units += Decode(shakedown::AsBytes(text), encoding, false)
               .value_or(std::u16string());
}

void CFStringAppendFormat(CFMutableStringRef string, CFDictionaryRef,
                          CFStringRef format, ...) {
  std::u16string& units = MutableUnits(string, __func__);
  va_list arguments;
  va_start(arguments, format);
  const auto text = FormatText(UnitsOf(format, __func__), arguments);
  va_end(arguments);
  units += text;
}

void CFStringInsert(CFMutableStringRef string, CFIndex index,
                    CFStringRef inserted) {
  CFStringReplace(string, CFRangeMake(index, 0), inserted);
}

void CFStringDelete(CFMutableStringRef string, CFRange range) {
  CFStringReplace(string, range, CFSTR(""));
}

void CFStringReplace(CFMutableStringRef string, CFRange range,
                     CFStringRef replacement) {
  std::u16string& units = MutableUnits(string, __func__);
  CheckRange(__func__, range, units.size(), String::kType);
  const std::u16string text(UnitsOf(replacement, __func__));
  units.replace(static_cast<size_t>(range.location),
                static_cast<size_t>(range.length), text);
}

void CFStringReplaceAll(CFMutableStringRef string, CFStringRef replacement) {
  std::u16string& units = MutableUnits(string, __func__);
  units = std::u16string(UnitsOf(replacement, __func__));
}
