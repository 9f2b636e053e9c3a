// SPDX-License-Identifier: Apache-2.0
#define OPENSSL_SUPPRESS_DEPRECATED

#include "src/commoncrypto/block_cipher.h"

#include <openssl/aes.h>
#include <openssl/des.h>
#include <openssl/rc2.h>

#include <cstring>

namespace shakedown::commoncrypto {
namespace {

class Aes final : public BlockCipher {
 public:
  explicit Aes(ByteView key) {
    const int bits = static_cast<int>(key.size() * 8);
    AES_set_encrypt_key(key.data(), bits, &encrypt_);
    AES_set_decrypt_key(key.data(), bits, &decrypt_);
  }

  size_t block_size() const override { return kCCBlockSizeAES128; }
  void Encrypt(const uint8_t* in, uint8_t* out) const override {
    AES_encrypt(in, out, &encrypt_);
  }
  void Decrypt(const uint8_t* in, uint8_t* out) const override {
    AES_decrypt(in, out, &decrypt_);
  }

 private:
  AES_KEY encrypt_;
  AES_KEY decrypt_;
};

// With one key, or with three (EDE).
class Des final : public BlockCipher {
 public:
  explicit Des(ByteView key) : is_triple_(key.size() == kCCKeySize3DES) {
    for (size_t i = 0; i < 3; ++i) {
      DES_cblock part;
      const size_t offset = is_triple_ ? i * sizeof part : 0;
      std::memcpy(part, key.data() + offset, sizeof part);
      DES_set_key_unchecked(&part, &keys_[i]);
    }
  }

  size_t block_size() const override { return kCCBlockSizeDES; }
  void Encrypt(const uint8_t* in, uint8_t* out) const override {
    Crypt(in, out, DES_ENCRYPT);
  }
  void Decrypt(const uint8_t* in, uint8_t* out) const override {
    Crypt(in, out, DES_DECRYPT);
  }

 private:
  void Crypt(const uint8_t* in, uint8_t* out, int direction) const {
    DES_cblock block;
    DES_key_schedule keys[3];
    std::memcpy(block, in, sizeof block);
    std::memcpy(keys, keys_, sizeof keys);
    DES_cblock result;
    if (is_triple_) {
      DES_ecb3_encrypt(&block, &result, &keys[0], &keys[1], &keys[2],
                       direction);
    } else {
      DES_ecb_encrypt(&block, &result, &keys[0], direction);
    }
    std::memcpy(out, result, sizeof result);
  }

  bool is_triple_;
  DES_key_schedule keys_[3];
};

class Rc2 final : public BlockCipher {
 public:
  explicit Rc2(ByteView key) {
    const int length = static_cast<int>(key.size());
    RC2_set_key(&key_, length, key.data(), length * 8);
  }

  size_t block_size() const override { return kCCBlockSizeRC2; }
  void Encrypt(const uint8_t* in, uint8_t* out) const override {
    Crypt(in, out, RC2_ENCRYPT);
  }
  void Decrypt(const uint8_t* in, uint8_t* out) const override {
    Crypt(in, out, RC2_DECRYPT);
  }

 private:
  void Crypt(const uint8_t* in, uint8_t* out, int direction) const {
    RC2_KEY key = key_;
    RC2_ecb_encrypt(in, out, &key, direction);
  }

  RC2_KEY key_;
};

}  // namespace

std::unique_ptr<BlockCipher> MakeBlockCipher(CCAlgorithm algorithm,
                                             ByteView key) {
  const size_t size = key.size();
  switch (algorithm) {
    case kCCAlgorithmAES:
      if (size != kCCKeySizeAES128 && size != kCCKeySizeAES192 &&
          size != kCCKeySizeAES256) {
        return nullptr;
      }
      return std::make_unique<Aes>(key);
    case kCCAlgorithmDES:
      if (size != kCCKeySizeDES) return nullptr;
      return std::make_unique<Des>(key);
    case kCCAlgorithm3DES:
      if (size != kCCKeySize3DES) return nullptr;
      return std::make_unique<Des>(key);
    case kCCAlgorithmRC2:
      if (size < kCCKeySizeMinRC2 || size > kCCKeySizeMaxRC2) return nullptr;
      return std::make_unique<Rc2>(key);
    default:
      return nullptr;
  }
}

}  // namespace shakedown::commoncrypto
