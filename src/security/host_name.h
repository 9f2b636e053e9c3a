// SPDX-License-Identifier: Apache-2.0
// Is this certificate for that host? RFC 6125 and RFC 2818 section 3.1.
// Example: MatchesHost(leaf, "api.example.com")
#ifndef SHAKEDOWN_SECURITY_HOST_NAME_H_
#define SHAKEDOWN_SECURITY_HOST_NAME_H_

#include <string>

#include "src/security/parsed_certificate.h"

namespace shakedown::security {

// MatchesHost compares `host`, a DNS name or an address in text, with the
// certificate's subjectAltName, and only if that holds no DNS name with the
// common name; an address never with the common name. A wildcard stands for
// exactly the whole leftmost label. A final dot of `host` is ignored.
bool MatchesHost(const ParsedCertificate& certificate, std::string host);

// HostNamesOf lists what the certificate is for, for people: "a.test, b.test";
// "no host" if it names none.
std::string HostNamesOf(const ParsedCertificate& certificate);

}  // namespace shakedown::security

#endif  // SHAKEDOWN_SECURITY_HOST_NAME_H_
