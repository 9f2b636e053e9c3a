// SPDX-License-Identifier: Apache-2.0
// A C11 program's view of the public headers: it must compile and work as it
// would on macOS. Called by c_caller_test.cc.
#include <CoreFoundation/CoreFoundation.h>

extern const CFStringRef kStaticText;
const CFStringRef kStaticText = CFSTR("static text");

int CountTrueValues(CFStringRef key);

int CountTrueValues(CFStringRef key) {
  const void* keys[] = {key, CFSTR("other")};
  const void* values[] = {kCFBooleanTrue, kCFBooleanFalse};
  CFDictionaryRef options = CFDictionaryCreate(
      kCFAllocatorDefault, keys, values, 2, &kCFTypeDictionaryKeyCallBacks,
      &kCFTypeDictionaryValueCallBacks);
  CFComparisonResult same = CFStringCompare(key, CFSTR("key"), 0);
  int count = 0;
  if (same == kCFCompareEqualTo &&
      CFDictionaryGetValue(options, CFSTR("key")) == kCFBooleanTrue) {
    ++count;
  }
  CFRelease(options);
  return count;
}
