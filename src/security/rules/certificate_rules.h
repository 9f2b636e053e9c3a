// SPDX-License-Identifier: Apache-2.0
// One certificate against one era's rules: keys, digests, usages, periods.
// Example: CheckLeaf(*leaf, {rules, Usage::kServer}) is empty if it may serve.
// Pure functions; any thread.
#ifndef SHAKEDOWN_SECURITY_RULES_CERTIFICATE_RULES_H_
#define SHAKEDOWN_SECURITY_RULES_CERTIFICATE_RULES_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "src/security/evaluate.h"
#include "src/security/parsed_certificate.h"
#include "src/security/rules/trust_rules.h"

namespace shakedown::security {

// What a certificate is judged by.
struct Yardstick {
  const TrustRules& rules;
  Usage usage = Usage::kAny;
  bool preinstalled_root = false;  // the chain ends in one
  size_t timestamps = 0;           // that came beside the certificate
};

// A rule that is not met.
struct Breach {
  FindingKind kind;
  int32_t status;  // errSec...
  std::string text;
};

// CheckStrength is about the key, and unless it signed itself about the digest
// of its signature. It goes for every certificate of a chain.
std::vector<Breach> CheckStrength(const ParsedCertificate& certificate,
                                  const Yardstick& yardstick);

// CheckLeaf is about what only the first certificate of a chain must meet: its
// usages and, for a server, its period and its timestamps.
std::vector<Breach> CheckLeaf(const ParsedCertificate& leaf,
                              const Yardstick& yardstick);

// AllowsCertificateSigning: false only if keyUsage is there and says no.
bool AllowsCertificateSigning(const ParsedCertificate& certificate);

}  // namespace shakedown::security

#endif  // SHAKEDOWN_SECURITY_RULES_CERTIFICATE_RULES_H_
