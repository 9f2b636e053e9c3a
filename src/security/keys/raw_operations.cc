// SPDX-License-Identifier: Apache-2.0
// The functions with SecPadding: SecKeyRawSign, SecKeyRawVerify, SecKeyEncrypt,
// SecKeyDecrypt.
#include <Security/SecKey.h>
#include <openssl/err.h>
#include <openssl/rsa.h>

#include <algorithm>
#include <optional>

#include "src/openssl/library_context.h"
#include "src/openssl/openssl_ptr.h"
#include "src/security/key.h"
#include "src/security/keychain/keychains.h"
#include "src/security/keys/signing.h"

namespace shakedown::security {
namespace {

std::optional<Signing> ReadPadding(const Key& key, SecPadding padding) {
  Signing how;
  how.is_rsa = EVP_PKEY_is_a(key.key().get(), "RSA") == 1;
  switch (padding) {
    case kSecPaddingNone:
      how.is_padded = false;
      return how;
    case kSecPaddingPKCS1:
      return how;
    case kSecPaddingPKCS1MD5:
      how.digest = "MD5";
      break;
    case kSecPaddingPKCS1SHA1:
      how.digest = "SHA1";
      break;
    case kSecPaddingPKCS1SHA224:
      how.digest = "SHA224";
      break;
    case kSecPaddingPKCS1SHA256:
      how.digest = "SHA256";
      break;
    case kSecPaddingPKCS1SHA384:
      how.digest = "SHA384";
      break;
    case kSecPaddingPKCS1SHA512:
      how.digest = "SHA512";
      break;
    default:
      return std::nullopt;
  }
  return how;
}

std::optional<int> RsaPadding(SecPadding padding) {
  switch (padding) {
    case kSecPaddingNone:
      return RSA_NO_PADDING;
    case kSecPaddingPKCS1:
      return RSA_PKCS1_PADDING;
    case kSecPaddingOAEP:
      return RSA_PKCS1_OAEP_PADDING;
    default:
      return std::nullopt;
  }
}

openssl::KeyContextPtr ContextOf(const Key& key) {
  return openssl::KeyContextPtr(EVP_PKEY_CTX_new_from_pkey(
      openssl::LibraryContext(), key.key().get(), nullptr));
}

// Copies a result into the caller's memory.
OSStatus Give(const Bytes& result, uint8_t* out, size_t* length) {
  if (result.size() > *length) return errSecParam;
  std::copy(result.begin(), result.end(), out);
  *length = result.size();
  return errSecSuccess;
}

OSStatus Encrypt(const Key& key, int padding, ByteView plain, Bytes& cipher) {
  const auto context = ContextOf(key);
  cipher.resize(static_cast<size_t>(EVP_PKEY_get_size(key.key().get())));
  size_t length = cipher.size();
  const bool encrypted =
      EVP_PKEY_encrypt_init(context.get()) > 0 &&
      EVP_PKEY_CTX_set_rsa_padding(context.get(), padding) > 0 &&
      EVP_PKEY_encrypt(context.get(), cipher.data(), &length, plain.data(),
                       plain.size()) > 0;
  ERR_clear_error();
  cipher.resize(encrypted ? length : 0);
  return encrypted ? errSecSuccess : errSecParam;
}

OSStatus Decrypt(const Key& key, int padding, ByteView cipher, Bytes& plain) {
  const OSStatus permission = Keychains::Current().Permission(key.key().get());
  if (permission != errSecSuccess) return permission;
  const openssl::PrivateKeyUse use;
  const auto context = ContextOf(key);
  plain.resize(static_cast<size_t>(EVP_PKEY_get_size(key.key().get())));
  size_t length = plain.size();
  const bool decrypted =
      EVP_PKEY_decrypt_init(context.get()) > 0 &&
      EVP_PKEY_CTX_set_rsa_padding(context.get(), padding) > 0 &&
      EVP_PKEY_decrypt(context.get(), plain.data(), &length, cipher.data(),
                       cipher.size()) > 0;
  ERR_clear_error();
  plain.resize(decrypted ? length : 0);
  return decrypted ? errSecSuccess : errSecDecode;
}

bool IsRsa(const Key& key) {
  return EVP_PKEY_is_a(key.key().get(), "RSA") == 1;
}

}  // namespace
}  // namespace shakedown::security

namespace security = shakedown::security;
namespace cf = shakedown::cf;
using shakedown::Bytes;
using shakedown::ByteView;

OSStatus SecKeyRawSign(SecKeyRef key, SecPadding padding, const uint8_t* data,
                       size_t data_length, uint8_t* signature, size_t* length) {
  if (key == nullptr || data == nullptr || signature == nullptr ||
      length == nullptr) {
    return errSecParam;
  }
  const auto& object = cf::Expect<security::Key>(key, __func__);
  const auto how = security::ReadPadding(object, padding);
  if (!how) return errSecParam;
  const auto result = security::Sign(object, *how, {data, data_length});
  if (result.status != errSecSuccess) return result.status;
  return security::Give(result.signature, signature, length);
}

OSStatus SecKeyRawVerify(SecKeyRef key, SecPadding padding, const uint8_t* data,
                         size_t data_length, const uint8_t* signature,
                         size_t signature_length) {
  if (key == nullptr || data == nullptr || signature == nullptr) {
    return errSecParam;
  }
  const auto& object = cf::Expect<security::Key>(key, __func__);
  const auto how = security::ReadPadding(object, padding);
  if (!how) return errSecParam;
  return security::Verify(object, *how, {data, data_length},
                          {signature, signature_length});
}

OSStatus SecKeyEncrypt(SecKeyRef key, SecPadding padding, const uint8_t* plain,
                       size_t plain_length, uint8_t* cipher, size_t* length) {
  if (key == nullptr || plain == nullptr || cipher == nullptr ||
      length == nullptr) {
    return errSecParam;
  }
  const auto& object = cf::Expect<security::Key>(key, __func__);
  const auto rsa_padding = security::RsaPadding(padding);
  if (!rsa_padding || !security::IsRsa(object)) return errSecParam;
  Bytes result;
  const OSStatus status =
      security::Encrypt(object, *rsa_padding, {plain, plain_length}, result);
  if (status != errSecSuccess) return status;
  return security::Give(result, cipher, length);
}

OSStatus SecKeyDecrypt(SecKeyRef key, SecPadding padding, const uint8_t* cipher,
                       size_t cipher_length, uint8_t* plain, size_t* length) {
  if (key == nullptr || cipher == nullptr || plain == nullptr ||
      length == nullptr) {
    return errSecParam;
  }
  const auto& object = cf::Expect<security::Key>(key, __func__);
  const auto rsa_padding = security::RsaPadding(padding);
  if (!rsa_padding || !security::IsRsa(object) ||
      object.key_class() != security::KeyClass::kPrivate) {
    return errSecParam;
  }
  Bytes result;
  const OSStatus status =
      security::Decrypt(object, *rsa_padding, {cipher, cipher_length}, result);
  if (status != errSecSuccess) return status;
  return security::Give(result, plain, length);
}
