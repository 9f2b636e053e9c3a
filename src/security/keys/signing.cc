// SPDX-License-Identifier: Apache-2.0
#include "src/security/keys/signing.h"

#include <Security/SecBase.h>
#include <openssl/err.h>
#include <openssl/rsa.h>

#include <memory>
#include <optional>

#include "src/openssl/library_context.h"
#include "src/openssl/openssl_ptr.h"
#include "src/security/keychain/keychains.h"

namespace shakedown::security {
namespace {

using DigestPtr = std::unique_ptr<EVP_MD, openssl::Deleter<&EVP_MD_free>>;

bool IsOfKind(const Key& key, const Signing& how) {
  return EVP_PKEY_is_a(key.key().get(), how.is_rsa ? "RSA" : "EC") == 1;
}

// What is given to the key: the digest, made here if the data are a message.
// Nothing if the data are no such digest.
std::optional<Bytes> ToSign(const Signing& how, const EVP_MD* digest,
                            ByteView data) {
  if (digest == nullptr) return Bytes(data.begin(), data.end());
  const auto size = static_cast<size_t>(EVP_MD_get_size(digest));
  if (!how.hashes_first) {
    if (data.size() != size) return std::nullopt;
    return Bytes(data.begin(), data.end());
  }
  Bytes hash(size);
  EVP_Digest(data.data(), data.size(), hash.data(), nullptr, digest, nullptr);
  return hash;
}

bool Configure(EVP_PKEY_CTX* context, const Signing& how,
               const EVP_MD* digest) {
  if (digest != nullptr &&
      EVP_PKEY_CTX_set_signature_md(context, digest) <= 0) {
    return false;
  }
  if (!how.is_rsa) return true;
  const int padding = how.is_pss      ? RSA_PKCS1_PSS_PADDING
                      : how.is_padded ? RSA_PKCS1_PADDING
                                      : RSA_NO_PADDING;
  if (EVP_PKEY_CTX_set_rsa_padding(context, padding) <= 0) return false;
  return !how.is_pss ||
         EVP_PKEY_CTX_set_rsa_pss_saltlen(context, RSA_PSS_SALTLEN_DIGEST) > 0;
}

// A key and what it is to sign or verify, ready.
struct Prepared {
  OSStatus status = errSecParam;
  DigestPtr digest = nullptr;
  openssl::KeyContextPtr context = nullptr;
  Bytes data = {};
};

Prepared Prepare(const Key& key, const Signing& how, ByteView data) {
  Prepared prepared;
  if (!IsOfKind(key, how)) return prepared;
  if (!how.digest.empty()) {
    prepared.digest.reset(
        EVP_MD_fetch(openssl::LibraryContext(), how.digest.c_str(), nullptr));
  }
  auto bytes = ToSign(how, prepared.digest.get(), data);
  if (!bytes) return prepared;
  prepared.data = *std::move(bytes);
  prepared.context.reset(EVP_PKEY_CTX_new_from_pkey(openssl::LibraryContext(),
                                                    key.key().get(), nullptr));
  if (prepared.context) prepared.status = errSecSuccess;
  return prepared;
}

}  // namespace

Signed Sign(const Key& key, const Signing& how, ByteView data) {
  if (key.key_class() != KeyClass::kPrivate) return {errSecParam};
  Prepared prepared = Prepare(key, how, data);
  if (prepared.status != errSecSuccess) return {prepared.status};
  EVP_PKEY* evp_key = key.key().get();
  const OSStatus permission = Keychains::Current().Permission(evp_key);
  if (permission != errSecSuccess) return {permission};
  const openssl::PrivateKeyUse use;
  EVP_PKEY_CTX* context = prepared.context.get();
  Signed result;
  result.signature.resize(static_cast<size_t>(EVP_PKEY_get_size(evp_key)));
  size_t length = result.signature.size();
  if (EVP_PKEY_sign_init(context) <= 0 ||
      !Configure(context, how, prepared.digest.get()) ||
      EVP_PKEY_sign(context, result.signature.data(), &length,
                    prepared.data.data(), prepared.data.size()) <= 0) {
    result.status = errSecParam;
    length = 0;
  }
  result.signature.resize(length);
  ERR_clear_error();
  return result;
}

OSStatus Verify(const Key& key, const Signing& how, ByteView data,
                ByteView signature) {
  Prepared prepared = Prepare(key, how, data);
  if (prepared.status != errSecSuccess) return prepared.status;
  EVP_PKEY_CTX* context = prepared.context.get();
  OSStatus status = errSecParam;
  if (EVP_PKEY_verify_init(context) > 0 &&
      Configure(context, how, prepared.digest.get())) {
    const int valid =
        EVP_PKEY_verify(context, signature.data(), signature.size(),
                        prepared.data.data(), prepared.data.size());
    status = valid == 1 ? errSecSuccess : errSecVerifyFailed;
  }
  ERR_clear_error();
  return status;
}

}  // namespace shakedown::security
