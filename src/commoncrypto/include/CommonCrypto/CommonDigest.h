// SPDX-License-Identifier: Apache-2.0
// CommonCrypto/CommonDigest.h: MD5 (RFC 1321), SHA-1 and SHA-2 (FIPS 180-4).
// A stand-in for tests, written from the documented contract. C11 and C++17.
// Example: CC_SHA256(data, length, digest);
// A context is a value of the caller's: it may be copied, and simply left.
#ifndef SHAKEDOWN_COMMONCRYPTO_COMMONDIGEST_H_
#define SHAKEDOWN_COMMONCRYPTO_COMMONDIGEST_H_

#include <CoreFoundation/CFAvailability.h>
#include <stddef.h>
#include <stdint.h>

typedef uint32_t CC_LONG;
typedef uint64_t CC_LONG64;

// Of digests and of the blocks that they work on, in bytes.
#define CC_MD5_DIGEST_LENGTH 16
#define CC_SHA1_DIGEST_LENGTH 20
#define CC_SHA224_DIGEST_LENGTH 28
#define CC_SHA256_DIGEST_LENGTH 32
#define CC_SHA384_DIGEST_LENGTH 48
#define CC_SHA512_DIGEST_LENGTH 64
#define CC_MD5_BLOCK_BYTES 64
#define CC_SHA1_BLOCK_BYTES 64
#define CC_SHA224_BLOCK_BYTES 64
#define CC_SHA256_BLOCK_BYTES 64
#define CC_SHA384_BLOCK_BYTES 128
#define CC_SHA512_BLOCK_BYTES 128

// Their contents are private.
typedef struct CC_MD5state_st {
  uint64_t state[12];
} CC_MD5_CTX;
typedef struct CC_SHA1state_st {
  uint64_t state[12];
} CC_SHA1_CTX;
typedef struct CC_SHA256state_st {
  uint64_t state[14];
} CC_SHA256_CTX;
typedef struct CC_SHA512state_st {
  uint64_t state[27];
} CC_SHA512_CTX;

// Each digests `length` bytes into `digest` and returns it.
CF_EXPORT unsigned char* CC_MD5(const void* data, CC_LONG length,
                                unsigned char* digest);
CF_EXPORT unsigned char* CC_SHA1(const void* data, CC_LONG length,
                                 unsigned char* digest);
CF_EXPORT unsigned char* CC_SHA224(const void* data, CC_LONG length,
                                   unsigned char* digest);
CF_EXPORT unsigned char* CC_SHA256(const void* data, CC_LONG length,
                                   unsigned char* digest);
CF_EXPORT unsigned char* CC_SHA384(const void* data, CC_LONG length,
                                   unsigned char* digest);
CF_EXPORT unsigned char* CC_SHA512(const void* data, CC_LONG length,
                                   unsigned char* digest);

// The same in pieces. All return 1.
CF_EXPORT int CC_MD5_Init(CC_MD5_CTX* context);
CF_EXPORT int CC_MD5_Update(CC_MD5_CTX* context, const void* data,
                            CC_LONG length);
CF_EXPORT int CC_MD5_Final(unsigned char* digest, CC_MD5_CTX* context);
CF_EXPORT int CC_SHA1_Init(CC_SHA1_CTX* context);
CF_EXPORT int CC_SHA1_Update(CC_SHA1_CTX* context, const void* data,
                             CC_LONG length);
CF_EXPORT int CC_SHA1_Final(unsigned char* digest, CC_SHA1_CTX* context);
CF_EXPORT int CC_SHA224_Init(CC_SHA256_CTX* context);
CF_EXPORT int CC_SHA224_Update(CC_SHA256_CTX* context, const void* data,
                               CC_LONG length);
CF_EXPORT int CC_SHA224_Final(unsigned char* digest, CC_SHA256_CTX* context);
CF_EXPORT int CC_SHA256_Init(CC_SHA256_CTX* context);
CF_EXPORT int CC_SHA256_Update(CC_SHA256_CTX* context, const void* data,
                               CC_LONG length);
CF_EXPORT int CC_SHA256_Final(unsigned char* digest, CC_SHA256_CTX* context);
CF_EXPORT int CC_SHA384_Init(CC_SHA512_CTX* context);
CF_EXPORT int CC_SHA384_Update(CC_SHA512_CTX* context, const void* data,
                               CC_LONG length);
CF_EXPORT int CC_SHA384_Final(unsigned char* digest, CC_SHA512_CTX* context);
CF_EXPORT int CC_SHA512_Init(CC_SHA512_CTX* context);
CF_EXPORT int CC_SHA512_Update(CC_SHA512_CTX* context, const void* data,
                               CC_LONG length);
CF_EXPORT int CC_SHA512_Final(unsigned char* digest, CC_SHA512_CTX* context);

#endif  // SHAKEDOWN_COMMONCRYPTO_COMMONDIGEST_H_
