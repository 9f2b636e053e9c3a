// SPDX-License-Identifier: Apache-2.0
// CF objects from C++ values, and back.
// Example: CFRef<CFStringRef> host = MakeString("api.example.com");
#ifndef SHAKEDOWN_COREFOUNDATION_CONVERSIONS_H_
#define SHAKEDOWN_COREFOUNDATION_CONVERSIONS_H_

#include <CoreFoundation/CFArray.h>
#include <CoreFoundation/CFData.h>
#include <CoreFoundation/CFDate.h>
#include <CoreFoundation/CFDictionary.h>
#include <CoreFoundation/CFNumber.h>
#include <CoreFoundation/CFString.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "src/base/bytes.h"
#include "src/corefoundation/cf_ref.h"

namespace shakedown::cf {

// MakeString never fails: what is no UTF-8 becomes U+FFFD.
CFRef<CFStringRef> MakeString(std::string_view utf8);
// ToStdString returns UTF-8, and "" for NULL; half surrogates become U+FFFD.
std::string ToStdString(CFStringRef string);

CFRef<CFDataRef> MakeData(ByteView bytes);
// ToBytes views the object's bytes, which it must outlive; nothing for NULL.
ByteView ToBytes(CFDataRef data);

CFRef<CFNumberRef> MakeNumber(int64_t value);

// Seconds since 1970 and CFDates, which count from 2001.
CFRef<CFDateRef> MakeDate(int64_t unix_seconds);
int64_t ToUnixSeconds(CFDateRef date);

// MakeArray retains the objects.
CFRef<CFArrayRef> MakeArray(std::span<const CFTypeRef> objects);
// MakeMutableArray and MakeMutableDictionary make empty ones of CF objects.
CFRef<CFMutableArrayRef> MakeMutableArray();
CFRef<CFMutableDictionaryRef> MakeMutableDictionary();

// DescribeRef is CFCopyDescription, and FormatRef what %@ prints, both in
// UTF-8; "(null)" for NULL.
std::string DescribeRef(CFTypeRef object);
std::string FormatRef(CFTypeRef object);

// DrainAutoreleased releases what this thread gave to CFAutorelease.
void DrainAutoreleased();

}  // namespace shakedown::cf

#endif  // SHAKEDOWN_COREFOUNDATION_CONVERSIONS_H_
