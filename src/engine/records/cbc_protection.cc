// SPDX-License-Identifier: Apache-2.0
#include "src/engine/records/cbc_protection.h"

#include <algorithm>
#include <array>

#include "src/engine/prf.h"
#include "src/engine/settings.h"
#include "src/openssl/openssl_ptr.h"

namespace shakedown::engine {
namespace {

constexpr size_t kLargestMac = 64;

class CbcProtection : public RecordProtection {
 public:
  CbcProtection(const Suite& suite, uint16_t version, const DirectionKeys& keys,
                Use use, RandomStream& random)
      : hmac_(suite.mac, keys.mac_key), version_(version), random_(random) {
    const EVP_CIPHER* cipher = CipherOf(suite.cipher);
    if (cipher == nullptr) return;
    block_ = static_cast<size_t>(EVP_CIPHER_get_block_size(cipher));
    if (version >= kTls11) explicit_iv_ = block_;
    // With explicit IVs the chain may start anywhere: the first block of a
    // record is random and only serves as the IV of the second.
    const Bytes iv = keys.iv.empty() ? Bytes(block_) : keys.iv;
    context_.reset(EVP_CIPHER_CTX_new());
    Require(context_ &&
                EVP_CipherInit_ex2(context_.get(), cipher, keys.key.data(),
                                   iv.data(), use == Use::kSeal, nullptr) &&
                EVP_CIPHER_CTX_set_padding(context_.get(), 0),
            "EVP_CipherInit_ex2");
  }

  size_t overhead() const override { return explicit_iv_ + hmac_.size(); }

  void SetNumber(uint64_t number) override { number_ = number; }

  void Seal(uint8_t type, uint16_t, ByteView plaintext, Bytes& out) override {
    const size_t at = out.size();
    const size_t mac_at = at + explicit_iv_ + plaintext.size();
    out.resize(mac_at + hmac_.size());
    random_.Fill(std::span(out).subspan(at, explicit_iv_));
    std::copy(plaintext.begin(), plaintext.end(),
              out.begin() + static_cast<ptrdiff_t>(at + explicit_iv_));
    ComputeMac(type, plaintext, out.data() + mac_at);
    if (!context_) return;
    const size_t padding = block_ - (out.size() - at) % block_;
    out.insert(out.end(), padding, static_cast<uint8_t>(padding - 1));
    Crypt(std::span(out).subspan(at));
  }

  Status Open(uint8_t type, uint16_t, std::span<uint8_t> fragment,
              ByteView& plaintext) override {
    if (fragment.size() < overhead()) return Status::kClosedAbort;
    size_t padding = 0;
    if (context_) {
      if (fragment.size() % block_ != 0) return Status::kRecordOverflow;
      Crypt(fragment);
      padding = PaddingOf(fragment);
      if (padding == 0) return Status::kBadRecordMac;
    }
    const size_t length = fragment.size() - overhead() - padding;
    plaintext = fragment.subspan(explicit_iv_, length);
    std::array<uint8_t, kLargestMac> mac;
    ComputeMac(type, plaintext, mac.data());
    const bool equal =
        std::equal(mac.begin(), mac.begin() + static_cast<int>(hmac_.size()),
                   plaintext.data() + length);
    return equal ? Status::kOk : Status::kBadRecordMac;
  }

 private:
  // PaddingOf returns its length, its length byte included, or 0 if it is
  // wrong.
  size_t PaddingOf(ByteView fragment) const {
    const size_t padding = size_t{fragment.back()} + 1;
    if (padding + overhead() > fragment.size()) return 0;
    const ByteView bytes = fragment.last(padding);
    const bool alike =
        std::all_of(bytes.begin(), bytes.end(),
                    [&](uint8_t byte) { return byte == bytes.back(); });
    return alike ? padding : 0;
  }

  // RFC 5246 section 6.2.3.1. The version is the negotiated one: what a
  // received header says is never looked at (spec/handshake.md 2.2).
  void ComputeMac(uint8_t type, ByteView content, uint8_t* out) {
    std::array<uint8_t, 13> header;
    uint64_t number = number_++;
    for (int i = 7; i >= 0; --i, number >>= 8) {
      header[static_cast<size_t>(i)] = uint8_t(number);
    }
    header[8] = type;
    header[9] = uint8_t(version_ >> 8);
    header[10] = uint8_t(version_);
    header[11] = uint8_t(content.size() >> 8);
    header[12] = uint8_t(content.size());
    hmac_.Begin();
    hmac_.Update(header);
    hmac_.Update(content);
    hmac_.Finish(out);
  }

  void Crypt(std::span<uint8_t> bytes) {
    int length = 0;
    Require(EVP_CipherUpdate(context_.get(), bytes.data(), &length,
                             bytes.data(), static_cast<int>(bytes.size())),
            "EVP_CipherUpdate");
  }

  Hmac hmac_;
  uint16_t version_;
  RandomStream& random_;
  openssl::CipherContextPtr context_;
  size_t block_ = 0;
  size_t explicit_iv_ = 0;
  uint64_t number_ = 0;
};

}  // namespace

std::unique_ptr<RecordProtection> MakeCbcProtection(const Suite& suite,
                                                    uint16_t version,
                                                    const DirectionKeys& keys,
                                                    Use use,
                                                    RandomStream& random) {
  return std::make_unique<CbcProtection>(suite, version, keys, use, random);
}

}  // namespace shakedown::engine
