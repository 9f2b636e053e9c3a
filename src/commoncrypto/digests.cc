// SPDX-License-Identifier: Apache-2.0
// CommonDigest.h over libcrypto's digests. Its old functions are the ones that
// work on a context of the caller's, as CommonCrypto's contract wants.
#define OPENSSL_SUPPRESS_DEPRECATED

#include <CommonCrypto/CommonDigest.h>
#include <openssl/md5.h>
#include <openssl/sha.h>

#include "src/commoncrypto/required.h"

using shakedown::commoncrypto::Required;

static_assert(sizeof(CC_MD5_CTX) >= sizeof(MD5_CTX));
static_assert(sizeof(CC_SHA1_CTX) >= sizeof(SHA_CTX));
static_assert(sizeof(CC_SHA256_CTX) >= sizeof(SHA256_CTX));
static_assert(sizeof(CC_SHA512_CTX) >= sizeof(SHA512_CTX));

// Each digest has the same four functions.
#define SHAKEDOWN_DIGEST(name, context_type, theirs, their_context)            \
  int CC_##name##_Init(context_type* context) {                                \
    return theirs##_Init(                                                      \
        reinterpret_cast<their_context*>(Required(context, __func__)->state)); \
  }                                                                            \
  int CC_##name##_Update(context_type* context, const void* data,              \
                         CC_LONG length) {                                     \
    return theirs##_Update(                                                    \
        reinterpret_cast<their_context*>(Required(context, __func__)->state),  \
        data, length);                                                         \
  }                                                                            \
  int CC_##name##_Final(unsigned char* digest, context_type* context) {        \
    return theirs##_Final(                                                     \
        Required(digest, __func__),                                            \
        reinterpret_cast<their_context*>(Required(context, __func__)->state)); \
  }                                                                            \
  unsigned char* CC_##name(const void* data, CC_LONG length,                   \
                           unsigned char* digest) {                            \
    context_type context;                                                      \
    CC_##name##_Init(&context);                                                \
    CC_##name##_Update(&context, data, length);                                \
    CC_##name##_Final(Required(digest, __func__), &context);                   \
    return digest;                                                             \
  }

SHAKEDOWN_DIGEST(MD5, CC_MD5_CTX, MD5, MD5_CTX)
SHAKEDOWN_DIGEST(SHA1, CC_SHA1_CTX, SHA1, SHA_CTX)
SHAKEDOWN_DIGEST(SHA224, CC_SHA256_CTX, SHA224, SHA256_CTX)
SHAKEDOWN_DIGEST(SHA256, CC_SHA256_CTX, SHA256, SHA256_CTX)
SHAKEDOWN_DIGEST(SHA384, CC_SHA512_CTX, SHA384, SHA512_CTX)
SHAKEDOWN_DIGEST(SHA512, CC_SHA512_CTX, SHA512, SHA512_CTX)
