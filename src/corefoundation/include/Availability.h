// SPDX-License-Identifier: Apache-2.0
// The double-underscored names of SDK releases that some apps compare with.
// Example: #if __MAC_OS_X_VERSION_MAX_ALLOWED >= __MAC_10_8
#ifndef SHAKEDOWN_AVAILABILITY_H_
#define SHAKEDOWN_AVAILABILITY_H_

#include <AvailabilityMacros.h>
#include <TargetConditionals.h>

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

#define __IPHONE_5_0 50000
#define __IPHONE_7_0 70000
#define __IPHONE_8_0 80000
#define __IPHONE_9_0 90000
#define __IPHONE_10_0 100000
#define __IPHONE_11_0 110000
#define __IPHONE_12_0 120000
#define __IPHONE_13_0 130000

#ifndef __MAC_OS_X_VERSION_MAX_ALLOWED
#define __MAC_OS_X_VERSION_MAX_ALLOWED MAC_OS_X_VERSION_MAX_ALLOWED
#endif
#ifndef __MAC_OS_X_VERSION_MIN_REQUIRED
#define __MAC_OS_X_VERSION_MIN_REQUIRED MAC_OS_X_VERSION_MIN_REQUIRED
#endif

#endif  // SHAKEDOWN_AVAILABILITY_H_
