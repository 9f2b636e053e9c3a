// SPDX-License-Identifier: Apache-2.0
// C11: it must compile and work as it would on macOS.
#include "src/corefoundation/c_caller_test_app.h"

#include <stdlib.h>
#include <string.h>

const CFStringRef kStaticText = CFSTR("static text");

// A table of constants, as backends have for their options.
static const struct {
  const CFStringRef key;
  const CFBooleanRef *value;
} kOptions[] = {{CFSTR("key"), &kCFBooleanTrue},
                {CFSTR("other"), &kCFBooleanFalse}};

int CountTrueValues(CFStringRef key) {
  CFMutableDictionaryRef options = CFDictionaryCreateMutable(
      kCFAllocatorDefault, 0, &kCFTypeDictionaryKeyCallBacks,
      &kCFTypeDictionaryValueCallBacks);
  for (size_t i = 0; i < sizeof(kOptions) / sizeof(kOptions[0]); ++i) {
    CFDictionarySetValue(options, kOptions[i].key, *kOptions[i].value);
  }
  const void *value = NULL;
  int count = 0;
  if (CFDictionaryGetValueIfPresent(options, key, &value) &&
      CFEqual(value, kCFBooleanTrue)) {
    ++count;
  }
  CFRelease(options);
  return count;
}

int CopyText(CFStringRef string, char *text, CFIndex capacity) {
  const char *pointer = CFStringGetCStringPtr(string, kCFStringEncodingUTF8);
  if (pointer && (CFIndex)strlen(pointer) < capacity) {
    strcpy(text, pointer);
    return 1;
  }
  const CFIndex most = CFStringGetMaximumSizeForEncoding(
      CFStringGetLength(string), kCFStringEncodingUTF8);
  char *buffer = malloc((size_t)most + 1);
  int copied = 0;
  if (CFStringGetCString(string, buffer, most + 1, kCFStringEncodingUTF8) &&
      (CFIndex)strlen(buffer) < capacity) {
    strcpy(text, buffer);
    copied = 2;
  }
  free(buffer);
  return copied;
}

int CopyErrorText(OSStatus status, char *text, CFIndex capacity) {
  CFErrorRef error =
      CFErrorCreate(kCFAllocatorDefault, kCFErrorDomainOSStatus, status, NULL);
  CFStringRef description = CFErrorCopyDescription(error);
  const int copied = CopyText(description, text, capacity);
  CFRelease(description);
  CFRelease(error);
  return copied;
}

CFDataRef JoinPem(const char *first, const char *second) {
  CFDataRef borrowed =
      CFDataCreateWithBytesNoCopy(kCFAllocatorDefault, (const UInt8 *)first,
                                  (CFIndex)strlen(first), kCFAllocatorNull);
  CFMutableDataRef all =
      CFDataCreateMutableCopy(kCFAllocatorDefault, 0, borrowed);
  const CFIndex length = CFDataGetLength(all);
  CFDataSetLength(all, length + (CFIndex)strlen(second));
  memcpy(CFDataGetMutableBytePtr(all) + length, second, strlen(second));
  CFRelease(borrowed);
  return all;
}

const char *KindOf(CFTypeRef object) {
  const CFTypeID type = CFGetTypeID(object);
  if (type == CFStringGetTypeID()) return "text";
  if (type == CFNumberGetTypeID()) return "number";
  if (type == CFDataGetTypeID()) return "bytes";
  if (type == CFURLGetTypeID()) return "address";
  if (type == CFArrayGetTypeID()) return "list";
  if (type == CFDictionaryGetTypeID()) return "entries";
  return "something else";
}

static void AddNumber(const void *value, void *context) {
  int number = 0;
  if (CFGetTypeID(value) == CFNumberGetTypeID() &&
      CFNumberGetValue((CFNumberRef)value, kCFNumberIntType, &number)) {
    *(int *)context += number;
  }
}

int SumOfNumbers(CFArrayRef array) {
  int sum = 0;
  CFArrayApplyFunction(array, CFRangeMake(0, CFArrayGetCount(array)), AddNumber,
                       &sum);
  return sum;
}
