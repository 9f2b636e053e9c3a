// SPDX-License-Identifier: Apache-2.0
#include "src/engine/records/gcm_protection.h"

#include <algorithm>
#include <array>

#include "src/openssl/openssl_ptr.h"

namespace shakedown::engine {
namespace {

constexpr size_t kImplicitNonce = 4;
constexpr size_t kExplicitNonce = 8;
constexpr size_t kTag = 16;

using AdditionalData = std::array<uint8_t, 13>;

void PutU64(uint64_t value, uint8_t* out) {
  for (int i = 7; i >= 0; --i, value >>= 8) out[i] = uint8_t(value);
}

// RFC 5246 section 6.2.3.3.
AdditionalData MakeAdditionalData(uint64_t number, uint8_t type,
                                  uint16_t version, size_t length) {
  AdditionalData data;
  PutU64(number, data.data());
  data[8] = type;
  data[9] = uint8_t(version >> 8);
  data[10] = uint8_t(version);
  data[11] = uint8_t(length >> 8);
  data[12] = uint8_t(length);
  return data;
}

class GcmProtection : public RecordProtection {
 public:
  GcmProtection(const Suite& suite, const DirectionKeys& keys, Use use)
      : context_(EVP_CIPHER_CTX_new()) {
    Require(
        context_ && EVP_CipherInit_ex2(context_.get(), CipherOf(suite.cipher),
                                       keys.key.data(), nullptr,
                                       use == Use::kSeal, nullptr),
        "EVP_CipherInit_ex2");
    std::copy(keys.iv.begin(), keys.iv.end(), nonce_.begin());
  }

  size_t overhead() const override { return kExplicitNonce + kTag; }

  void SetNumber(uint64_t number) override { number_ = number; }

  void Seal(uint8_t type, uint16_t version, ByteView plaintext,
            Bytes& out) override {
    PutU64(number_, nonce_.data() + kImplicitNonce);
    Start(MakeAdditionalData(number_++, type, version, plaintext.size()));
    const size_t at = out.size();
    out.resize(at + overhead() + plaintext.size());
    uint8_t* fragment = out.data() + at;
    std::copy(nonce_.begin() + kImplicitNonce, nonce_.end(), fragment);
    uint8_t* text = fragment + kExplicitNonce;
    int length = 0;
    Require(EVP_CipherUpdate(context_.get(), text, &length, plaintext.data(),
                             static_cast<int>(plaintext.size())) &&
                EVP_CipherFinal_ex(context_.get(), text + plaintext.size(),
                                   &length) &&
                EVP_CIPHER_CTX_ctrl(context_.get(), EVP_CTRL_AEAD_GET_TAG, kTag,
                                    text + plaintext.size()),
            "EVP_CipherFinal_ex");
  }

  Status Open(uint8_t type, uint16_t version, std::span<uint8_t> fragment,
              ByteView& plaintext) override {
    if (fragment.size() < overhead()) return Status::kClosedAbort;
    const auto text =
        fragment.subspan(kExplicitNonce, fragment.size() - overhead());
    std::copy_n(fragment.begin(), kExplicitNonce,
                nonce_.begin() + kImplicitNonce);
    Start(MakeAdditionalData(number_++, type, version, text.size()));
    int length = 0;
    Require(EVP_CipherUpdate(context_.get(), text.data(), &length, text.data(),
                             static_cast<int>(text.size())) &&
                EVP_CIPHER_CTX_ctrl(context_.get(), EVP_CTRL_AEAD_SET_TAG, kTag,
                                    fragment.last(kTag).data()),
            "EVP_CipherUpdate");
    std::array<uint8_t, kTag> rest;
    if (EVP_CipherFinal_ex(context_.get(), rest.data(), &length) <= 0) {
      return Status::kDecryptionFail;
    }
    plaintext = text;
    return Status::kOk;
  }

 private:
  void Start(const AdditionalData& data) {
    int length = 0;
    Require(EVP_CipherInit_ex2(context_.get(), nullptr, nullptr, nonce_.data(),
                               -1, nullptr) &&
                EVP_CipherUpdate(context_.get(), nullptr, &length, data.data(),
                                 static_cast<int>(data.size())),
            "EVP_CipherInit_ex2");
  }

  openssl::CipherContextPtr context_;
  std::array<uint8_t, kImplicitNonce + kExplicitNonce> nonce_{};
  uint64_t number_ = 0;
};

}  // namespace

std::unique_ptr<RecordProtection> MakeGcmProtection(const Suite& suite,
                                                    const DirectionKeys& keys,
                                                    Use use) {
  return std::make_unique<GcmProtection>(suite, keys, use);
}

}  // namespace shakedown::engine
