// SPDX-License-Identifier: Apache-2.0
// Block ciphers, a block at a time, over libcrypto's old functions:
// CommonCrypto has ciphers whose providers a static OpenSSL 3 can't load.
// Example: auto aes = MakeBlockCipher(kCCAlgorithmAES, key);
// Immutable and thread-safe.
#ifndef SHAKEDOWN_COMMONCRYPTO_BLOCK_CIPHER_H_
#define SHAKEDOWN_COMMONCRYPTO_BLOCK_CIPHER_H_

#include <CommonCrypto/CommonCryptor.h>

#include <memory>

#include "src/base/bytes.h"

namespace shakedown::commoncrypto {

class BlockCipher {
 public:
  virtual ~BlockCipher() = default;

  virtual size_t block_size() const = 0;
  // Both take and give one block; `in` and `out` may be the same.
  virtual void Encrypt(const uint8_t* in, uint8_t* out) const = 0;
  virtual void Decrypt(const uint8_t* in, uint8_t* out) const = 0;
};

// MakeBlockCipher returns null for a key of a wrong size and for an algorithm
// that is none of AES, DES, 3DES and RC2.
std::unique_ptr<BlockCipher> MakeBlockCipher(CCAlgorithm algorithm,
                                             ByteView key);

}  // namespace shakedown::commoncrypto

#endif  // SHAKEDOWN_COMMONCRYPTO_BLOCK_CIPHER_H_
