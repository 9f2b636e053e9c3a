// SPDX-License-Identifier: Apache-2.0
// Security/SecKey.h: public and private keys.
// A stand-in for tests, written from the documented contract. C11 and C++17.
#ifndef SHAKEDOWN_SECURITY_SECKEY_H_
#define SHAKEDOWN_SECURITY_SECKEY_H_

#include <Security/SecBase.h>

CF_EXPORT CFTypeID SecKeyGetTypeID(void);

// Returns the key's block size in bytes: of RSA the modulus's length, of an
// elliptic curve the field's.
CF_EXPORT size_t SecKeyGetBlockSize(SecKeyRef key);

// Returns the key's encoding: of RSA PKCS #1, of an elliptic curve the public
// key X9.63 (04 || X || Y), the private one followed by its number. NULL with a
// CFError in `*error`, if `error` is not NULL, for a key of another kind.
CF_EXPORT CFDataRef SecKeyCopyExternalRepresentation(SecKeyRef key,
                                                     CFErrorRef* error);

#endif  // SHAKEDOWN_SECURITY_SECKEY_H_
