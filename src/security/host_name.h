// SPDX-License-Identifier: Apache-2.0
// Is this certificate for that host? RFC 6125 and RFC 2818 section 3.1.
// Example: MatchesHost(leaf, "api.example.com")
#ifndef SHAKEDOWN_SECURITY_HOST_NAME_H_
#define SHAKEDOWN_SECURITY_HOST_NAME_H_

#include <cstdint>
#include <string>

#include "src/security/parsed_certificate.h"

namespace shakedown::security {

// Whether a common name can stand in for DNS names that are missing.
enum class CommonName : uint8_t { kStandsIn, kIgnored };

// MatchesHost compares `host`, a DNS name or an address in text, with the
// certificate's subjectAltName, and only if that holds no DNS name, and if
// `common_name` says so, with the common name; an address never with the common
// name. A wildcard stands for exactly the whole leftmost label. A final dot of
// `host` is ignored.
bool MatchesHost(const ParsedCertificate& certificate, std::string host,
                 CommonName common_name = CommonName::kStandsIn);

// HostNamesOf lists what the certificate is for, for people: "a.test, b.test";
// "no host" if it names none that counts.
std::string HostNamesOf(const ParsedCertificate& certificate,
                        CommonName common_name = CommonName::kStandsIn);

}  // namespace shakedown::security

#endif  // SHAKEDOWN_SECURITY_HOST_NAME_H_
