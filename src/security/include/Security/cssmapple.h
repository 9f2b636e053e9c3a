// SPDX-License-Identifier: Apache-2.0
// Security/cssmapple.h: what callers still use of Apple's additions to CDSA.
// A stand-in for tests. C11 and C++17.
#ifndef SHAKEDOWN_SECURITY_CSSMAPPLE_H_
#define SHAKEDOWN_SECURITY_CSSMAPPLE_H_

#include <Security/cssmtype.h>

// Writes "how: " and the name of `error` to the standard error stream.
CF_EXPORT void cssmPerror(const char* how, CSSM_RETURN error);

#endif  // SHAKEDOWN_SECURITY_CSSMAPPLE_H_
