// SPDX-License-Identifier: Apache-2.0
// CommonHMAC.h: RFC 2104 over the digests of CommonDigest.h, so that a context
// holds all of its state itself.
#include <CommonCrypto/CommonHMAC.h>

#include <algorithm>
#include <cstring>
#include <iterator>
#include <new>

#include "src/commoncrypto/required.h"

using shakedown::commoncrypto::Required;

namespace {

constexpr size_t kLongestBlock = CC_SHA512_BLOCK_BYTES;
constexpr size_t kLongestDigest = CC_SHA512_DIGEST_LENGTH;
constexpr unsigned char kInner = 0x36;
constexpr unsigned char kOuter = 0x5c;

// The state of any digest.
union DigestState {
  CC_MD5_CTX md5;
  CC_SHA1_CTX sha1;
  CC_SHA256_CTX sha256;
  CC_SHA512_CTX sha512;
};

struct Digest {
  size_t block;
  size_t length;
  void (*init)(DigestState& state);
  void (*update)(DigestState& state, const void* data, CC_LONG length);
  void (*final)(DigestState& state, unsigned char* digest);
};

#define SHAKEDOWN_ROW(name, member)                                  \
  {                                                                  \
    CC_##name##_BLOCK_BYTES, CC_##name##_DIGEST_LENGTH,              \
        [](DigestState& state) { CC_##name##_Init(&state.member); }, \
        [](DigestState& state, const void* data, CC_LONG length) {   \
          CC_##name##_Update(&state.member, data, length);           \
        },                                                           \
        [](DigestState& state, unsigned char* digest) {              \
          CC_##name##_Final(digest, &state.member);                  \
        }                                                            \
  }

// In the order of CCHmacAlgorithm.
const Digest kDigests[] = {
    SHAKEDOWN_ROW(SHA1, sha1),     SHAKEDOWN_ROW(MD5, md5),
    SHAKEDOWN_ROW(SHA256, sha256), SHAKEDOWN_ROW(SHA384, sha512),
    SHAKEDOWN_ROW(SHA512, sha512), SHAKEDOWN_ROW(SHA224, sha256)};

struct Mac {
  const Digest* digest;
  DigestState inner;
  DigestState outer;
};
static_assert(sizeof(Mac) <= sizeof(CCHmacContext));

Mac& MacIn(CCHmacContext* context) {
  return *std::launder(reinterpret_cast<Mac*>(context->state));
}

// Digests are told lengths of 32 bits; data may be longer.
void Feed(const Digest& digest, DigestState& state, const void* data,
          size_t length) {
  constexpr size_t kMostAtOnce = size_t{1} << 30;
  const auto* bytes = static_cast<const unsigned char*>(data);
  while (length > 0) {
    const size_t part = std::min(length, kMostAtOnce);
    digest.update(state, bytes, static_cast<CC_LONG>(part));
    bytes += part;
    length -= part;
  }
}

void Begin(const Digest& digest, DigestState& state,
           const unsigned char* key_block, unsigned char pad) {
  unsigned char block[kLongestBlock];
  for (size_t i = 0; i < digest.block; ++i) block[i] = key_block[i] ^ pad;
  digest.init(state);
  Feed(digest, state, block, digest.block);
}

}  // namespace

void CCHmacInit(CCHmacContext* context, CCHmacAlgorithm algorithm,
                const void* key, size_t key_length) {
  Mac& mac = *new (Required(context, __func__)->state) Mac();
  if (algorithm >= std::size(kDigests)) return;
  mac.digest = &kDigests[algorithm];
  unsigned char key_block[kLongestBlock] = {};
  if (key_length > mac.digest->block) {
    mac.digest->init(mac.inner);
    Feed(*mac.digest, mac.inner, key, key_length);
    mac.digest->final(mac.inner, key_block);
  } else if (key_length > 0) {
    std::memcpy(key_block, key, key_length);
  }
  Begin(*mac.digest, mac.inner, key_block, kInner);
  Begin(*mac.digest, mac.outer, key_block, kOuter);
}

void CCHmacUpdate(CCHmacContext* context, const void* data, size_t length) {
  Mac& mac = MacIn(Required(context, __func__));
  if (mac.digest != nullptr) Feed(*mac.digest, mac.inner, data, length);
}

void CCHmacFinal(CCHmacContext* context, void* result) {
  Mac& mac = MacIn(Required(context, __func__));
  if (mac.digest == nullptr) return;
  unsigned char digest[kLongestDigest];
  mac.digest->final(mac.inner, digest);
  Feed(*mac.digest, mac.outer, digest, mac.digest->length);
  mac.digest->final(mac.outer,
                    static_cast<unsigned char*>(Required(result, __func__)));
}

void CCHmac(CCHmacAlgorithm algorithm, const void* key, size_t key_length,
            const void* data, size_t length, void* mac) {
  CCHmacContext context;
  CCHmacInit(&context, algorithm, key, key_length);
  CCHmacUpdate(&context, data, length);
  CCHmacFinal(&context, Required(mac, __func__));
}
