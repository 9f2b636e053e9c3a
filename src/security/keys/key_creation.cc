// SPDX-License-Identifier: Apache-2.0
// New keys: SecKeyCreateWithData, SecKeyCreateRandomKey, SecKeyGeneratePair.
#include <Security/SecItem.h>
#include <Security/SecKey.h>
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/param_build.h>

#include <memory>

#include "src/corefoundation/conversions.h"
#include "src/openssl/library_context.h"
#include "src/security/import/key_data.h"
#include "src/security/key.h"
#include "src/security/keychain/keychains.h"
#include "src/security/status_error.h"

namespace shakedown::security {
namespace {

using BuilderPtr =
    std::unique_ptr<OSSL_PARAM_BLD, openssl::Deleter<&OSSL_PARAM_BLD_free>>;
using ParametersPtr =
    std::unique_ptr<OSSL_PARAM, openssl::Deleter<&OSSL_PARAM_free>>;
using KeyPointer = std::shared_ptr<EVP_PKEY>;

bool Says(CFDictionaryRef dictionary, CFStringRef key, CFStringRef value) {
  const void* said = CFDictionaryGetValue(dictionary, key);
  return said != nullptr && CFEqual(said, value);
}

// A curve by the bytes of its coordinates; nullptr if there is none.
const char* CurveOf(size_t coordinate_bytes) {
  switch (coordinate_bytes) {
    case 32:
      return "P-256";
    case 48:
      return "P-384";
    case 66:
      return "P-521";
    default:
      return nullptr;
  }
}

// 04 || X || Y, and of a private key its number behind it (X9.63).
KeyPointer ParseEc(ByteView data, bool is_private) {
  const size_t parts = is_private ? 3 : 2;
  if (data.empty() || (data.size() - 1) % parts != 0) return nullptr;
  const size_t bytes = (data.size() - 1) / parts;
  const char* curve = CurveOf(bytes);
  if (curve == nullptr) return nullptr;
  const BuilderPtr builder(OSSL_PARAM_BLD_new());
  OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME,
                                  curve, 0);
  OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY,
                                   data.data(), 2 * bytes + 1);
  openssl::BignumPtr number;
  if (is_private) {
    number.reset(
        BN_bin2bn(data.last(bytes).data(), static_cast<int>(bytes), nullptr));
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY,
                           number.get());
  }
  const ParametersPtr parameters(OSSL_PARAM_BLD_to_param(builder.get()));
  const openssl::KeyContextPtr context(
      EVP_PKEY_CTX_new_from_name(openssl::LibraryContext(), "EC", nullptr));
  EVP_PKEY* key = nullptr;
  if (EVP_PKEY_fromdata_init(context.get()) <= 0 ||
      EVP_PKEY_fromdata(context.get(), &key,
                        is_private ? EVP_PKEY_KEYPAIR : EVP_PKEY_PUBLIC_KEY,
                        parameters.get()) <= 0) {
    key = nullptr;
  }
  ERR_clear_error();
  return openssl::KeyPtr(key);
}

KeyPointer ParseRsa(ByteView data, bool is_private) {
  KeyPointer key = is_private ? ParsePrivateKey(data) : ParsePublicKey(data);
  return key && EVP_PKEY_is_a(key.get(), "RSA") == 1 ? key : nullptr;
}

KeyPointer Parse(ByteView data, CFDictionaryRef attributes) {
  const bool is_private =
      Says(attributes, kSecAttrKeyClass, kSecAttrKeyClassPrivate);
  if (!is_private &&
      !Says(attributes, kSecAttrKeyClass, kSecAttrKeyClassPublic)) {
    return nullptr;
  }
  if (Says(attributes, kSecAttrKeyType, kSecAttrKeyTypeRSA)) {
    return ParseRsa(data, is_private);
  }
  return Says(attributes, kSecAttrKeyType, kSecAttrKeyTypeEC)
             ? ParseEc(data, is_private)
             : nullptr;
}

constexpr int64_t kSmallestRsaBits = 512;
constexpr int64_t kLargestRsaBits = 8192;

// Callers write the size as a CFNumber, some as a CFString.
int64_t SizeIn(CFDictionaryRef parameters) {
  const CFTypeRef size =
      CFDictionaryGetValue(parameters, kSecAttrKeySizeInBits);
  int64_t bits = 0;
  if (size != nullptr && CFGetTypeID(size) == CFNumberGetTypeID()) {
    CFNumberGetValue(static_cast<CFNumberRef>(size), kCFNumberSInt64Type,
                     &bits);
  } else if (size != nullptr && CFGetTypeID(size) == CFStringGetTypeID()) {
    bits = CFStringGetIntValue(static_cast<CFStringRef>(size));
  }
  return bits;
}

KeyPointer Generate(CFDictionaryRef parameters) {
  const int64_t bits = SizeIn(parameters);
  OSSL_LIB_CTX* context = openssl::LibraryContext();
  openssl::KeyPtr key;
  if (Says(parameters, kSecAttrKeyType, kSecAttrKeyTypeRSA)) {
    if (bits < kSmallestRsaBits || bits > kLargestRsaBits) return nullptr;
    key.reset(
        EVP_PKEY_Q_keygen(context, nullptr, "RSA", static_cast<size_t>(bits)));
  } else if (Says(parameters, kSecAttrKeyType, kSecAttrKeyTypeEC)) {
    const char* curve =
        bits > 0 ? CurveOf(static_cast<size_t>(bits + 7) / 8) : nullptr;
    if (curve == nullptr) return nullptr;
    key.reset(EVP_PKEY_Q_keygen(context, nullptr, "EC", curve));
  }
  ERR_clear_error();
  return key;
}

bool IsPermanent(CFDictionaryRef parameters) {
  const auto is_true = [](CFDictionaryRef dictionary) {
    return CFDictionaryGetValue(dictionary, kSecAttrIsPermanent) ==
           kCFBooleanTrue;
  };
  const CFTypeRef inner = CFDictionaryGetValue(parameters, kSecPrivateKeyAttrs);
  return is_true(parameters) ||
         (inner != nullptr && CFGetTypeID(inner) == CFDictionaryGetTypeID() &&
          is_true(static_cast<CFDictionaryRef>(inner)));
}

std::string LabelIn(CFDictionaryRef parameters) {
  const CFTypeRef label = CFDictionaryGetValue(parameters, kSecAttrLabel);
  if (label == nullptr || CFGetTypeID(label) != CFStringGetTypeID()) return "";
  return cf::ToStdString(static_cast<CFStringRef>(label));
}

OSStatus MakePair(CFDictionaryRef parameters, KeyPointer& key) {
  if (parameters == nullptr) return errSecParam;
  key = Generate(parameters);
  if (!key) return errSecParam;
  if (!IsPermanent(parameters)) return errSecSuccess;
  Keychains& keychains = Keychains::Current();
  if (!keychains.default_file()) return errSecNoDefaultKeychain;
  const std::string label = LabelIn(parameters);
  for (const KeyClass key_class : {KeyClass::kPrivate, KeyClass::kPublic}) {
    const OSStatus status = keychains.Add(keychains.default_file(),
                                          MakeKeyItem(key, key_class, label));
    if (status != errSecSuccess) return status;
  }
  return errSecSuccess;
}

}  // namespace
}  // namespace shakedown::security

namespace security = shakedown::security;
namespace cf = shakedown::cf;
using security::KeyClass;

SecKeyRef SecKeyCreateWithData(CFDataRef data, CFDictionaryRef attributes,
                               CFErrorRef* error) {
  if (data != nullptr && attributes != nullptr) {
    auto key = security::Parse(cf::ToBytes(data), attributes);
    const bool is_private =
        security::Says(attributes, kSecAttrKeyClass, kSecAttrKeyClassPrivate);
    if (key) {
      return security::MakeKey(std::move(key), is_private ? KeyClass::kPrivate
                                                          : KeyClass::kPublic)
          .Release();
    }
  }
  security::GiveError(errSecParam, "the data are no key of this type", error);
  return nullptr;
}

SecKeyRef SecKeyCreateRandomKey(CFDictionaryRef parameters, CFErrorRef* error) {
  std::shared_ptr<EVP_PKEY> key;
  const OSStatus status = security::MakePair(parameters, key);
  if (status != errSecSuccess) {
    security::GiveError(status, "the parameters make no key", error);
    return nullptr;
  }
  return security::MakeKey(key, KeyClass::kPrivate).Release();
}

OSStatus SecKeyGeneratePair(CFDictionaryRef parameters, SecKeyRef* public_key,
                            SecKeyRef* private_key) {
  std::shared_ptr<EVP_PKEY> key;
  const OSStatus status = security::MakePair(parameters, key);
  if (status != errSecSuccess) return status;
  if (public_key != nullptr) {
    *public_key = security::MakeKey(key, KeyClass::kPublic).Release();
  }
  if (private_key != nullptr) {
    *private_key = security::MakeKey(key, KeyClass::kPrivate).Release();
  }
  return errSecSuccess;
}
