// SPDX-License-Identifier: Apache-2.0
// All of Core Foundation that a Secure Transport caller needs.
// Example: #include <CoreFoundation/CoreFoundation.h>
#ifndef SHAKEDOWN_COREFOUNDATION_COREFOUNDATION_H_
#define SHAKEDOWN_COREFOUNDATION_COREFOUNDATION_H_

// The documented umbrella brings these along, and callers rely on it.
#include <assert.h>
#include <ctype.h>
#include <errno.h>
#include <float.h>
#include <limits.h>
#include <math.h>
#include <setjmp.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

// IWYU pragma: begin_exports
#include <CoreFoundation/CFArray.h>
#include <CoreFoundation/CFBase.h>
#include <CoreFoundation/CFBundle.h>
#include <CoreFoundation/CFData.h>
#include <CoreFoundation/CFDate.h>
#include <CoreFoundation/CFDictionary.h>
#include <CoreFoundation/CFError.h>
#include <CoreFoundation/CFNumber.h>
#include <CoreFoundation/CFStream.h>
#include <CoreFoundation/CFString.h>
#include <CoreFoundation/CFURL.h>
#include <CoreFoundation/CFURLAccess.h>
// IWYU pragma: end_exports

#endif  // SHAKEDOWN_COREFOUNDATION_COREFOUNDATION_H_
