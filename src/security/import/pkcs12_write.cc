// SPDX-License-Identifier: Apache-2.0
#include <openssl/err.h>
#include <openssl/pkcs12.h>

#include <memory>

#include "src/openssl/library_context.h"
#include "src/openssl/openssl_ptr.h"
#include "src/security/import/pkcs12.h"
#include "src/security/parsed_certificate.h"

namespace shakedown::security {
namespace {

constexpr int kIterations = 2048;
constexpr int kPbe = NID_pbe_WithSHA1And3_Key_TripleDES_CBC;

void FreeSafes(STACK_OF(PKCS7) * safes) {
  sk_PKCS7_pop_free(safes, &PKCS7_free);
}
void FreeBags(STACK_OF(PKCS12_SAFEBAG) * bags) {
  sk_PKCS12_SAFEBAG_pop_free(bags, &PKCS12_SAFEBAG_free);
}
using Bags = STACK_OF(PKCS12_SAFEBAG);

// A bag's local key ID and name, which PairKeys and people read.
void Name(PKCS12_SAFEBAG* bag, const ParsedItem& item, Bytes id) {
  if (bag == nullptr) return;
  if (!id.empty()) {
    PKCS12_add_localkeyid(bag, id.data(), static_cast<int>(id.size()));
  }
  if (!item.label.empty()) {
    PKCS12_add_friendlyname_utf8(bag, item.label.c_str(), -1);
  }
}

// The safes of the keys and of the certificates.
class Writer {
 public:
  Writer(const std::vector<ParsedItem>& items, const std::string& passphrase)
      : items_(items), passphrase_(passphrase) {}

  ~Writer() {
    FreeBags(keys_);
    FreeBags(certificates_);
    FreeSafes(safes_);
  }

  PKCS12* Write() {
    for (const ParsedItem& item : items_) Add(item);
    OSSL_LIB_CTX* context = openssl::LibraryContext();
    if (certificates_ != nullptr &&
        !PKCS12_add_safe_ex(&safes_, certificates_, kPbe, kIterations,
                            passphrase_.c_str(), context, nullptr)) {
      return nullptr;
    }
    if (keys_ != nullptr &&
        !PKCS12_add_safe_ex(&safes_, keys_, -1, 0, nullptr, context, nullptr)) {
      return nullptr;
    }
    return PKCS12_add_safes_ex(safes_, 0, context, nullptr);
  }

 private:
  void Add(const ParsedItem& item) {
    if (item.type == kSecItemTypePrivateKey) {
      Name(PKCS12_add_key_ex(&keys_, item.key.get(), 0, kIterations, kPbe,
                             passphrase_.c_str(), openssl::LibraryContext(),
                             nullptr),
           item, item.key_id);
    } else if (const auto parsed = ParseCertificate(item.der)) {
      Name(PKCS12_add_cert(&certificates_, parsed->x509()), item, item.key_id);
    }
  }

  const std::vector<ParsedItem>& items_;
  const std::string& passphrase_;
  Bags* keys_ = nullptr;
  Bags* certificates_ = nullptr;
  STACK_OF(PKCS7) * safes_ = nullptr;
};

}  // namespace

std::optional<Bytes> WritePkcs12(const std::vector<ParsedItem>& items,
                                 const std::string& passphrase) {
  const std::unique_ptr<PKCS12, openssl::Deleter<&PKCS12_free>> file(
      Writer(items, passphrase).Write());
  std::optional<Bytes> result;
  unsigned char* der = nullptr;
  if (file && PKCS12_set_mac(file.get(), passphrase.c_str(),
                             static_cast<int>(passphrase.size()), nullptr, 0,
                             kIterations, EVP_sha1())) {
    const int length = i2d_PKCS12(file.get(), &der);
    if (length > 0) result.emplace(der, der + length);
    OPENSSL_free(der);
  }
  ERR_clear_error();
  return result;
}

}  // namespace shakedown::security
