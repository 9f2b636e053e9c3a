// SPDX-License-Identifier: Apache-2.0
#include "src/security/import/parse.h"

#include <openssl/err.h>
#include <openssl/pkcs7.h>

#include <memory>
#include <string_view>
#include <utility>

#include "src/openssl/library_context.h"
#include "src/openssl/openssl_ptr.h"
#include "src/security/import/decrypt.h"
#include "src/security/import/key_data.h"
#include "src/security/import/pkcs12.h"
#include "src/security/parsed_certificate.h"

namespace shakedown::security {
namespace {

using Pkcs7Ptr = std::unique_ptr<PKCS7, openssl::Deleter<&PKCS7_free>>;
using SignaturePtr =
    std::unique_ptr<X509_SIG, openssl::Deleter<&X509_SIG_free>>;

ParsedItems Failure(OSStatus status) { return {.status = status}; }

ParsedItems One(SecExternalFormat format, ParsedItem item) {
  ParsedItems result{.format = format, .type = item.type};
  result.items.push_back(std::move(item));
  return result;
}

ParsedItem KeyItem(SecExternalItemType type, std::shared_ptr<EVP_PKEY> key) {
  return {.type = type, .key = std::move(key)};
}

Bytes DerOfX509(X509* x509) {
  unsigned char* der = nullptr;
  const int length = i2d_X509(x509, &der);
  if (length <= 0) return {};
  Bytes result(der, der + length);
  OPENSSL_free(der);
  return result;
}

// The certificates of a signed message without content (RFC 2315 section 9.1).
ParsedItems ParsePkcs7(ByteView der) {
  PKCS7* raw = PKCS7_new_ex(openssl::LibraryContext(), nullptr);
  const unsigned char* in = der.data();
  d2i_PKCS7(&raw, &in, static_cast<int64_t>(der.size()));
  const Pkcs7Ptr message(raw);
  if (!message || !PKCS7_type_is_signed(message.get()) ||
      message->d.sign == nullptr) {
    return Failure(errSecUnknownFormat);
  }
  ParsedItems result{.format = kSecFormatPKCS7, .type = kSecItemTypeAggregate};
  const STACK_OF(X509)* certificates = message->d.sign->cert;
  for (int i = 0; i < sk_X509_num(certificates); ++i) {
    result.items.push_back({.type = kSecItemTypeCertificate,
                            .der = DerOfX509(sk_X509_value(certificates, i))});
  }
  return result;
}

// An EncryptedPrivateKeyInfo (RFC 5208 section 6).
ParsedItems ParseEncryptedKey(ByteView der, const Passphrase& passphrase) {
  const unsigned char* in = der.data();
  const SignaturePtr encrypted(
      d2i_X509_SIG(nullptr, &in, static_cast<int64_t>(der.size())));
  if (!encrypted) return Failure(errSecUnknownFormat);
  if (!passphrase) return Failure(errSecPassphraseRequired);
  auto key = DecryptPkcs8(*encrypted, *passphrase);
  if (!key) return Failure(errSecAuthFailed);
  return One(kSecFormatWrappedPKCS8,
             KeyItem(kSecItemTypePrivateKey, std::move(key)));
}

// All that we know begins as a sequence that is there as a whole. Said first,
// because OpenSSL takes milliseconds to find that bytes are no key.
bool IsWholeSequence(ByteView der) {
  ByteReader reader(der);
  const auto tag = reader.ReadU8();
  const auto first = reader.ReadU8();
  if (!first || *tag != (V_ASN1_CONSTRUCTED | V_ASN1_SEQUENCE)) return false;
  if (*first == 0x80) return true;  // its end is marked, not counted
  size_t length = *first;
  if (*first > 0x80) {
    length = 0;
    const auto bytes = reader.ReadBytes(*first & 0x7FU);
    if (!bytes || bytes->size() > sizeof(length)) return false;
    for (const uint8_t byte : *bytes) length = length << 8 | byte;
  }
  return length <= reader.rest().size();
}

}  // namespace

ParsedItems ParseDer(ByteView der, const Passphrase& passphrase) {
  if (!IsWholeSequence(der)) return Failure(errSecUnknownFormat);
  if (const ParsedCertificatePtr certificate = ParseCertificate(der)) {
    return One(kSecFormatX509Cert,
               {.type = kSecItemTypeCertificate, .der = certificate->der()});
  }
  ParsedItems result = ParsePkcs12(der, passphrase);
  if (result.status != errSecUnknownFormat) return result;
  if (auto key = ParsePrivateKey(der)) {
    return One(kSecFormatOpenSSL,
               KeyItem(kSecItemTypePrivateKey, std::move(key)));
  }
  if (auto key = ParsePublicKey(der)) {
    return One(kSecFormatOpenSSL,
               KeyItem(kSecItemTypePublicKey, std::move(key)));
  }
  result = ParsePkcs7(der);
  if (result.status == errSecUnknownFormat) {
    result = ParseEncryptedKey(der, passphrase);
  }
  ERR_clear_error();
  return result;
}

ParsedItems ParseFile(ByteView data, const Passphrase& passphrase) {
  const std::string_view text(reinterpret_cast<const char*>(data.data()),
                              data.size());
  return text.find("-----BEGIN ") != std::string_view::npos
             ? ParsePem(data, passphrase)
             : ParseDer(data, passphrase);
}

}  // namespace shakedown::security
