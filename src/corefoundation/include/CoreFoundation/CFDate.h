// SPDX-License-Identifier: Apache-2.0
// Points in time, in seconds since 2001-01-01T00:00:00Z.
// Example: CFAbsoluteTime now = CFAbsoluteTimeGetCurrent();
// "Now" is the current simulation's clock, never the machine's.
#ifndef SHAKEDOWN_COREFOUNDATION_CFDATE_H_
#define SHAKEDOWN_COREFOUNDATION_CFDATE_H_

#include <CoreFoundation/CFBase.h>

typedef double CFTimeInterval;          // seconds
typedef CFTimeInterval CFAbsoluteTime;  // seconds since 2001
typedef const struct __CFDate* CFDateRef;

CF_EXPORT const CFTimeInterval kCFAbsoluteTimeIntervalSince1970;  // 978307200
CF_EXPORT const CFTimeInterval kCFAbsoluteTimeIntervalSince1904;  // 3061152000

CF_EXPORT CFAbsoluteTime CFAbsoluteTimeGetCurrent(void);

CF_EXPORT CFTypeID CFDateGetTypeID(void);
CF_EXPORT CFDateRef CFDateCreate(CFAllocatorRef allocator, CFAbsoluteTime time);
CF_EXPORT CFAbsoluteTime CFDateGetAbsoluteTime(CFDateRef date);
// CFDateGetTimeIntervalSinceDate is positive if `date` is the later one.
CF_EXPORT CFTimeInterval CFDateGetTimeIntervalSinceDate(CFDateRef date,
                                                        CFDateRef other);
CF_EXPORT CFComparisonResult CFDateCompare(CFDateRef left, CFDateRef right,
                                           void* context);

#endif  // SHAKEDOWN_COREFOUNDATION_CFDATE_H_
