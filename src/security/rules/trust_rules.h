// SPDX-License-Identifier: Apache-2.0
// What each release of macOS asked of certificates beyond RFC 5280, as data.
// Example: FindTrustRules("catalina-10.15")->rsa_bits_min is 2048.
// Rows are constants; thread-safe. A simulation uses one row at a time.
#ifndef SHAKEDOWN_SECURITY_RULES_TRUST_RULES_H_
#define SHAKEDOWN_SECURITY_RULES_TRUST_RULES_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "src/simulation/simulation.h"

namespace shakedown::security {

// A "preinstalled" root came with the system, unlike those that a user, an
// administrator or the app added: some rules are about public authorities only.
enum class DigestRule : uint8_t {
  kAllowed,
  kRefusedUnderPreinstalledRoots,
  kRefused,
};

// The longest time that a server's certificate may be valid.
struct ValidityLimit {
  int64_t issued_from;  // notBefore, seconds since 1970
  int days_max;         // of 86,400 seconds
  bool preinstalled_only;
};

struct TrustRules {
  const char* era;  // the profile's name

  // A server without DNS names in subjectAltName goes by its common name.
  bool common_name_counts = true;
  // keyUsage of a leaf must allow signing or key exchange.
  bool leaf_key_usage_counts = true;
  // Servers issued since then (seconds since 1970) must list serverAuth in
  // extKeyUsage; for others no such extension, or "any", is enough.
  std::optional<int64_t> server_auth_required_from = {};

  int rsa_bits_min = 0;  // in every certificate of a chain
  int rsa_bits_min_under_preinstalled = 0;
  int elliptic_curve_bits_min = 0;
  DigestRule md5 = DigestRule::kAllowed;  // a root's own signature is exempt
  DigestRule sha1 = DigestRule::kAllowed;
  std::span<const ValidityLimit> validity_limits = {};

  // Servers issued since then under a preinstalled root must come with signed
  // certificate timestamps: in themselves, with the handshake or in the staple.
  std::optional<int64_t> timestamps_required_from = {};

  // A path that ends in no anchor isn't the last word, if an issuer has other
  // certificates.
  bool tries_other_paths = false;

  // An OCSP response that came with the handshake counts, also without a policy
  // for revocation.
  bool staples_count = false;
};

// AllTrustRules lists the eras, the default first.
std::span<const TrustRules> AllTrustRules();

// FindTrustRules returns the row of an era, or nullptr.
const TrustRules* FindTrustRules(std::string_view era);

// CurrentTrustRules is what UseTrustRules chose, else the row that
// SHAKEDOWN_PROFILE names, else that of "documented".
const TrustRules& CurrentTrustRules(Simulation& simulation);

// UseTrustRules sets the row of `era` for evaluations from now on; an era
// without one gets that of "documented".
void UseTrustRules(Simulation& simulation, std::string_view era);

}  // namespace shakedown::security

#endif  // SHAKEDOWN_SECURITY_RULES_TRUST_RULES_H_
