// SPDX-License-Identifier: Apache-2.0
#include "src/security/host_name.h"

#include <arpa/inet.h>
#include <openssl/err.h>

#include <array>
#include <vector>

#include "src/security/printable.h"

namespace shakedown::security {
namespace {

bool IsAddress(const std::string& host) {
  std::array<unsigned char, 16> address;
  return inet_pton(AF_INET, host.c_str(), address.data()) == 1 ||
         inet_pton(AF_INET6, host.c_str(), address.data()) == 1;
}

}  // namespace

bool MatchesHost(const ParsedCertificate& certificate, std::string host,
                 CommonName common_name) {
  if (IsAddress(host)) {
    return X509_check_ip_asc(certificate.x509(), host.c_str(), 0) == 1;
  }
  if (host.size() > 1 && host.back() == '.') host.pop_back();
  // X509_check_host would take a leading dot for "any name below".
  if (host.empty() || host.front() == '.') return false;
  unsigned flags = X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS;
  if (common_name == CommonName::kIgnored) {
    flags |= X509_CHECK_FLAG_NEVER_CHECK_SUBJECT;
  }
  const int match = X509_check_host(certificate.x509(), host.data(),
                                    host.size(), flags, nullptr);
  ERR_clear_error();
  return match == 1;
}

std::string HostNamesOf(const ParsedCertificate& certificate,
                        CommonName common_name) {
  std::vector<std::string> names = certificate.AlternativeNames();
  if (names.empty() && common_name == CommonName::kStandsIn) {
    const auto common_name = certificate.CommonName();
    if (common_name) names.push_back(*common_name);
  }
  if (names.empty()) return "no host";
  std::string text;
  for (const std::string& name : names) {
    if (!text.empty()) text += ", ";
    text += name;
  }
  return Printable(std::move(text));
}

}  // namespace shakedown::security
