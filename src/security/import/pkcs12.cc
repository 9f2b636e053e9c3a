// SPDX-License-Identifier: Apache-2.0
#include "src/security/import/pkcs12.h"

#include <openssl/err.h>
#include <openssl/pkcs12.h>

#include <memory>
#include <utility>

#include "src/openssl/library_context.h"
#include "src/openssl/openssl_ptr.h"
#include "src/security/import/decrypt.h"

namespace shakedown::security {
namespace {

using Pkcs12Ptr = std::unique_ptr<PKCS12, openssl::Deleter<&PKCS12_free>>;
using KeyInfoPtr = std::unique_ptr<PKCS8_PRIV_KEY_INFO,
                                   openssl::Deleter<&PKCS8_PRIV_KEY_INFO_free>>;

void FreeSafes(STACK_OF(PKCS7) * safes) {
  sk_PKCS7_pop_free(safes, &PKCS7_free);
}
void FreeBags(STACK_OF(PKCS12_SAFEBAG) * bags) {
  sk_PKCS12_SAFEBAG_pop_free(bags, &PKCS12_SAFEBAG_free);
}
using SafesPtr = std::unique_ptr<STACK_OF(PKCS7), openssl::Deleter<&FreeSafes>>;
using BagsPtr =
    std::unique_ptr<STACK_OF(PKCS12_SAFEBAG), openssl::Deleter<&FreeBags>>;

// Bags in bags in bags: nobody writes more than two.
constexpr int kDeepestBag = 8;

std::shared_ptr<EVP_PKEY> KeyOf(const PKCS8_PRIV_KEY_INFO* info) {
  if (info == nullptr) return nullptr;
  openssl::KeyPtr key(
      EVP_PKCS82PKEY_ex(info, openssl::LibraryContext(), nullptr));
  return key;
}

std::string LabelOf(PKCS12_SAFEBAG* bag) {
  char* name = PKCS12_get_friendlyname(bag);
  std::string label = name != nullptr ? name : "";
  OPENSSL_free(name);
  return label;
}

Bytes KeyIdOf(const PKCS12_SAFEBAG* bag) {
  const ASN1_TYPE* id = PKCS12_SAFEBAG_get0_attr(bag, NID_localKeyID);
  if (id == nullptr || id->type != V_ASN1_OCTET_STRING) return {};
  const unsigned char* data = ASN1_STRING_get0_data(id->value.octet_string);
  return {data, data + ASN1_STRING_length(id->value.octet_string)};
}

Bytes CertificateIn(const PKCS12_SAFEBAG* bag) {
  if (PKCS12_SAFEBAG_get_bag_nid(bag) != NID_x509Certificate) return {};
  const openssl::X509Ptr x509(PKCS12_SAFEBAG_get1_cert(bag));
  unsigned char* der = nullptr;
  const int length = x509 ? i2d_X509(x509.get(), &der) : 0;
  if (length <= 0) return {};
  Bytes result(der, der + length);
  OPENSSL_free(der);
  return result;
}

// Reads one file, whose passphrase has been found right.
class Reader {
 public:
  Reader(std::string passphrase, std::vector<ParsedItem>& items)
      : passphrase_(std::move(passphrase)), items_(items) {}

  bool ReadSafe(PKCS7* safe) {
    if (PKCS7_type_is_data(safe)) {
      if (safe->d.data == nullptr) return false;
      return ReadBags(BagsPtr(PKCS12_unpack_p7data(safe)).get(), 0);
    }
    if (!PKCS7_type_is_encrypted(safe)) return true;  // for a public key
    if (safe->d.encrypted == nullptr ||
        safe->d.encrypted->enc_data == nullptr ||
        safe->d.encrypted->enc_data->enc_data == nullptr) {
      return false;
    }
    const PKCS7_ENC_CONTENT& content = *safe->d.encrypted->enc_data;
    const auto plain =
        Decrypt(*content.algorithm, *content.enc_data, passphrase_);
    if (!plain) return false;
    const unsigned char* in = plain->data();
    const BagsPtr bags(reinterpret_cast<STACK_OF(PKCS12_SAFEBAG)*>(
        ASN1_item_d2i(nullptr, &in, static_cast<int64_t>(plain->size()),
                      ASN1_ITEM_rptr(PKCS12_SAFEBAGS))));
    return ReadBags(bags.get(), 0);
  }

 private:
  bool ReadBags(const STACK_OF(PKCS12_SAFEBAG) * bags, int depth) {
    if (bags == nullptr || depth > kDeepestBag) return false;
    for (int i = 0; i < sk_PKCS12_SAFEBAG_num(bags); ++i) {
      if (!ReadBag(sk_PKCS12_SAFEBAG_value(bags, i), depth)) return false;
    }
    return true;
  }

  bool ReadBag(PKCS12_SAFEBAG* bag, int depth) {
    switch (PKCS12_SAFEBAG_get_nid(bag)) {
      case NID_keyBag:
        return AddKey(KeyOf(PKCS12_SAFEBAG_get0_p8inf(bag)), bag);
      case NID_pkcs8ShroudedKeyBag:
        return AddKey(
            DecryptPkcs8(*PKCS12_SAFEBAG_get0_pkcs8(bag), passphrase_), bag);
      case NID_certBag:
        return AddCertificate(bag);
      case NID_safeContentsBag:
        return ReadBags(PKCS12_SAFEBAG_get0_safes(bag), depth + 1);
      default:
        return true;  // revocation lists and secrets
    }
  }

  bool AddKey(std::shared_ptr<EVP_PKEY> key, PKCS12_SAFEBAG* bag) {
    if (!key) return false;
    items_.push_back({.type = kSecItemTypePrivateKey,
                      .key = std::move(key),
                      .label = LabelOf(bag),
                      .key_id = KeyIdOf(bag)});
    return true;
  }

  bool AddCertificate(PKCS12_SAFEBAG* bag) {
    Bytes der = CertificateIn(bag);
    if (der.empty()) return false;
    items_.push_back({.type = kSecItemTypeCertificate,
                      .der = std::move(der),
                      .label = LabelOf(bag),
                      .key_id = KeyIdOf(bag)});
    return true;
  }

  std::string passphrase_;
  std::vector<ParsedItem>& items_;
};

Pkcs12Ptr Decode(ByteView data) {
  PKCS12* file =
      PKCS12_init_ex(NID_pkcs7_data, openssl::LibraryContext(), nullptr);
  const unsigned char* in = data.data();
  // A failure frees the object and sets the pointer to null.
  d2i_PKCS12(&file, &in, static_cast<int64_t>(data.size()));
  return Pkcs12Ptr(file);
}

// Whether the MAC is that of the passphrase. A file without one says so only
// when it is decrypted.
bool HasRightMac(PKCS12* file, const std::string& passphrase) {
  if (!PKCS12_mac_present(file)) return true;
  const ASN1_INTEGER* iterations = nullptr;
  PKCS12_get0_mac(nullptr, nullptr, nullptr, &iterations, file);
  int64_t count = 1;
  if (iterations != nullptr && (!ASN1_INTEGER_get_int64(&count, iterations) ||
                                count < 1 || count > kMostIterations)) {
    return false;
  }
  if (PKCS12_verify_mac(file, passphrase.c_str(),
                        static_cast<int>(passphrase.size()))) {
    return true;
  }
  // An empty passphrase is written in two ways.
  return passphrase.empty() && PKCS12_verify_mac(file, nullptr, 0);
}

OSStatus ReadInto(PKCS12* file, const std::string& passphrase,
                  std::vector<ParsedItem>& items) {
  const SafesPtr safes(PKCS12_unpack_authsafes(file));
  if (!safes) return errSecDecode;
  Reader reader(passphrase, items);
  for (int i = 0; i < sk_PKCS7_num(safes.get()); ++i) {
    if (reader.ReadSafe(sk_PKCS7_value(safes.get(), i))) continue;
    items.clear();
    return PKCS12_mac_present(file) ? errSecDecode : errSecPkcs12VerifyFailure;
  }
  return errSecSuccess;
}

}  // namespace

ParsedItems ParsePkcs12(ByteView data, const Passphrase& passphrase) {
  ParsedItems result{.format = kSecFormatPKCS12, .type = kSecItemTypeAggregate};
  const Pkcs12Ptr file = Decode(data);
  if (!file) {
    result.status = errSecUnknownFormat;
  } else if (!passphrase) {
    result.status = errSecPassphraseRequired;
  } else if (!HasRightMac(file.get(), *passphrase)) {
    result.status = errSecPkcs12VerifyFailure;
  } else {
    result.status = ReadInto(file.get(), *passphrase, result.items);
  }
  ERR_clear_error();
  return result;
}

}  // namespace shakedown::security
