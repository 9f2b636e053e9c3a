// SPDX-License-Identifier: Apache-2.0
// The double-underscored names of SDK releases that some apps compare with.
// Example: #if __MAC_OS_X_VERSION_MAX_ALLOWED >= __MAC_10_8
#ifndef SHAKEDOWN_AVAILABILITY_H_
#define SHAKEDOWN_AVAILABILITY_H_

#include <AvailabilityMacros.h>
#include <TargetConditionals.h>

#define __MAC_10_0 1000
#define __MAC_10_1 1010
#define __MAC_10_2 1020
#define __MAC_10_3 1030
#define __MAC_10_4 1040
#define __MAC_10_5 1050
#define __MAC_10_6 1060
#define __MAC_10_7 1070
#define __MAC_10_8 1080
#define __MAC_10_9 1090
#define __MAC_10_10 101000
#define __MAC_10_11 101100
#define __MAC_10_12 101200
#define __MAC_10_13 101300
#define __MAC_10_13_4 101304
#define __MAC_10_14 101400
#define __MAC_10_15 101500

#define __IPHONE_2_0 20000
#define __IPHONE_3_0 30000
#define __IPHONE_4_0 40000
#define __IPHONE_5_0 50000
#define __IPHONE_6_0 60000
#define __IPHONE_7_0 70000
#define __IPHONE_8_0 80000
#define __IPHONE_9_0 90000
#define __IPHONE_10_0 100000
#define __IPHONE_11_0 110000
#define __IPHONE_12_0 120000
#define __IPHONE_13_0 130000

// The SDK and the oldest release to run on, of the one platform that is built
// for: the names of the others stay undefined, as with Apple's compilers.
#if TARGET_OS_WATCH
#ifndef __WATCH_OS_VERSION_MAX_ALLOWED
#define __WATCH_OS_VERSION_MAX_ALLOWED 60000
#endif
#ifndef __WATCH_OS_VERSION_MIN_REQUIRED
#define __WATCH_OS_VERSION_MIN_REQUIRED __WATCH_OS_VERSION_MAX_ALLOWED
#endif
#elif TARGET_OS_TV
#ifndef __TV_OS_VERSION_MAX_ALLOWED
#define __TV_OS_VERSION_MAX_ALLOWED 130000
#endif
#ifndef __TV_OS_VERSION_MIN_REQUIRED
#define __TV_OS_VERSION_MIN_REQUIRED __TV_OS_VERSION_MAX_ALLOWED
#endif
#elif TARGET_OS_IPHONE
#ifndef __IPHONE_OS_VERSION_MAX_ALLOWED
#define __IPHONE_OS_VERSION_MAX_ALLOWED 130000
#endif
#ifndef __IPHONE_OS_VERSION_MIN_REQUIRED
#define __IPHONE_OS_VERSION_MIN_REQUIRED __IPHONE_OS_VERSION_MAX_ALLOWED
#endif
#else
#ifndef __MAC_OS_X_VERSION_MAX_ALLOWED
#define __MAC_OS_X_VERSION_MAX_ALLOWED MAC_OS_X_VERSION_MAX_ALLOWED
#endif
#ifndef __MAC_OS_X_VERSION_MIN_REQUIRED
#define __MAC_OS_X_VERSION_MIN_REQUIRED MAC_OS_X_VERSION_MIN_REQUIRED
#endif
#endif

// gcc has no such question. Every release that it may name has all that this
// double offers; clang answers the same.
#ifndef __clang__
#define __builtin_available(...) 1
#endif

#endif  // SHAKEDOWN_AVAILABILITY_H_
