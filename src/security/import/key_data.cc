// SPDX-License-Identifier: Apache-2.0
#include "src/security/import/key_data.h"

#include <openssl/decoder.h>
#include <openssl/encoder.h>
#include <openssl/err.h>

#include "src/openssl/library_context.h"

namespace shakedown::security {
namespace {

using DecoderPtr =
    std::unique_ptr<OSSL_DECODER_CTX, openssl::Deleter<&OSSL_DECODER_CTX_free>>;
using EncoderPtr =
    std::unique_ptr<OSSL_ENCODER_CTX, openssl::Deleter<&OSSL_ENCODER_CTX_free>>;

// A key that is all of `der`.
openssl::KeyPtr DecodeKey(ByteView der, const char* structure, const char* kind,
                          int selection) {
  EVP_PKEY* key = nullptr;
  const DecoderPtr decoder(
      OSSL_DECODER_CTX_new_for_pkey(&key, "DER", structure, kind, selection,
                                    openssl::LibraryContext(), nullptr));
  const unsigned char* in = der.data();
  size_t rest = der.size();
  const bool decoded =
      decoder && OSSL_DECODER_from_data(decoder.get(), &in, &rest) == 1;
  openssl::KeyPtr owned(key);
  if (!decoded || rest != 0) owned.reset();
  return owned;
}

}  // namespace

std::shared_ptr<EVP_PKEY> ParsePrivateKey(ByteView der) {
  const unsigned char* in = der.data();
  openssl::KeyPtr key(
      d2i_AutoPrivateKey_ex(nullptr, &in, static_cast<int64_t>(der.size()),
                            openssl::LibraryContext(), nullptr));
  ERR_clear_error();
  const bool is_known = key && (EVP_PKEY_is_a(key.get(), "RSA") == 1 ||
                                EVP_PKEY_is_a(key.get(), "EC") == 1);
  if (!is_known || in != der.data() + der.size()) return nullptr;
  return key;
}

std::shared_ptr<EVP_PKEY> ParsePublicKey(ByteView der) {
  openssl::KeyPtr key =
      DecodeKey(der, "SubjectPublicKeyInfo", nullptr, EVP_PKEY_PUBLIC_KEY);
  if (!key) {
    key = DecodeKey(der, "type-specific", "RSA", EVP_PKEY_PUBLIC_KEY);
  }
  ERR_clear_error();
  return key;
}

std::optional<Bytes> EncodeKey(EVP_PKEY* key, const KeyEncoding& encoding) {
  const openssl::PrivateKeyUse use;
  const EncoderPtr encoder(OSSL_ENCODER_CTX_new_for_pkey(
      key, encoding.is_private ? EVP_PKEY_KEYPAIR : EVP_PKEY_PUBLIC_KEY,
      encoding.pem ? "PEM" : "DER", encoding.structure, nullptr));
  const std::string& passphrase = encoding.passphrase;
  bool ready = encoder != nullptr;
  if (ready && !passphrase.empty()) {
    ready = OSSL_ENCODER_CTX_set_cipher(encoder.get(), "AES-128-CBC",
                                        nullptr) == 1 &&
            OSSL_ENCODER_CTX_set_passphrase(
                encoder.get(),
                reinterpret_cast<const unsigned char*>(passphrase.data()),
                passphrase.size()) == 1;
  }
  unsigned char* data = nullptr;
  size_t length = 0;
  std::optional<Bytes> result;
  if (ready && OSSL_ENCODER_to_data(encoder.get(), &data, &length)) {
    result.emplace(data, data + length);
  }
  OPENSSL_clear_free(data, length);
  ERR_clear_error();
  return result;
}

}  // namespace shakedown::security
