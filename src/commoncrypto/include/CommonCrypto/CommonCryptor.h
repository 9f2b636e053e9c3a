// SPDX-License-Identifier: Apache-2.0
// CommonCrypto/CommonCryptor.h: symmetric encryption, in CBC mode unless
// kCCOptionECBMode. A stand-in for tests. C11 and C++17.
// Example: CCCrypt(kCCEncrypt, kCCAlgorithmAES, kCCOptionPKCS7Padding, key, 16,
//                  iv, in, in_length, out, out_size, &moved);
#ifndef SHAKEDOWN_COMMONCRYPTO_COMMONCRYPTOR_H_
#define SHAKEDOWN_COMMONCRYPTO_COMMONCRYPTOR_H_

#include <CommonCrypto/CommonCryptoError.h>
#include <CoreFoundation/CFAvailability.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct _CCCryptor* CCCryptorRef;

typedef uint32_t CCOperation;
enum { kCCEncrypt = 0, kCCDecrypt = 1 };

typedef uint32_t CCAlgorithm;
enum {
  kCCAlgorithmAES128 = 0,
  kCCAlgorithmAES = 0,
  kCCAlgorithmDES = 1,
  kCCAlgorithm3DES = 2,
  kCCAlgorithmCAST = 3,  // kCCUnimplemented
  kCCAlgorithmRC4 = 4,   // kCCUnimplemented
  kCCAlgorithmRC2 = 5,
  kCCAlgorithmBlowfish = 6,  // kCCUnimplemented
};

typedef uint32_t CCOptions;
enum { kCCOptionPKCS7Padding = 1, kCCOptionECBMode = 2 };

// In bytes.
enum {
  kCCKeySizeAES128 = 16,
  kCCKeySizeAES192 = 24,
  kCCKeySizeAES256 = 32,
  kCCKeySizeDES = 8,
  kCCKeySize3DES = 24,
  kCCKeySizeMinRC2 = 1,
  kCCKeySizeMaxRC2 = 128
};
enum {
  kCCBlockSizeAES128 = 16,
  kCCBlockSizeDES = 8,
  kCCBlockSize3DES = 8,
  kCCBlockSizeRC2 = 8
};

// Makes a cryptor, which the caller releases. `iv` is a block (CBC), or NULL
// for zeros. kCCParamError: a NULL, a key of a size that the algorithm has not,
// an operation or algorithm that there is not.
CF_EXPORT CCCryptorStatus CCCryptorCreate(CCOperation operation,
                                          CCAlgorithm algorithm,
                                          CCOptions options, const void* key,
                                          size_t key_length, const void* iv,
                                          CCCryptorRef* cryptor);
CF_EXPORT CCCryptorStatus CCCryptorRelease(CCCryptorRef cryptor);

// Takes `in_length` bytes and writes what is ready; `*moved` (may be NULL) says
// how many bytes. kCCBufferTooSmall: nothing was taken. When decrypting with
// padding the last block waits for CCCryptorFinal.
CF_EXPORT CCCryptorStatus CCCryptorUpdate(CCCryptorRef cryptor, const void* in,
                                          size_t in_length, void* out,
                                          size_t out_size, size_t* moved);
// Writes the rest. kCCAlignmentError: not whole blocks, without padding.
// kCCDecodeError: the padding is wrong. kCCBufferTooSmall.
CF_EXPORT CCCryptorStatus CCCryptorFinal(CCCryptorRef cryptor, void* out,
                                         size_t out_size, size_t* moved);

// Returns the room that CCCryptorUpdate of so many bytes needs, with what comes
// from CCCryptorFinal if `is_final`.
CF_EXPORT size_t CCCryptorGetOutputLength(CCCryptorRef cryptor,
                                          size_t in_length, bool is_final);

// All at once. kCCBufferTooSmall: `*moved` is the room that is needed.
CF_EXPORT CCCryptorStatus CCCrypt(CCOperation operation, CCAlgorithm algorithm,
                                  CCOptions options, const void* key,
                                  size_t key_length, const void* iv,
                                  const void* in, size_t in_length, void* out,
                                  size_t out_size, size_t* moved);

#endif  // SHAKEDOWN_COMMONCRYPTO_COMMONCRYPTOR_H_
