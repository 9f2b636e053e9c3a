// SPDX-License-Identifier: Apache-2.0
#include "src/engine/prf.h"

#include <algorithm>
#include <array>

#include "src/engine/settings.h"

namespace shakedown::engine {
namespace {

constexpr size_t kLargestDigest = 64;
constexpr size_t kLargestBlock = 128;

// The state of a digest after one block: the key, masked.
openssl::DigestContextPtr Keyed(const EVP_MD* digest, ByteView block,
                                uint8_t mask) {
  std::array<uint8_t, kLargestBlock> masked;
  for (size_t i = 0; i < block.size(); ++i) masked[i] = block[i] ^ mask;
  openssl::DigestContextPtr context(EVP_MD_CTX_new());
  Require(context && EVP_DigestInit_ex2(context.get(), digest, nullptr) &&
              EVP_DigestUpdate(context.get(), masked.data(), block.size()),
          "EVP_DigestInit_ex2");
  return context;
}

// P_hash of RFC 5246 section 5, mixed into `out`.
void MixExpansion(Hash hash, ByteView secret, ByteView label_and_seed,
                  std::span<uint8_t> out) {
  Hmac hmac(hash, secret);
  std::array<uint8_t, kLargestDigest> a;
  std::array<uint8_t, kLargestDigest> block;
  ByteView previous = label_and_seed;
  for (size_t done = 0; done < out.size(); done += hmac.size()) {
    hmac.Begin();
    hmac.Update(previous);
    hmac.Finish(a.data());
    previous = ByteView(a).first(hmac.size());
    hmac.Begin();
    hmac.Update(previous);
    hmac.Update(label_and_seed);
    hmac.Finish(block.data());
    const size_t count = std::min(hmac.size(), out.size() - done);
    for (size_t i = 0; i < count; ++i) out[done + i] ^= block[i];
  }
}

}  // namespace

Hmac::Hmac(Hash hash, ByteView key) : size_(SizeOf(hash)) {
  const EVP_MD* digest = DigestOf(hash);
  std::array<uint8_t, kLargestBlock> block{};
  if (key.size() > static_cast<size_t>(EVP_MD_get_block_size(digest))) {
    Require(EVP_Digest(key.data(), key.size(), block.data(), nullptr, digest,
                       nullptr),
            "EVP_Digest");
  } else {
    std::copy(key.begin(), key.end(), block.begin());
  }
  const ByteView padded =
      ByteView(block).first(static_cast<size_t>(EVP_MD_get_block_size(digest)));
  inner_ = Keyed(digest, padded, 0x36);
  outer_ = Keyed(digest, padded, 0x5c);
  work_.reset(EVP_MD_CTX_new());
}

void Hmac::Begin() {
  Require(EVP_MD_CTX_copy_ex(work_.get(), inner_.get()), "EVP_MD_CTX_copy_ex");
}

void Hmac::Update(ByteView bytes) {
  Require(EVP_DigestUpdate(work_.get(), bytes.data(), bytes.size()),
          "EVP_DigestUpdate");
}

void Hmac::Finish(uint8_t* out) {
  std::array<uint8_t, kLargestDigest> digest;
  Require(EVP_DigestFinal_ex(work_.get(), digest.data(), nullptr) &&
              EVP_MD_CTX_copy_ex(work_.get(), outer_.get()) &&
              EVP_DigestUpdate(work_.get(), digest.data(), size_) &&
              EVP_DigestFinal_ex(work_.get(), out, nullptr),
          "EVP_DigestFinal_ex");
}

void Prf(uint16_t version, Hash hash, ByteView secret, std::string_view label,
         ByteView seed, std::span<uint8_t> out) {
  Bytes label_and_seed;
  Append(label_and_seed, AsBytes(label));
  Append(label_and_seed, seed);
  std::fill(out.begin(), out.end(), uint8_t{0});
  if (TlsVersion(version) >= kTls12) {
    MixExpansion(hash, secret, label_and_seed, out);
    return;
  }
  const size_t half = (secret.size() + 1) / 2;
  MixExpansion(Hash::kMd5, secret.first(half), label_and_seed, out);
  MixExpansion(Hash::kSha1, secret.last(half), label_and_seed, out);
}

}  // namespace shakedown::engine
