// SPDX-License-Identifier: Apache-2.0
#include "src/security/rules/certificate_rules.h"

#include <Security/SecBase.h>
#include <openssl/ct.h>
#include <openssl/err.h>

#include <algorithm>
#include <memory>

namespace shakedown::security {
namespace {

constexpr int64_t kDay = 86'400;
// HT205280; longer-lived certificates need more, which no rule here counts.
constexpr size_t kTimestampsMin = 2;

void CheckKey(const ParsedCertificate& certificate, const Yardstick& yardstick,
              std::vector<Breach>& breaches) {
  const EVP_PKEY* key = X509_get0_pubkey(certificate.x509());
  if (key == nullptr) {
    breaches.push_back({FindingKind::kWeakKey, errSecUnsupportedKeySize,
                        "its key cannot be read"});
    return;
  }
  const TrustRules& rules = yardstick.rules;
  const int bits = EVP_PKEY_get_bits(key);
  const bool is_rsa = EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA;
  int bits_min = is_rsa ? rules.rsa_bits_min : rules.elliptic_curve_bits_min;
  if (is_rsa && yardstick.preinstalled_root) {
    bits_min = std::max(bits_min, rules.rsa_bits_min_under_preinstalled);
  }
  if (bits >= bits_min) return;
  breaches.push_back({FindingKind::kWeakKey, errSecUnsupportedKeySize,
                      std::string("an ") + (is_rsa ? "RSA" : "EC") +
                          " key of " + std::to_string(bits) +
                          " bits is too small"});
}

bool IsRefused(DigestRule rule, const Yardstick& yardstick) {
  switch (rule) {
    case DigestRule::kAllowed:
      return false;
    case DigestRule::kRefusedUnderPreinstalledRoots:
      return yardstick.preinstalled_root;
    case DigestRule::kRefused:
      return true;
  }
  return true;
}

void CheckDigest(const ParsedCertificate& certificate,
                 const Yardstick& yardstick, std::vector<Breach>& breaches) {
  int digest = NID_undef;
  X509_get_signature_info(certificate.x509(), &digest, nullptr, nullptr,
                          nullptr);
  const char* name = nullptr;
  if (digest == NID_md5 && IsRefused(yardstick.rules.md5, yardstick)) {
    name = "MD5";
  }
  if (digest == NID_sha1 && IsRefused(yardstick.rules.sha1, yardstick)) {
    name = "SHA-1";
  }
  if (name == nullptr) return;
  breaches.push_back(
      {FindingKind::kWeakKey, errSecInvalidDigestAlgorithm,
       std::string("signed with ") + name + ", which is broken"});
}

bool Has(const ParsedCertificate& certificate, uint32_t extension_flag) {
  return (X509_get_extension_flags(certificate.x509()) & extension_flag) != 0;
}

// RFC 5280 section 4.2.1.3: what a key of TLS may do.
bool KeyUsageAllows(const ParsedCertificate& leaf, Usage usage) {
  if (!Has(leaf, EXFLAG_KUSAGE)) return true;
  uint32_t wanted = KU_DIGITAL_SIGNATURE | KU_KEY_AGREEMENT;
  if (usage == Usage::kServer) wanted |= KU_KEY_ENCIPHERMENT;
  return (X509_get_key_usage(leaf.x509()) & wanted) != 0;
}

bool ServerAuthIsRequired(const ParsedCertificate& leaf,
                          const Yardstick& yardstick) {
  const auto& from = yardstick.rules.server_auth_required_from;
  return yardstick.usage == Usage::kServer && from &&
         leaf.NotBefore().value_or(*from) >= *from;
}

bool ExtendedUsageAllows(const ParsedCertificate& leaf, Usage usage) {
  if (!Has(leaf, EXFLAG_XKUSAGE)) return true;
  const uint32_t wanted = usage == Usage::kServer
                              ? XKU_SSL_SERVER | XKU_SGC | XKU_ANYEKU
                              : XKU_SSL_CLIENT | XKU_ANYEKU;
  return (X509_get_extended_key_usage(leaf.x509()) & wanted) != 0;
}

bool ListsServerAuth(const ParsedCertificate& leaf) {
  return Has(leaf, EXFLAG_XKUSAGE) &&
         (X509_get_extended_key_usage(leaf.x509()) & XKU_SSL_SERVER) != 0;
}

void CheckUsages(const ParsedCertificate& leaf, const Yardstick& yardstick,
                 std::vector<Breach>& breaches) {
  const std::string user =
      yardstick.usage == Usage::kServer ? "a TLS server" : "a TLS client";
  if (!ExtendedUsageAllows(leaf, yardstick.usage)) {
    breaches.push_back({FindingKind::kUsage, errSecInvalidExtendedKeyUsage,
                        "its extended key usage does not allow " + user});
  } else if (ServerAuthIsRequired(leaf, yardstick) && !ListsServerAuth(leaf)) {
    breaches.push_back({FindingKind::kUsage, errSecInvalidExtendedKeyUsage,
                        "its extended key usage does not name TLS servers"});
  }
  if (yardstick.rules.leaf_key_usage_counts &&
      !KeyUsageAllows(leaf, yardstick.usage)) {
    breaches.push_back({FindingKind::kUsage, errSecInvalidKeyUsageForPolicy,
                        "its key usage does not allow " + user});
  }
}

void CheckPeriod(const ParsedCertificate& leaf, const Yardstick& yardstick,
                 std::vector<Breach>& breaches) {
  const auto begin = leaf.NotBefore();
  const auto end = leaf.NotAfter();
  if (!begin || !end) return;
  int days_max = 0;
  for (const ValidityLimit& limit : yardstick.rules.validity_limits) {
    if (limit.preinstalled_only && !yardstick.preinstalled_root) continue;
    if (*begin >= limit.issued_from) days_max = limit.days_max;
  }
  if (days_max == 0 || *end - *begin <= days_max * kDay) return;
  breaches.push_back(
      {FindingKind::kOther, errSecCertificateValidityPeriodTooLong,
       "valid for " + std::to_string((*end - *begin) / kDay) +
           " days, which is more than " + std::to_string(days_max)});
}

void FreeTimestamps(STACK_OF(SCT) * list) { SCT_LIST_free(list); }

// How many are embedded in it (RFC 6962 section 3.3). Their signatures are not
// looked at: no log exists here.
size_t EmbeddedTimestamps(const ParsedCertificate& leaf) {
  const std::unique_ptr<STACK_OF(SCT), openssl::Deleter<&FreeTimestamps>> list(
      static_cast<STACK_OF(SCT)*>(X509_get_ext_d2i(
          leaf.x509(), NID_ct_precert_scts, nullptr, nullptr)));
  ERR_clear_error();
  return list ? static_cast<size_t>(sk_SCT_num(list.get())) : 0;
}

void CheckTimestamps(const ParsedCertificate& leaf, const Yardstick& yardstick,
                     std::vector<Breach>& breaches) {
  const auto& from = yardstick.rules.timestamps_required_from;
  if (!yardstick.preinstalled_root || !from ||
      leaf.NotBefore().value_or(*from) < *from) {
    return;
  }
  const size_t count = EmbeddedTimestamps(leaf) + yardstick.timestamps;
  if (count >= kTimestampsMin) return;
  breaches.push_back({FindingKind::kOther, errSecVerifyActionFailed,
                      "has " + std::to_string(count) +
                          " certificate timestamps, which is less than " +
                          std::to_string(kTimestampsMin)});
}

}  // namespace

std::vector<Breach> CheckStrength(const ParsedCertificate& certificate,
                                  const Yardstick& yardstick) {
  std::vector<Breach> breaches;
  CheckKey(certificate, yardstick, breaches);
  // Nobody relies on the signature of a root.
  if (!certificate.IsSelfIssued()) {
    CheckDigest(certificate, yardstick, breaches);
  }
  return breaches;
}

std::vector<Breach> CheckLeaf(const ParsedCertificate& leaf,
                              const Yardstick& yardstick) {
  std::vector<Breach> breaches;
  if (yardstick.usage == Usage::kAny) return breaches;
  CheckUsages(leaf, yardstick, breaches);
  if (yardstick.usage == Usage::kServer) {
    CheckPeriod(leaf, yardstick, breaches);
    CheckTimestamps(leaf, yardstick, breaches);
  }
  return breaches;
}

bool AllowsCertificateSigning(const ParsedCertificate& certificate) {
  return !Has(certificate, EXFLAG_KUSAGE) ||
         (X509_get_key_usage(certificate.x509()) & KU_KEY_CERT_SIGN) != 0;
}

}  // namespace shakedown::security
