// SPDX-License-Identifier: Apache-2.0
// CommonCrypto/CommonHMAC.h: HMAC (RFC 2104) over the digests of
// CommonDigest.h. A stand-in for tests, written from the documented contract.
// C11 and C++17. Example: CCHmac(kCCHmacAlgSHA256, key, key_length, data,
// length, mac);
#ifndef SHAKEDOWN_COMMONCRYPTO_COMMONHMAC_H_
#define SHAKEDOWN_COMMONCRYPTO_COMMONHMAC_H_

#include <CommonCrypto/CommonDigest.h>

typedef uint32_t CCHmacAlgorithm;
enum {
  kCCHmacAlgSHA1 = 0,
  kCCHmacAlgMD5 = 1,
  kCCHmacAlgSHA256 = 2,
  kCCHmacAlgSHA384 = 3,
  kCCHmacAlgSHA512 = 4,
  kCCHmacAlgSHA224 = 5
};

// A value of the caller's, with private contents.
typedef struct {
  uint64_t state[64];
} CCHmacContext;

// Begins a MAC. An algorithm that there is not gives one of no bytes.
CF_EXPORT void CCHmacInit(CCHmacContext* context, CCHmacAlgorithm algorithm,
                          const void* key, size_t key_length);
CF_EXPORT void CCHmacUpdate(CCHmacContext* context, const void* data,
                            size_t length);
// Writes the MAC, as many bytes as the digest has.
CF_EXPORT void CCHmacFinal(CCHmacContext* context, void* mac);

// All three at once.
CF_EXPORT void CCHmac(CCHmacAlgorithm algorithm, const void* key,
                      size_t key_length, const void* data, size_t length,
                      void* mac);

#endif  // SHAKEDOWN_COMMONCRYPTO_COMMONHMAC_H_
