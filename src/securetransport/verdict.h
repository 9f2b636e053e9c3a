// SPDX-License-Identifier: Apache-2.0
// From what was found wrong with a chain to what SSLHandshake returns and the
// peer is told: the profile's table, less what the app chose to allow.
// Example: Judge(profile, {}, GetEvaluation(trust).issues).status
#ifndef SHAKEDOWN_SECURETRANSPORT_VERDICT_H_
#define SHAKEDOWN_SECURETRANSPORT_VERDICT_H_

#include <span>

#include "src/engine/verifier.h"
#include "src/securetransport/profiles/profile.h"
#include "src/security/evaluate.h"

namespace shakedown::securetransport {

// What the app chose with SSLSetAllowsAnyRoot, ...ExpiredCerts,
// ...ExpiredRoots.
struct Leniency {
  bool any_root = false;
  bool expired_certificates = false;
  bool expired_roots = false;
};

// Judge returns kOk if nothing that counts was found (spec/profiles.md 2.0).
engine::Verifier::Verdict Judge(const Profile& profile,
                                const Leniency& leniency,
                                std::span<const security::TrustIssue> issues);

}  // namespace shakedown::securetransport

#endif  // SHAKEDOWN_SECURETRANSPORT_VERDICT_H_
