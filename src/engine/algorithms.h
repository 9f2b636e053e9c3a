// SPDX-License-Identifier: Apache-2.0
// libcrypto's digests and ciphers, each fetched once per process.
// Example: EVP_DigestInit_ex2(context, DigestOf(Hash::kSha256), nullptr);
// Thread-safe; what is returned lives for ever.
#ifndef SHAKEDOWN_ENGINE_ALGORITHMS_H_
#define SHAKEDOWN_ENGINE_ALGORITHMS_H_

#include <openssl/evp.h>

#include <cstddef>
#include <cstdint>

namespace shakedown::engine {

enum class Hash : uint8_t {
  kMd5,
  kSha1,
  kSha224,
  kSha256,
  kSha384,
  kSha512,
  kMd5Sha1,  // both, one after the other (RFC 4346 section 7.4.9)
};

enum class Cipher : uint8_t {
  kNull,
  kTripleDesCbc,
  kAes128Cbc,
  kAes256Cbc,
  kAes128Gcm,
  kAes256Gcm,
};

// DigestOf returns the digest and NameOf its name for EVP functions.
const EVP_MD* DigestOf(Hash hash);
const char* NameOf(Hash hash);
size_t SizeOf(Hash hash);

// CipherOf returns the cipher; nullptr for kNull.
const EVP_CIPHER* CipherOf(Cipher cipher);

constexpr bool IsCbc(Cipher cipher) {
  return cipher == Cipher::kTripleDesCbc || cipher == Cipher::kAes128Cbc ||
         cipher == Cipher::kAes256Cbc;
}

constexpr bool IsGcm(Cipher cipher) {
  return cipher == Cipher::kAes128Gcm || cipher == Cipher::kAes256Gcm;
}

// Require ends the process with a sentence if a function of libcrypto failed
// that fails only when it is out of memory or not the library built for.
void Require(bool succeeded, const char* function);

}  // namespace shakedown::engine

#endif  // SHAKEDOWN_ENGINE_ALGORITHMS_H_
