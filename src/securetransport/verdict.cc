// SPDX-License-Identifier: Apache-2.0
#include "src/securetransport/verdict.h"

#include <algorithm>

namespace shakedown::securetransport {
namespace {

using security::FindingKind;
using security::TrustIssue;

bool IsAboutTheRoot(FindingKind kind) {
  return kind == FindingKind::kUnknownRoot || kind == FindingKind::kNoRoot ||
         kind == FindingKind::kDenied;
}

// Allowing expired certificates allowed also those not yet valid, allowing
// expired roots did not: the late CDSA engine (spec/profiles.md 2.0 b and c).
bool IsWaived(const Profile& profile, const Leniency& leniency,
              const TrustIssue& issue) {
  if (leniency.any_root &&
      (profile.any_root_rescues_everything || IsAboutTheRoot(issue.kind))) {
    return true;
  }
  if (profile.expired_flags != ExpiredFlagsRule::kHonoured) return false;
  if (issue.kind == FindingKind::kExpired) {
    return leniency.expired_certificates ||
           (leniency.expired_roots && issue.is_root);
  }
  return issue.kind == FindingKind::kNotYetValid &&
         leniency.expired_certificates;
}

}  // namespace

engine::Verifier::Verdict Judge(const Profile& profile,
                                const Leniency& leniency,
                                std::span<const TrustIssue> issues) {
  for (const VerdictRow& row : profile.verdicts) {
    const bool found =
        std::any_of(issues.begin(), issues.end(), [&](const TrustIssue& issue) {
          return issue.kind == row.kind && !IsWaived(profile, leniency, issue);
        });
    if (found) return {row.status, row.alert};
  }
  return {};
}

}  // namespace shakedown::securetransport
