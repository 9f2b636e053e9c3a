// SPDX-License-Identifier: Apache-2.0
#include "src/engine/algorithms.h"

#include <array>
#include <cstdio>
#include <cstdlib>

#include "src/openssl/library_context.h"

namespace shakedown::engine {
namespace {

constexpr std::array kDigestNames = {"MD5",    "SHA1",   "SHA224",  "SHA256",
                                     "SHA384", "SHA512", "MD5-SHA1"};

constexpr std::array<size_t, kDigestNames.size()> kDigestSizes = {
    16, 20, 28, 32, 48, 64, 36};

constexpr std::array kCipherNames = {
    "DES-EDE3-CBC", "AES-128-CBC", "AES-256-CBC", "AES-128-GCM", "AES-256-GCM"};

struct Fetched {
  std::array<EVP_MD*, kDigestNames.size()> digests;
  std::array<EVP_CIPHER*, kCipherNames.size()> ciphers;
};

Fetched FetchAll() {
  Fetched fetched;
  OSSL_LIB_CTX* context = openssl::LibraryContext();
  for (size_t i = 0; i < kDigestNames.size(); ++i) {
    fetched.digests[i] = EVP_MD_fetch(context, kDigestNames[i], nullptr);
    Require(fetched.digests[i] != nullptr, kDigestNames[i]);
  }
  for (size_t i = 0; i < kCipherNames.size(); ++i) {
    fetched.ciphers[i] = EVP_CIPHER_fetch(context, kCipherNames[i], nullptr);
    Require(fetched.ciphers[i] != nullptr, kCipherNames[i]);
  }
  return fetched;
}

const Fetched& AllFetched() {
  static const Fetched& fetched = *new Fetched(FetchAll());
  return fetched;
}

}  // namespace

const EVP_MD* DigestOf(Hash hash) {
  return AllFetched().digests[static_cast<size_t>(hash)];
}

const char* NameOf(Hash hash) {
  return kDigestNames[static_cast<size_t>(hash)];
}

size_t SizeOf(Hash hash) { return kDigestSizes[static_cast<size_t>(hash)]; }

const EVP_CIPHER* CipherOf(Cipher cipher) {
  if (cipher == Cipher::kNull) return nullptr;
  return AllFetched().ciphers[static_cast<size_t>(cipher) - 1];
}

void Require(bool succeeded, const char* function) {
  if (succeeded) return;
  std::fprintf(stderr,
               "shakedown: libcrypto's %s failed: out of memory, or not the "
               "OpenSSL 3.0 that this was built for\n",
               function);
  std::abort();
}

}  // namespace shakedown::engine
