// SPDX-License-Identifier: Apache-2.0
// Security/SecKey.h: public and private keys.
// A stand-in for tests, written from the documented contract. C11 and C++17.
#ifndef SHAKEDOWN_SECURITY_SECKEY_H_
#define SHAKEDOWN_SECURITY_SECKEY_H_

#include <Security/SecBase.h>
#include <stdbool.h>
#include <stddef.h>

// What a key may be used for, as older functions write it.
typedef CF_OPTIONS(uint32_t, SecKeyUsage) {
  kSecKeyUsageUnspecified = 0u,
  kSecKeyUsageDigitalSignature = 1u << 0,
  kSecKeyUsageNonRepudiation = 1u << 1,
  kSecKeyUsageContentCommitment = 1u << 1,
  kSecKeyUsageKeyEncipherment = 1u << 2,
  kSecKeyUsageDataEncipherment = 1u << 3,
  kSecKeyUsageKeyAgreement = 1u << 4,
  kSecKeyUsageKeyCertSign = 1u << 5,
  kSecKeyUsageCRLSign = 1u << 6,
  kSecKeyUsageEncipherOnly = 1u << 7,
  kSecKeyUsageDecipherOnly = 1u << 8,
  kSecKeyUsageAll = 0x7FFFFFFF
};
// C11 has no such enumerator: it isn't an int.
#define kSecKeyUsageCritical (1u << 31)

// Tags of a key's attributes, for SecKeychainAttribute.
enum {
  kSecKeyKeyClass = 0,
  kSecKeyPrintName = 1,
  kSecKeyAlias = 2,
  kSecKeyPermanent = 3,
  kSecKeyLabel = 6,
  kSecKeyApplicationTag = 7,
  kSecKeyKeyType = 9,
  kSecKeyKeySizeInBits = 10
};

typedef CF_OPTIONS(uint32_t, SecPadding) {
  kSecPaddingNone = 0,
  kSecPaddingPKCS1 = 1,
  kSecPaddingOAEP = 2,         // SHA-1
  kSecPaddingSigRaw = 0x4000,  // ECDSA: r and s, of equal length
  kSecPaddingPKCS1MD5 = 0x8001,
  kSecPaddingPKCS1SHA1 = 0x8002,
  kSecPaddingPKCS1SHA224 = 0x8003,
  kSecPaddingPKCS1SHA256 = 0x8004,
  kSecPaddingPKCS1SHA384 = 0x8005,
  kSecPaddingPKCS1SHA512 = 0x8006
};

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
