// SPDX-License-Identifier: Apache-2.0
// Security/SecIdentity.h: a certificate together with its private key.
// A stand-in for tests, written from the documented contract. C11 and C++17.
#ifndef SHAKEDOWN_SECURITY_SECIDENTITY_H_
#define SHAKEDOWN_SECURITY_SECIDENTITY_H_

#include <Security/SecBase.h>

CF_EXPORT CFTypeID SecIdentityGetTypeID(void);

// Each gives one half of the identity. errSecParam: an argument is NULL.
CF_EXPORT OSStatus SecIdentityCopyCertificate(SecIdentityRef identity,
                                              SecCertificateRef* certificate);
CF_EXPORT OSStatus SecIdentityCopyPrivateKey(SecIdentityRef identity,
                                             SecKeyRef* private_key);

#endif  // SHAKEDOWN_SECURITY_SECIDENTITY_H_
