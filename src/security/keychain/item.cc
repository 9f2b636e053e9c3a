// SPDX-License-Identifier: Apache-2.0
#include "src/security/keychain/item.h"

#include <openssl/err.h>
#include <openssl/sha.h>

#include <array>
#include <utility>

#include "src/openssl/library_context.h"
#include "src/security/certificate.h"
#include "src/security/keychain/password_item.h"
#include "src/security/parsed_certificate.h"

namespace shakedown::security {
namespace {

using DigestPtr = std::unique_ptr<EVP_MD, openssl::Deleter<&EVP_MD_free>>;
using PublicKeyPtr =
    std::unique_ptr<X509_PUBKEY, openssl::Deleter<&X509_PUBKEY_free>>;

Bytes Sha1(const unsigned char* data, size_t length) {
  const DigestPtr sha1(
      EVP_MD_fetch(openssl::LibraryContext(), "SHA1", nullptr));
  Bytes digest(SHA_DIGEST_LENGTH);
  EVP_Digest(data, length, digest.data(), nullptr, sha1.get(), nullptr);
  return digest;
}

Bytes HashOf(const X509_PUBKEY* public_key) {
  const unsigned char* bits = nullptr;
  int length = 0;
  if (public_key == nullptr ||
      !X509_PUBKEY_get0_param(nullptr, &bits, &length, nullptr, public_key)) {
    return {};
  }
  return Sha1(bits, static_cast<size_t>(length));
}

// The DER of anything with an i2d function.
template <typename T, typename Encode>
Bytes Der(T* object, Encode encode) {
  unsigned char* der = nullptr;
  const int length = encode(object, &der);
  if (length <= 0) return {};
  Bytes result(der, der + length);
  OPENSSL_free(der);
  return result;
}

// The number alone, without tag and length.
Bytes SerialOf(X509* x509) {
  const ASN1_INTEGER* serial = X509_get0_serialNumber(x509);
  const unsigned char* data = ASN1_STRING_get0_data(serial);
  return {data, data + ASN1_STRING_length(serial)};
}

constexpr int64_t kX509Version3 = 3;
constexpr int64_t kDerEncoding = 3;

// kSecAttrKeyType: the CDSA's numbers as text (42 is RSA, 73 is EC).
std::string KindOf(EVP_PKEY* key) {
  return EVP_PKEY_is_a(key, "EC") == 1 ? "73" : "42";
}

bool SameAttributes(const Item& left, const Item& right,
                    std::initializer_list<const char*> names) {
  for (const char* name : names) {
    const auto one = left.attributes.find(name);
    const auto other = right.attributes.find(name);
    const bool has_one = one != left.attributes.end();
    if (has_one != (other != right.attributes.end())) return false;
    if (has_one && one->second != other->second) return false;
  }
  return true;
}

}  // namespace

Bytes PublicKeyHash(EVP_PKEY* key) {
  X509_PUBKEY* raw = nullptr;
  X509_PUBKEY_set(&raw, key);
  const PublicKeyPtr public_key(raw);
  ERR_clear_error();
  return HashOf(public_key.get());
}

ItemPtr MakeCertificateItem(ByteView der) {
  const ParsedCertificatePtr parsed = ParseCertificate(der);
  if (!parsed) return nullptr;
  X509* x509 = parsed->x509();
  auto item = std::make_shared<Item>();
  item->item_class = ItemClass::kCertificate;
  item->data = parsed->der();
  item->attributes = {
      {"ctyp", kX509Version3},
      {"cenc", kDerEncoding},
      {"labl", parsed->Summary().value_or("")},
      {"subj", Der(X509_get_subject_name(x509), &i2d_X509_NAME)},
      {"issr", Der(X509_get_issuer_name(x509), &i2d_X509_NAME)},
      {"slnr", SerialOf(x509)},
      {"pkhh", HashOf(X509_get_X509_PUBKEY(x509))}};
  if (const ASN1_OCTET_STRING* id = X509_get0_subject_key_id(x509)) {
    const unsigned char* data = ASN1_STRING_get0_data(id);
    item->attributes["skid"] = Bytes(data, data + ASN1_STRING_length(id));
  }
  ERR_clear_error();
  return item;
}

ItemPtr MakeKeyItem(std::shared_ptr<EVP_PKEY> key, KeyClass key_class,
                    const std::string& label) {
  const bool is_private = key_class == KeyClass::kPrivate;
  const int64_t bits = EVP_PKEY_get_bits(key.get());
  auto item = std::make_shared<Item>();
  item->item_class = ItemClass::kKey;
  item->key_class = key_class;
  item->attributes = {{"kcls", std::string(is_private ? "1" : "0")},
                      {"klbl", PublicKeyHash(key.get())},
                      {"type", KindOf(key.get())},
                      {"bsiz", bits},
                      {"esiz", bits},
                      {"labl", label},
                      {"perm", true},
                      {"sign", is_private},
                      {"vrfy", !is_private},
                      {"decr", is_private},
                      {"encr", !is_private}};
  item->key = std::move(key);
  return item;
}

bool SameItem(const Item& left, const Item& right) {
  if (left.item_class != right.item_class) return false;
  switch (left.item_class) {
    case ItemClass::kCertificate:
      return left.data == right.data;
    case ItemClass::kKey:
      return left.key_class == right.key_class &&
             SameAttributes(left, right, {"klbl"});
    case ItemClass::kGenericPassword:
      return SameAttributes(left, right, {"acct", "svce"});
    case ItemClass::kInternetPassword:
      return SameAttributes(
          left, right,
          {"acct", "sdmn", "srvr", "ptcl", "atyp", "port", "path"});
  }
  return false;
}

Bytes BytesAttribute(const Item& item, const std::string& name) {
  const auto found = item.attributes.find(name);
  if (found == item.attributes.end()) return {};
  const auto* bytes = std::get_if<Bytes>(&found->second);
  return bytes != nullptr ? *bytes : Bytes();
}

cf::CFRef<CFTypeRef> MakeRef(const ItemPtr& item) {
  switch (item->item_class) {
    case ItemClass::kCertificate:
      return cf::CFRef<CFTypeRef>::Adopt(MakeCertificate(item->data).Release());
    case ItemClass::kKey:
      return cf::CFRef<CFTypeRef>::Adopt(
          MakeKey(item->key, item->key_class).Release());
    case ItemClass::kGenericPassword:
    case ItemClass::kInternetPassword:
      return cf::CFRef<CFTypeRef>::Adopt(cf::New<PasswordItem>(item));
  }
  return {};
}

}  // namespace shakedown::security
