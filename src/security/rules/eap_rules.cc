// SPDX-License-Identifier: Apache-2.0
#include "src/security/rules/eap_rules.h"

#include <Security/SecBase.h>
#include <openssl/err.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <memory>

#include "src/openssl/openssl_ptr.h"
namespace shakedown::security {
namespace {

using UsagesPtr = std::unique_ptr<EXTENDED_KEY_USAGE,
                                  openssl::Deleter<&EXTENDED_KEY_USAGE_free>>;

bool Fits(const ASN1_OBJECT* usage, Usage wanted) {
  constexpr std::string_view kEapOverLan = "1.3.6.1.5.5.7.3.14";
  const int tls = wanted == Usage::kServer ? NID_server_auth : NID_client_auth;
  const int nid = OBJ_obj2nid(usage);
  if (nid == tls || nid == NID_anyExtendedKeyUsage) return true;
  char digits[64] = {};
  OBJ_obj2txt(digits, sizeof(digits), usage, /*no_name=*/1);
  return digits == kEapOverLan;
}

bool UsageAllows(const ParsedCertificate& leaf, Usage wanted) {
  const UsagesPtr usages(static_cast<EXTENDED_KEY_USAGE*>(
      X509_get_ext_d2i(leaf.x509(), NID_ext_key_usage, nullptr, nullptr)));
  ERR_clear_error();
  if (!usages) {
    return X509_get_ext_by_NID(leaf.x509(), NID_ext_key_usage, -1) < 0;
  }
  for (int i = 0; i < sk_ASN1_OBJECT_num(usages.get()); ++i) {
    if (Fits(sk_ASN1_OBJECT_value(usages.get(), i), wanted)) return true;
  }
  return false;
}

std::vector<std::string> NamesOf(const ParsedCertificate& leaf) {
  std::vector<std::string> names = leaf.AlternativeNames();
  if (const auto common_name = leaf.CommonName()) names.push_back(*common_name);
  return names;
}

// Takes the first label off `name`.
std::string_view TakeLabel(std::string_view& name) {
  const size_t dot = name.find('.');
  const std::string_view label = name.substr(0, dot);
  name.remove_prefix(dot == std::string_view::npos ? name.size() : dot + 1);
  return label;
}

bool SameLabel(std::string_view left, std::string_view right) {
  const auto lower = [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  };
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [&](char a, char b) { return lower(a) == lower(b); });
}

}  // namespace

bool IsTrustedName(std::string_view name, std::string_view trusted) {
  while (!name.empty() && !trusted.empty()) {
    const std::string_view label = TakeLabel(name);
    const std::string_view wanted = TakeLabel(trusted);
    if (wanted != "*" && !SameLabel(label, wanted)) return false;
  }
  return name.empty() && trusted.empty();
}

std::vector<Breach> CheckEap(const ParsedCertificate& leaf, Usage usage,
                             const std::vector<std::string>& trusted_names) {
  std::vector<Breach> breaches;
  const std::vector<std::string> names = NamesOf(leaf);
  const auto is_trusted = [&](const std::string& name) {
    return std::any_of(trusted_names.begin(), trusted_names.end(),
                       [&](const std::string& trusted) {
                         return IsTrustedName(name, trusted);
                       });
  };
  if (!trusted_names.empty() &&
      std::none_of(names.begin(), names.end(), is_trusted)) {
    breaches.push_back({FindingKind::kHostMismatch, errSecHostNameMismatch,
                        "none of its names is a trusted server's"});
  }
  if (!UsageAllows(leaf, usage)) {
    breaches.push_back({FindingKind::kUsage, errSecInvalidExtendedKeyUsage,
                        "its extended key usage allows neither TLS nor EAP"});
  }
  return breaches;
}

}  // namespace shakedown::security
