// SPDX-License-Identifier: Apache-2.0
// SecItemExport and its older sister.
#include <Security/SecImportExport.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/pkcs7.h>

#include <memory>
#include <optional>

#include "src/corefoundation/conversions.h"
#include "src/openssl/library_context.h"
#include "src/openssl/openssl_ptr.h"
#include "src/security/import/items_out.h"
#include "src/security/import/key_data.h"
#include "src/security/import/pkcs12.h"
#include "src/security/keychain/keychains.h"
#include "src/security/parsed_certificate.h"

namespace shakedown::security {
namespace {

using Items = std::vector<ParsedItem>;

// One export's result: a code, and then the bytes.
struct Exported {
  OSStatus status = errSecSuccess;
  Bytes data = {};
};

Exported From(std::optional<Bytes> data) {
  if (!data) return {errSecUnsupportedFormat};
  return {errSecSuccess, *std::move(data)};
}

Bytes ToPem(const char* name, const Bytes& der) {
  const openssl::BioPtr bio(BIO_new(BIO_s_mem()));
  PEM_write_bio(bio.get(), name, "", der.data(), static_cast<int>(der.size()));
  char* text = nullptr;
  const auto length = BIO_get_mem_data(bio.get(), &text);
  return {text, text + length};
}

// The certificates as a signed message without content and signature.
std::optional<Bytes> WritePkcs7(const Items& items) {
  const std::unique_ptr<PKCS7, openssl::Deleter<&PKCS7_free>> message(
      PKCS7_new_ex(openssl::LibraryContext(), nullptr));
  PKCS7_set_type(message.get(), NID_pkcs7_signed);
  PKCS7_content_new(message.get(), NID_pkcs7_data);
  for (const ParsedItem& item : items) {
    const auto parsed = ParseCertificate(item.der);
    if (!parsed || !PKCS7_add_certificate(message.get(), parsed->x509())) {
      return std::nullopt;
    }
  }
  unsigned char* der = nullptr;
  const int length = i2d_PKCS7(message.get(), &der);
  if (length <= 0) return std::nullopt;
  Bytes result(der, der + length);
  OPENSSL_free(der);
  return result;
}

bool IsPrivate(const ParsedItem& item) {
  return item.type == kSecItemTypePrivateKey;
}

std::optional<Bytes> WriteKey(const ParsedItem& item, SecExternalFormat format,
                              bool pem, const Passphrase& passphrase) {
  if (item.key == nullptr) return std::nullopt;
  KeyEncoding encoding{.is_private = IsPrivate(item), .pem = pem};
  if (format == kSecFormatWrappedPKCS8) {
    if (!encoding.is_private) return std::nullopt;
    encoding.structure = "EncryptedPrivateKeyInfo";
    encoding.passphrase = *passphrase;
  } else if (format == kSecFormatBSAFE && encoding.is_private) {
    encoding.structure = "PrivateKeyInfo";
  } else if (format != kSecFormatBSAFE && !encoding.is_private) {
    encoding.structure = "SubjectPublicKeyInfo";
  }
  return EncodeKey(item.key.get(), encoding);
}

std::optional<Bytes> WritePemSequence(const Items& items) {
  Bytes all;
  for (const ParsedItem& item : items) {
    if (item.key == nullptr) {
      Append(all, ToPem("CERTIFICATE", item.der));
      continue;
    }
    const auto key = WriteKey(item, kSecFormatOpenSSL, true, {});
    if (!key) return std::nullopt;
    Append(all, *key);
  }
  return all;
}

std::optional<Bytes> Armour(std::optional<Bytes> der, const char* name,
                            bool pem) {
  return der && pem ? ToPem(name, *der) : std::move(der);
}

SecExternalFormat UsualFormat(const Items& items) {
  if (items.size() > 1) return kSecFormatPEMSequence;
  return items.front().key ? kSecFormatOpenSSL : kSecFormatX509Cert;
}

Exported Write(const Items& items, SecExternalFormat format, bool pem,
               const Passphrase& passphrase) {
  const bool single = items.size() == 1;
  switch (format) {
    case kSecFormatX509Cert:
      if (!single || items.front().der.empty()) break;
      return From(Armour(items.front().der, "CERTIFICATE", pem));
    case kSecFormatWrappedPKCS8:
      if (!passphrase || passphrase->empty()) return {errSecPassphraseRequired};
      [[fallthrough]];
    case kSecFormatOpenSSL:
    case kSecFormatBSAFE:
      if (!single) break;
      return From(WriteKey(items.front(), format, pem, passphrase));
    case kSecFormatPEMSequence:
      return From(WritePemSequence(items));
    case kSecFormatPKCS7:
      return From(Armour(WritePkcs7(items), "PKCS7", pem));
    case kSecFormatPKCS12:
      if (!passphrase) return {errSecPassphraseRequired};
      return From(Armour(WritePkcs12(items, *passphrase), "PKCS12", pem));
    default:
      break;
  }
  return {errSecUnsupportedFormat};
}

// Whether every private key may be read now.
OSStatus Permission(const Items& items) {
  for (const ParsedItem& item : items) {
    if (!IsPrivate(item)) continue;
    const OSStatus status = Keychains::Current().Permission(item.key.get());
    if (status != errSecSuccess) return status;
  }
  return errSecSuccess;
}

template <typename Parameters>
OSStatus Export(CFTypeRef item, SecExternalFormat format,
                SecItemImportExportFlags flags, const Parameters* parameters,
                CFDataRef* data) {
  if (data == nullptr) return errSecParam;
  *data = nullptr;
  if (item == nullptr) return errSecParam;
  const Items items = TakeApart(item);
  if (items.empty()) return errSecParam;
  const OSStatus permission = Permission(items);
  if (permission != errSecSuccess) return permission;
  const openssl::PrivateKeyUse use;
  if (format == kSecFormatUnknown) format = UsualFormat(items);
  const Exported exported =
      Write(items, format, (flags & kSecItemPemArmour) != 0,
            parameters != nullptr ? ToPassphrase(parameters->passphrase)
                                  : std::nullopt);
  ERR_clear_error();
  if (exported.status == errSecSuccess) {
    *data = cf::MakeData(exported.data).Release();
  }
  return exported.status;
}

}  // namespace
}  // namespace shakedown::security

OSStatus SecItemExport(CFTypeRef item, SecExternalFormat format,
                       SecItemImportExportFlags flags,
                       const SecItemImportExportKeyParameters* key_parameters,
                       CFDataRef* data) {
  return shakedown::security::Export(item, format, flags, key_parameters, data);
}

OSStatus SecKeychainItemExport(
    CFTypeRef item, SecExternalFormat format, SecItemImportExportFlags flags,
    const SecKeyImportExportParameters* key_parameters, CFDataRef* data) {
  return shakedown::security::Export(item, format, flags, key_parameters, data);
}
