// SPDX-License-Identifier: Apache-2.0
#include "src/engine/test_identity.h"

#include <openssl/x509v3.h>

#include <map>
#include <utility>

#include "src/engine/algorithms.h"
#include "src/openssl/library_context.h"

namespace shakedown::engine {
namespace {

EVP_PKEY* MakeKey(KeyKind kind) {
  OSSL_LIB_CTX* context = openssl::LibraryContext();
  switch (kind) {
    case KeyKind::kRsa:
      return EVP_PKEY_Q_keygen(context, nullptr, "RSA", size_t{2048});
    case KeyKind::kEc:
      return EVP_PKEY_Q_keygen(context, nullptr, "EC", "P-256");
    case KeyKind::kEd25519:
      return EVP_PKEY_Q_keygen(context, nullptr, "ED25519");
  }
  return nullptr;
}

Bytes Certify(EVP_PKEY* key, const std::string& name) {
  constexpr int64_t kNotBefore = 1735689600;  // 2025-01-01
  constexpr int64_t kNotAfter = 2051222400;   // 2035-01-01
  openssl::X509Ptr certificate(X509_new_ex(openssl::LibraryContext(), nullptr));
  X509_set_version(certificate.get(), X509_VERSION_3);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
  ASN1_TIME_set(X509_getm_notBefore(certificate.get()), kNotBefore);
  ASN1_TIME_set(X509_getm_notAfter(certificate.get()), kNotAfter);
  X509_NAME* subject = X509_get_subject_name(certificate.get());
  X509_NAME_add_entry_by_txt(
      subject, "CN", MBSTRING_UTF8,
      reinterpret_cast<const unsigned char*>(name.data()),
      static_cast<int>(name.size()), -1, 0);
  X509_set_issuer_name(certificate.get(), subject);
  X509_set_pubkey(certificate.get(), key);
  const bool pure = EVP_PKEY_is_a(key, "ED25519");
  Require(X509_sign(certificate.get(), key,
                    pure ? nullptr : DigestOf(Hash::kSha256)) > 0,
          "X509_sign");
  Bytes der(static_cast<size_t>(i2d_X509(certificate.get(), nullptr)));
  unsigned char* out = der.data();
  i2d_X509(certificate.get(), &out);
  return der;
}

}  // namespace

const Identity& MakeIdentity(KeyKind kind, const std::string& name) {
  static auto& made = *new std::map<std::pair<KeyKind, std::string>, Identity>;
  auto [entry, is_new] = made.try_emplace({kind, name});
  if (is_new) {
    RandomStream random(static_cast<uint64_t>(kind), name);
    openssl::StreamScope scope(random);
    openssl::PrivateKeyUse use;
    EVP_PKEY* key = MakeKey(kind);
    Require(key != nullptr, "EVP_PKEY_Q_keygen");
    entry->second.key.reset(key, &EVP_PKEY_free);
    entry->second.chain = {Certify(key, name)};
  }
  return entry->second;
}

}  // namespace shakedown::engine
