// SPDX-License-Identifier: Apache-2.0
#include "src/security/key.h"

#include <openssl/core_names.h>
#include <openssl/encoder.h>
#include <openssl/err.h>

#include <optional>

#include "src/base/bytes.h"
#include "src/corefoundation/conversions.h"
#include "src/openssl/library_context.h"
#include "src/security/status_error.h"

namespace shakedown::security {

constinit cf::TypeInfo Key::kType{"SecKey", 65};

bool Key::Equals(const Object& other) const {
  const auto& key = static_cast<const Key&>(other);
  return class_ == key.class_ && EVP_PKEY_eq(key_.get(), key.key_.get()) == 1;
}

std::string Key::Describe() const {
  const char* kind = EVP_PKEY_get0_type_name(key_.get());
  return "<SecKey " + std::string(kind != nullptr ? kind : "unknown") + ", " +
         std::to_string(EVP_PKEY_get_bits(key_.get())) + " bits, " +
         (class_ == KeyClass::kPublic ? "public" : "private") + ">";
}

cf::CFRef<SecKeyRef> MakeKey(std::shared_ptr<EVP_PKEY> key,
                             KeyClass key_class) {
  if (!key) return {};
  return cf::CFRef<SecKeyRef>::Adopt(cf::New<Key>(std::move(key), key_class));
}

const std::shared_ptr<EVP_PKEY>& EvpKeyOf(SecKeyRef key) {
  return cf::Expect<Key>(key, __func__).key();
}

namespace {

struct EncoderDeleter {
  void operator()(OSSL_ENCODER_CTX* context) const {
    OSSL_ENCODER_CTX_free(context);
  }
};

std::optional<Bytes> EncodeRsa(const Key& key) {
  const int selection = key.key_class() == KeyClass::kPublic
                            ? EVP_PKEY_PUBLIC_KEY
                            : EVP_PKEY_KEYPAIR;
  const std::unique_ptr<OSSL_ENCODER_CTX, EncoderDeleter> context(
      OSSL_ENCODER_CTX_new_for_pkey(key.key().get(), selection, "DER",
                                    "type-specific", nullptr));
  unsigned char* der = nullptr;
  size_t length = 0;
  if (!OSSL_ENCODER_to_data(context.get(), &der, &length)) return std::nullopt;
  Bytes result(der, der + length);
  OPENSSL_free(der);
  return result;
}

std::optional<Bytes> EncodeEllipticCurve(const Key& key) {
  EVP_PKEY* evp_key = key.key().get();
  Bytes result(EVP_PKEY_get_bits(evp_key) / 8 * 2 + 64);
  size_t length = 0;
  if (!EVP_PKEY_get_octet_string_param(evp_key, OSSL_PKEY_PARAM_PUB_KEY,
                                       result.data(), result.size(), &length)) {
    return std::nullopt;
  }
  result.resize(length);
  if (key.key_class() == KeyClass::kPublic) return result;
  BIGNUM* number = nullptr;
  EVP_PKEY_get_bn_param(evp_key, OSSL_PKEY_PARAM_PRIV_KEY, &number);
  const openssl::BignumPtr owned(number);
  Bytes padded((length - 1) / 2);
  if (BN_bn2binpad(number, padded.data(), static_cast<int>(padded.size())) <
      0) {
    return std::nullopt;
  }
  Append(result, padded);
  return result;
}

std::optional<Bytes> Encode(const Key& key) {
  switch (EVP_PKEY_get_base_id(key.key().get())) {
    case EVP_PKEY_RSA:
      return EncodeRsa(key);
    case EVP_PKEY_EC:
      return EncodeEllipticCurve(key);
    default:
      return std::nullopt;
  }
}

}  // namespace
}  // namespace shakedown::security

using shakedown::security::Key;
namespace cf = shakedown::cf;

CFTypeID SecKeyGetTypeID(void) { return Key::kType.id(); }

size_t SecKeyGetBlockSize(SecKeyRef key) {
  EVP_PKEY* evp_key = cf::Expect<Key>(key, __func__).key().get();
  return (static_cast<size_t>(EVP_PKEY_get_bits(evp_key)) + 7) / 8;
}

CFDataRef SecKeyCopyExternalRepresentation(SecKeyRef key, CFErrorRef* error) {
  const auto encoded =
      shakedown::security::Encode(cf::Expect<Key>(key, __func__));
  ERR_clear_error();
  if (encoded) return cf::MakeData(*encoded).Release();
  shakedown::security::GiveError(
      errSecUnimplemented, "only RSA and EC keys have a representation", error);
  return nullptr;
}
