// SPDX-License-Identifier: Apache-2.0
// 10.9 and its updates. mavericks-10.9 (10.9.0 and 10.9.1): goto fail, and the
// 1/n-1 split switched on. The last whose own engine judged at Certificate and
// left a failed session in kSSLAborted (spec/profiles.md 5.1 to 5.3, 5.6 and 6;
// handshake.md 7).
#include "src/securetransport/profiles/profile.h"
#include "src/securetransport/profiles/suites.h"
#include "src/securetransport/profiles/verdicts.h"

namespace shakedown::securetransport {
namespace {

constexpr Mark kMarks[] = {{"suite_order", Provenance::kInferred}};

}  // namespace

Profile Mavericks10Point9Point5Profile() {
  Profile profile = YosemiteProfile();
  profile.name = "mavericks-10.9.5";
  profile.summary =
      "10.9.5: as mavericks-10.9.3, without the hidden evaluation of chains "
      "that are not verified";
  profile.sources = "Security-55471.14.18";
  profile.marks = kMarks;
  engine::Rules& rules = profile.rules;
  rules.server_auth_break = engine::AuthBreak::kLatchedAtCertificate;
  rules.certificate_requested_break_only_without_identity = false;
  rules.header_error = engine::HeaderError::kByEraOf10Point9;
  rules.alerts_for_record_errors = true;
  rules.failure_aborts = true;
  rules.refusal_pauses = false;
  rules.npn = false;
  rules.false_start = true;
  rules.evicted_by_fatal_alerts = engine::EvictedSessions::kAll;
  rules.server_sessions_have_peer_ids = true;
  rules.dh_minimum_bits = 0;
  profile.verdicts = kFlatVerdictsOf10Point8;
  profile.close_notify_closes_at_once = true;
  profile.supported_suites = kSupportedOf10Point9;
  profile.client_suites = kClientSuitesOf10Point8;
  profile.server_suites = kServerSuitesOf10Point8;
  profile.session_options.Remove(kSSLSessionOptionFallback);
  profile.session_options.Add(kSSLSessionOptionAllowServerIdentityChange);
  return profile;
}

Profile Mavericks10Point9Point3Profile() {
  Profile profile = Mavericks10Point9Point5Profile();
  profile.name = "mavericks-10.9.3";
  profile.summary =
      "10.9.3 and 10.9.4: as mavericks-10.9.2, and a server may not change its "
      "identity";
  profile.sources = "Security-55471.14.4";
  profile.evaluates_unverified_chains = true;
  return profile;
}

Profile Mavericks10Point9Point2Profile() {
  Profile profile = Mavericks10Point9Point3Profile();
  profile.name = "mavericks-10.9.2";
  profile.summary = "10.9.2: as mavericks-10.9, without goto fail";
  profile.sources = "Security-55471.14";
  profile.rules.refuses_identity_change = false;
  profile.session_options.Remove(kSSLSessionOptionAllowServerIdentityChange);
  return profile;
}

Profile MavericksProfile() {
  Profile profile = Mavericks10Point9Point2Profile();
  profile.name = "mavericks-10.9";
  profile.summary =
      "10.9.0: goto fail up to TLS 1.1; -9807 at Certificate, before the "
      "break; kSSLAborted after a failure";
  profile.sources = "Security-55471";
  profile.rules.goto_fail = true;
  return profile;
}

}  // namespace shakedown::securetransport
