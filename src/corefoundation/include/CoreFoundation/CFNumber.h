// SPDX-License-Identifier: Apache-2.0
// Numbers and truth values as objects.
// Example: int n = 5; CFNumberRef five = CFNumberCreate(NULL, kCFNumberIntType,
// &n); Immutable, hence thread-safe.
#ifndef SHAKEDOWN_COREFOUNDATION_CFNUMBER_H_
#define SHAKEDOWN_COREFOUNDATION_CFNUMBER_H_

#include <CoreFoundation/CFBase.h>

typedef const struct __CFBoolean* CFBooleanRef;
typedef const struct __CFNumber* CFNumberRef;

CF_EXPORT const CFBooleanRef kCFBooleanTrue;
CF_EXPORT const CFBooleanRef kCFBooleanFalse;
CF_EXPORT CFTypeID CFBooleanGetTypeID(void);
CF_EXPORT Boolean CFBooleanGetValue(CFBooleanRef boolean);

typedef CF_ENUM(CFIndex, CFNumberType) {
  kCFNumberSInt8Type = 1,
  kCFNumberSInt16Type = 2,
  kCFNumberSInt32Type = 3,
  kCFNumberSInt64Type = 4,
  kCFNumberFloat32Type = 5,
  kCFNumberFloat64Type = 6,
  kCFNumberCharType = 7,
  kCFNumberShortType = 8,
  kCFNumberIntType = 9,
  kCFNumberLongType = 10,
  kCFNumberLongLongType = 11,
  kCFNumberFloatType = 12,
  kCFNumberDoubleType = 13,
  kCFNumberCFIndexType = 14,
  kCFNumberNSIntegerType = 15,
  kCFNumberCGFloatType = 16,
  kCFNumberMaxType = 16
};

CF_EXPORT const CFNumberRef kCFNumberPositiveInfinity;
CF_EXPORT const CFNumberRef kCFNumberNegativeInfinity;
CF_EXPORT const CFNumberRef kCFNumberNaN;

CF_EXPORT CFTypeID CFNumberGetTypeID(void);
// CFNumberCreate reads a value of `type` from `value`, which isn't NULL.
CF_EXPORT CFNumberRef CFNumberCreate(CFAllocatorRef allocator,
                                     CFNumberType type, const void* value);
// CFNumberGetType names one of the fixed-size types (SInt8 to Float64).
CF_EXPORT CFNumberType CFNumberGetType(CFNumberRef number);
CF_EXPORT CFIndex CFNumberGetByteSize(CFNumberRef number);
CF_EXPORT Boolean CFNumberIsFloatType(CFNumberRef number);
// CFNumberGetValue writes the number as `type`; false, and the nearest or
// truncated value, if that loses something.
CF_EXPORT Boolean CFNumberGetValue(CFNumberRef number, CFNumberType type,
                                   void* value);
CF_EXPORT CFComparisonResult CFNumberCompare(CFNumberRef left,
                                             CFNumberRef right, void* context);

#endif  // SHAKEDOWN_COREFOUNDATION_CFNUMBER_H_
