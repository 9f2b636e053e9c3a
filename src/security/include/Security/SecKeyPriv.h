// SPDX-License-Identifier: Apache-2.0
// Security/SecKeyPriv.h: what the framework exports for keys without
// documenting it. Apps that use it mostly declare it themselves, so it stands
// apart. A stand-in for tests. C11 and C++17.
#ifndef SHAKEDOWN_SECURITY_SECKEYPRIV_H_
#define SHAKEDOWN_SECURITY_SECKEYPRIV_H_

#include <Security/SecKey.h>

enum {
  kSecNullAlgorithmID = 0,
  kSecRSAAlgorithmID = 1,
  kSecDSAAlgorithmID = 2,
  kSecECDSAAlgorithmID = 3
};

// Returns kSecRSAAlgorithmID, kSecECDSAAlgorithmID, or kSecNullAlgorithmID for
// a key of another kind.
CF_EXPORT CFIndex SecKeyGetAlgorithmId(SecKeyRef key);

#endif  // SHAKEDOWN_SECURITY_SECKEYPRIV_H_
