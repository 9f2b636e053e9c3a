// SPDX-License-Identifier: Apache-2.0
#include "src/security/x509_for_test.h"

#include <openssl/evp.h>
#include <openssl/x509v3.h>

#include <map>

#include "src/openssl/library_context.h"

namespace shakedown::security {
namespace {

void SetName(X509_NAME* name, const std::string& common_name) {
  if (common_name.empty()) return;
  X509_NAME_add_entry_by_txt(
      name, "CN", MBSTRING_UTF8,
      reinterpret_cast<const unsigned char*>(common_name.data()),
      static_cast<int>(common_name.size()), -1, 0);
}

void AddExtension(X509* x509, int nid, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, x509, x509, nullptr, nullptr, 0);
  X509_EXTENSION* extension =
      X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str());
  X509_add_ext(x509, extension, -1);
  X509_EXTENSION_free(extension);
}

Bytes Encode(X509* x509) {
  Bytes der(static_cast<size_t>(i2d_X509(x509, nullptr)));
  unsigned char* at = der.data();
  i2d_X509(x509, &at);
  return der;
}

void Sign(X509* x509, const char* digest, EVP_PKEY* key) {
  const openssl::PrivateKeyUse use;
  const openssl::DigestContextPtr context(EVP_MD_CTX_new());
  EVP_DigestSignInit_ex(context.get(), nullptr, digest,
                        openssl::LibraryContext(), nullptr, key, nullptr);
  X509_sign_ctx(x509, context.get());
}

}  // namespace

const std::shared_ptr<EVP_PKEY>& TestKey() {
  static const std::shared_ptr<EVP_PKEY> key(
      EVP_PKEY_Q_keygen(openssl::LibraryContext(), nullptr, "EC", "P-256"),
      &EVP_PKEY_free);
  return key;
}

std::shared_ptr<EVP_PKEY> MakeRsaKey(unsigned bits) {
  static auto& keys = *new std::map<unsigned, std::shared_ptr<EVP_PKEY>>;
  std::shared_ptr<EVP_PKEY>& key = keys[bits];
  if (!key) {
    key.reset(EVP_PKEY_Q_keygen(openssl::LibraryContext(), nullptr, "RSA",
                                size_t{bits}),
              &EVP_PKEY_free);
  }
  return key;
}

Bytes Make(const TestCertificate& wanted) {
  const openssl::X509Ptr x509(X509_new_ex(openssl::LibraryContext(), nullptr));
  X509_set_version(x509.get(), X509_VERSION_3);
  ASN1_INTEGER_set(X509_get_serialNumber(x509.get()), 1);
  SetName(X509_get_subject_name(x509.get()), wanted.subject);
  SetName(X509_get_issuer_name(x509.get()),
          wanted.issuer.empty() ? wanted.subject : wanted.issuer);
  ASN1_TIME_set_string(X509_getm_notBefore(x509.get()), wanted.not_before);
  ASN1_TIME_set_string(X509_getm_notAfter(x509.get()), wanted.not_after);
  X509_set_pubkey(x509.get(), wanted.key ? wanted.key.get() : TestKey().get());
  for (const auto& [nid, value] : wanted.extensions) {
    AddExtension(x509.get(), nid, value);
  }
  Sign(x509.get(), wanted.digest,
       wanted.signer ? wanted.signer.get() : TestKey().get());
  return Encode(x509.get());
}

}  // namespace shakedown::security
