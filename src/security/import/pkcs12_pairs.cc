// SPDX-License-Identifier: Apache-2.0
// Which key belongs to which certificate.
#include <openssl/err.h>

#include "src/openssl/openssl_ptr.h"
#include "src/security/import/pkcs12.h"
#include "src/security/parsed_certificate.h"

namespace shakedown::security {
namespace {

bool Belongs(const ParsedItem& key, const ParsedItem& certificate) {
  const ParsedCertificatePtr parsed = ParseCertificate(certificate.der);
  if (!parsed) return false;
  const openssl::KeyPtr public_key(X509_get_pubkey(parsed->x509()));
  const bool equal =
      public_key && EVP_PKEY_eq(public_key.get(), key.key.get()) == 1;
  ERR_clear_error();
  return equal;
}

std::optional<size_t> FindCertificate(const std::vector<ParsedItem>& items,
                                      const ParsedItem& key) {
  std::optional<size_t> best;
  for (size_t i = 0; i < items.size(); ++i) {
    if (items[i].type != kSecItemTypeCertificate) continue;
    if (!Belongs(key, items[i])) continue;
    // A key may have several, renewed ones: its ID names the right one.
    if (!key.key_id.empty() && items[i].key_id == key.key_id) return i;
    if (!best) best = i;
  }
  return best;
}

}  // namespace

std::vector<Pair> PairKeys(const std::vector<ParsedItem>& items) {
  std::vector<Pair> pairs;
  for (size_t i = 0; i < items.size(); ++i) {
    if (items[i].type != kSecItemTypePrivateKey) continue;
    pairs.push_back({i, FindCertificate(items, items[i])});
  }
  return pairs;
}

}  // namespace shakedown::security
