// SPDX-License-Identifier: Apache-2.0
#include "src/engine/records/record_protection.h"

#include "src/engine/records/cbc_protection.h"
#include "src/engine/records/gcm_protection.h"
#include "src/engine/settings.h"

namespace shakedown::engine {
namespace {

class NoProtection : public RecordProtection {
 public:
  size_t overhead() const override { return 0; }

  void Seal(uint8_t, uint16_t, ByteView plaintext, Bytes& out) override {
    Append(out, plaintext);
  }

  Status Open(uint8_t, uint16_t, std::span<uint8_t> fragment,
              ByteView& plaintext) override {
    plaintext = fragment;
    return Status::kOk;
  }
};

}  // namespace

KeySizes SizesOf(const Suite& suite, uint16_t version) {
  KeySizes sizes;
  if (IsGcm(suite.cipher)) {
    sizes.iv = 4;  // RFC 5288 section 3: the implicit part of the nonce
  } else {
    sizes.mac_key = SizeOf(suite.mac);
  }
  if (const EVP_CIPHER* cipher = CipherOf(suite.cipher)) {
    sizes.key = static_cast<size_t>(EVP_CIPHER_get_key_length(cipher));
    if (IsCbc(suite.cipher) && version < kTls11) {
      sizes.iv = static_cast<size_t>(EVP_CIPHER_get_block_size(cipher));
    }
  }
  return sizes;
}

std::unique_ptr<RecordProtection> MakeProtection(const Suite& suite,
                                                 uint16_t version,
                                                 const DirectionKeys& keys,
                                                 Use use,
                                                 RandomStream& random) {
  if (IsGcm(suite.cipher)) return MakeGcmProtection(suite, keys, use);
  return MakeCbcProtection(suite, version, keys, use, random);
}

std::unique_ptr<RecordProtection> MakeNoProtection() {
  return std::make_unique<NoProtection>();
}

}  // namespace shakedown::engine
