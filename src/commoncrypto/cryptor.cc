// SPDX-License-Identifier: Apache-2.0
// CommonCryptor.h: modes and padding over block ciphers.
#include <CommonCrypto/CommonCryptor.h>

#include <algorithm>
#include <memory>
#include <new>
#include <utility>

#include "src/base/bytes.h"
#include "src/commoncrypto/block_cipher.h"

using shakedown::Bytes;
using shakedown::ByteView;
using shakedown::commoncrypto::BlockCipher;

// The contract's opaque type.
struct _CCCryptor {
  std::unique_ptr<BlockCipher> cipher;
  bool encrypts = false;
  bool pads = false;
  bool chains = false;
  Bytes previous;  // CBC: the last block of ciphertext
  Bytes waiting;   // bytes of a block that is not whole, or may be the last

  size_t block() const { return cipher->block_size(); }

  // How many of `count` bytes, with those that wait, can be done now.
  size_t Ready(size_t count) const {
    const size_t total = waiting.size() + count;
    size_t whole = total - total % block();
    // The last block of a padded text may hold the padding.
    if (pads && !encrypts && whole == total && whole > 0) whole -= block();
    return whole;
  }

  // Crypts one block, in place.
  void Crypt(uint8_t* bytes) {
    if (!encrypts) return Decrypt(bytes);
    for (size_t i = 0; chains && i < block(); ++i) bytes[i] ^= previous[i];
    cipher->Encrypt(bytes, bytes);
    previous.assign(bytes, bytes + block());
  }

  // Takes all of `in` and gives what is done.
  Bytes Take(ByteView in) {
    const size_t ready = Ready(in.size());
    shakedown::Append(waiting, in);
    Bytes done(waiting.begin(), waiting.begin() + static_cast<int64_t>(ready));
    waiting.erase(waiting.begin(),
                  waiting.begin() + static_cast<int64_t>(ready));
    for (size_t i = 0; i < ready; i += block()) Crypt(done.data() + i);
    return done;
  }

 private:
  void Decrypt(uint8_t* bytes) {
    Bytes received(bytes, bytes + block());
    cipher->Decrypt(bytes, bytes);
    for (size_t i = 0; chains && i < block(); ++i) bytes[i] ^= previous[i];
    previous = std::move(received);
  }
};

namespace {

CCCryptorStatus Give(const Bytes& bytes, void* out, size_t size,
                     size_t* moved) {
  if (moved != nullptr) *moved = bytes.size();
  if (bytes.size() > size) return kCCBufferTooSmall;
  std::copy(bytes.begin(), bytes.end(), static_cast<uint8_t*>(out));
  return kCCSuccess;
}

// RFC 5652 section 6.3: as many bytes as are missing, each of them says so.
CCCryptorStatus Unpad(Bytes& block) {
  const size_t count = block.empty() ? 0 : block.back();
  if (count == 0 || count > block.size()) return kCCDecodeError;
  const auto padding = block.end() - static_cast<int64_t>(count);
  if (!std::all_of(padding, block.end(),
                   [count](uint8_t byte) { return byte == count; })) {
    return kCCDecodeError;
  }
  block.erase(padding, block.end());
  return kCCSuccess;
}

// The last block, if there is one.
CCCryptorStatus Finish(_CCCryptor& cryptor, Bytes& block) {
  block = cryptor.waiting;
  const size_t missing = cryptor.block() - block.size();
  if (cryptor.pads && cryptor.encrypts) {
    block.resize(cryptor.block(), static_cast<uint8_t>(missing));
    cryptor.Crypt(block.data());
    return kCCSuccess;
  }
  if (!cryptor.pads) return block.empty() ? kCCSuccess : kCCAlignmentError;
  if (block.empty()) return kCCSuccess;
  if (missing != 0) return kCCAlignmentError;
  cryptor.Crypt(block.data());
  return Unpad(block);
}

bool IsKnown(CCAlgorithm algorithm) {
  return algorithm <= static_cast<CCAlgorithm>(kCCAlgorithmBlowfish);
}

bool IsImplemented(CCAlgorithm algorithm) {
  return algorithm == kCCAlgorithmAES || algorithm == kCCAlgorithmDES ||
         algorithm == kCCAlgorithm3DES || algorithm == kCCAlgorithmRC2;
}

}  // namespace

CCCryptorStatus CCCryptorCreate(CCOperation operation, CCAlgorithm algorithm,
                                CCOptions options, const void* key,
                                size_t key_length, const void* iv,
                                CCCryptorRef* cryptor) {
  if (key == nullptr || cryptor == nullptr || operation > kCCDecrypt ||
      !IsKnown(algorithm)) {
    return kCCParamError;
  }
  if (!IsImplemented(algorithm)) return kCCUnimplemented;
  auto made = std::make_unique<_CCCryptor>();
  made->cipher = shakedown::commoncrypto::MakeBlockCipher(
      algorithm, {static_cast<const uint8_t*>(key), key_length});
  if (!made->cipher) return kCCParamError;
  made->encrypts = operation == kCCEncrypt;
  made->pads = (options & kCCOptionPKCS7Padding) != 0;
  made->chains = (options & kCCOptionECBMode) == 0;
  made->previous.resize(made->block());
  if (iv != nullptr) {
    const auto* bytes = static_cast<const uint8_t*>(iv);
    made->previous.assign(bytes, bytes + made->block());
  }
  *cryptor = made.release();
  return kCCSuccess;
}

CCCryptorStatus CCCryptorRelease(CCCryptorRef cryptor) {
  delete cryptor;
  return kCCSuccess;
}

size_t CCCryptorGetOutputLength(CCCryptorRef cryptor, size_t in_length,
                                bool is_final) {
  if (cryptor == nullptr) return 0;
  if (!is_final) return cryptor->Ready(in_length);
  const size_t total = cryptor->waiting.size() + in_length;
  if (!cryptor->pads || !cryptor->encrypts) return total;
  return total - total % cryptor->block() + cryptor->block();
}

CCCryptorStatus CCCryptorUpdate(CCCryptorRef cryptor, const void* in,
                                size_t in_length, void* out, size_t out_size,
                                size_t* moved) {
  if (cryptor == nullptr || (in == nullptr && in_length > 0)) {
    return kCCParamError;
  }
  const size_t needed = cryptor->Ready(in_length);
  if (needed > out_size || (needed > 0 && out == nullptr)) {
    if (moved != nullptr) *moved = needed;
    return kCCBufferTooSmall;
  }
  return Give(cryptor->Take({static_cast<const uint8_t*>(in), in_length}), out,
              out_size, moved);
}

CCCryptorStatus CCCryptorFinal(CCCryptorRef cryptor, void* out, size_t out_size,
                               size_t* moved) {
  if (cryptor == nullptr) return kCCParamError;
  if (moved != nullptr) *moved = 0;
  Bytes block;
  const CCCryptorStatus status = Finish(*cryptor, block);
  if (status != kCCSuccess) return status;
  return Give(block, out, out_size, moved);
}

CCCryptorStatus CCCrypt(CCOperation operation, CCAlgorithm algorithm,
                        CCOptions options, const void* key, size_t key_length,
                        const void* iv, const void* in, size_t in_length,
                        void* out, size_t out_size, size_t* moved) {
  CCCryptorRef cryptor = nullptr;
  CCCryptorStatus status = CCCryptorCreate(operation, algorithm, options, key,
                                           key_length, iv, &cryptor);
  if (status != kCCSuccess) return status;
  const std::unique_ptr<_CCCryptor> owned(cryptor);
  if (in == nullptr && in_length > 0) return kCCParamError;
  const bool must_be_whole = !cryptor->pads || !cryptor->encrypts;
  if (must_be_whole && in_length % cryptor->block() != 0) {
    return kCCAlignmentError;
  }
  const size_t needed = CCCryptorGetOutputLength(cryptor, in_length, true);
  if (needed > out_size && cryptor->encrypts) {
    if (moved != nullptr) *moved = needed;
    return kCCBufferTooSmall;
  }
  Bytes all = cryptor->Take({static_cast<const uint8_t*>(in), in_length});
  Bytes last;
  status = Finish(*cryptor, last);
  if (status != kCCSuccess) return status;
  shakedown::Append(all, last);
  return Give(all, out, out_size, moved);
}
