// SPDX-License-Identifier: Apache-2.0
#include "src/engine/rsa_key_transport.h"

#include <openssl/err.h>
#include <openssl/rsa.h>

#include <algorithm>

#include "src/openssl/library_context.h"

namespace shakedown::engine {
namespace {

openssl::KeyContextPtr ContextOf(EVP_PKEY* key) {
  return openssl::KeyContextPtr(
      EVP_PKEY_CTX_new_from_pkey(openssl::LibraryContext(), key, nullptr));
}

Bytes RoomFor(const EVP_PKEY* key) {
  return Bytes(static_cast<size_t>(std::max(EVP_PKEY_get_size(key), 0)));
}

}  // namespace

std::optional<Bytes> EncryptPremaster(EVP_PKEY* key, ByteView premaster,
                                      RandomStream& random) {
  openssl::StreamScope stream(random);
  const auto context = ContextOf(key);
  Bytes encrypted = RoomFor(key);
  size_t length = encrypted.size();
  if (!context || EVP_PKEY_encrypt_init(context.get()) <= 0 ||
      EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_PADDING) <= 0 ||
      EVP_PKEY_encrypt(context.get(), encrypted.data(), &length,
                       premaster.data(), premaster.size()) <= 0) {
    ERR_clear_error();
    return std::nullopt;
  }
  encrypted.resize(length);
  return encrypted;
}

std::optional<Bytes> DecryptPremaster(EVP_PKEY* key, ByteView encrypted,
                                      RandomStream& random) {
  openssl::StreamScope stream(random);
  openssl::PrivateKeyUse use;
  const auto context = ContextOf(key);
  Bytes premaster = RoomFor(key);
  size_t length = premaster.size();
  if (!context || EVP_PKEY_decrypt_init(context.get()) <= 0 ||
      EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_PADDING) <= 0 ||
      EVP_PKEY_decrypt(context.get(), premaster.data(), &length,
                       encrypted.data(), encrypted.size()) <= 0) {
    ERR_clear_error();
    return std::nullopt;
  }
  premaster.resize(length);
  return premaster;
}

}  // namespace shakedown::engine
