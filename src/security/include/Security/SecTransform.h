// SPDX-License-Identifier: Apache-2.0
// Security/SecTransform.h: of the transforms the one that callers of Secure
// Transport use: the bytes of a stream. A stand-in for tests. C11 and C++17.
#ifndef SHAKEDOWN_SECURITY_SECTRANSFORM_H_
#define SHAKEDOWN_SECURITY_SECTRANSFORM_H_

#include <Security/SecBase.h>

typedef CFTypeRef SecTransformRef;

// Returns the result, which the caller releases: of a read transform all bytes
// of its stream as CFData. NULL with a CFError in `*error`, if `error` is not
// NULL: errSecParam for what is no transform, errSecIO for a stream that can't
// be read.
CF_EXPORT CFTypeRef SecTransformExecute(SecTransformRef transform,
                                        CFErrorRef* error);

#endif  // SHAKEDOWN_SECURITY_SECTRANSFORM_H_
