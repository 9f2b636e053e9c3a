// SPDX-License-Identifier: Apache-2.0
// Security/SecTransformReadTransform.h: a stream as a transform.
// A stand-in for tests. C11 and C++17.
#ifndef SHAKEDOWN_SECURITY_SECTRANSFORMREADTRANSFORM_H_
#define SHAKEDOWN_SECURITY_SECTRANSFORMREADTRANSFORM_H_

#include <CoreFoundation/CFStream.h>
#include <Security/SecTransform.h>

// Returns a transform that reads `stream` when it is executed, once. The caller
// releases it. NULL if `stream` is.
CF_EXPORT SecTransformRef
SecTransformCreateReadTransformWithReadStream(CFReadStreamRef stream);

#endif  // SHAKEDOWN_SECURITY_SECTRANSFORMREADTRANSFORM_H_
