// SPDX-License-Identifier: Apache-2.0
#include "src/security/import/pkcs12_for_test.h"

#include <openssl/pem.h>
#include <openssl/pkcs12.h>

#include "src/openssl/library_context.h"

namespace shakedown::security {
namespace {

openssl::X509Ptr ParseX509(const Bytes& der) {
  X509* x509 = X509_new_ex(openssl::LibraryContext(), nullptr);
  const unsigned char* in = der.data();
  d2i_X509(&x509, &in, static_cast<int64_t>(der.size()));
  return openssl::X509Ptr(x509);
}

std::string TextOf(BIO* bio) {
  char* text = nullptr;
  const auto length = BIO_get_mem_data(bio, &text);
  return {text, text + length};
}

}  // namespace

pki::MintedSet MintChain(int64_t now) {
  pki::Recipes recipes;
  recipes["root"].common_name = "Acme Root CA";
  recipes["root"].trusted = true;
  recipes["issuing"].common_name = "Acme TLS CA";
  recipes["issuing"].issuer = "root";
  recipes["leaf"].hosts = {"api.example.com"};
  recipes["leaf"].issuer = "issuing";
  recipes["other"].hosts = {"other.example.com"};
  recipes["other"].issuer = "issuing";
  recipes["other"].key = pki::KeyKind::kRsa2048;
  auto set = pki::Mint(recipes, now);
  return set.ok() ? set.value() : pki::MintedSet();
}

Bytes MakePkcs12(const Pkcs12Wish& wish) {
  const openssl::X509Ptr leaf =
      wish.leaf.empty() ? nullptr : ParseX509(wish.leaf);
  STACK_OF(X509)* others = sk_X509_new_null();
  for (const Bytes& der : wish.others) {
    sk_X509_push(others, ParseX509(der).release());
  }
  const std::unique_ptr<PKCS12, openssl::Deleter<&PKCS12_free>> file(
      PKCS12_create_ex(wish.password.c_str(), wish.name.c_str(), wish.key.get(),
                       leaf.get(), others, wish.key_algorithm,
                       wish.certificate_algorithm, wish.iterations,
                       wish.mac_iterations, 0, openssl::LibraryContext(),
                       nullptr));
  sk_X509_pop_free(others, &X509_free);
  unsigned char* der = nullptr;
  const int length = i2d_PKCS12(file.get(), &der);
  if (length <= 0) return {};
  Bytes result(der, der + length);
  OPENSSL_free(der);
  return result;
}

std::string MakePem(const std::string& name, const Bytes& der) {
  const openssl::BioPtr bio(BIO_new(BIO_s_mem()));
  PEM_write_bio(bio.get(), name.c_str(), "", der.data(),
                static_cast<int>(der.size()));
  return TextOf(bio.get());
}

std::string MakeKeyPem(EVP_PKEY* key, const std::string& password) {
  const openssl::BioPtr bio(BIO_new(BIO_s_mem()));
  PEM_write_bio_PrivateKey_traditional(
      bio.get(), key, password.empty() ? nullptr : EVP_aes_128_cbc(),
      reinterpret_cast<const unsigned char*>(password.data()),
      static_cast<int>(password.size()), nullptr, nullptr);
  return TextOf(bio.get());
}

}  // namespace shakedown::security
