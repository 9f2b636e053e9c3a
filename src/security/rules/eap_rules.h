// SPDX-License-Identifier: Apache-2.0
// What EAP (802.1X) asks of a leaf beyond a sound chain: a usage, and a name
// that the caller trusts. Example: CheckEap(*leaf, Usage::kServer, {"a.test"})
// Pure functions; any thread.
#ifndef SHAKEDOWN_SECURITY_RULES_EAP_RULES_H_
#define SHAKEDOWN_SECURITY_RULES_EAP_RULES_H_

#include <string>
#include <string_view>
#include <vector>

#include "src/security/evaluate.h"
#include "src/security/parsed_certificate.h"
#include "src/security/rules/certificate_rules.h"

namespace shakedown::security {

// CheckEap: extended key usage, if there is any, must allow TLS, EAP over LAN
// (RFC 4334) or anything; and unless `trusted_names` is empty, one of the
// leaf's DNS names or its common name must be among them.
std::vector<Breach> CheckEap(const ParsedCertificate& leaf, Usage usage,
                             const std::vector<std::string>& trusted_names);

// IsTrustedName compares label by label, whatever the case; "*" in `trusted`
// stands for any one label, wherever it is: "wpa.*.example.com" (Apple's
// configuration profiles, key TLSTrustedServerNames).
bool IsTrustedName(std::string_view name, std::string_view trusted);

}  // namespace shakedown::security

#endif  // SHAKEDOWN_SECURITY_RULES_EAP_RULES_H_
