// SPDX-License-Identifier: Apache-2.0
// mavericks-10.9 (10.9.0 and 10.9.1): goto fail, and the 1/n-1 split switched
// on. The last whose own engine judged at Certificate and left a failed
// session in kSSLAborted (spec/profiles.md 5.1, 5.2 and 6; handshake.md 7).
#include "src/securetransport/profiles/profile.h"
#include "src/securetransport/profiles/suites.h"
#include "src/securetransport/profiles/verdicts.h"

namespace shakedown::securetransport {

Profile MavericksProfile() {
  Profile profile = YosemiteProfile();
  profile.name = "mavericks-10.9";
  profile.summary =
      "10.9.0: goto fail up to TLS 1.1; -9807 at Certificate, before the "
      "break; kSSLAborted after a failure";
  engine::Rules& rules = profile.rules;
  rules.goto_fail = true;
  rules.server_auth_break = engine::AuthBreak::kLatchedAtCertificate;
  rules.certificate_requested_break_only_without_identity = false;
  rules.header_error = engine::HeaderError::kByEraOf10Point9;
  rules.alerts_for_record_errors = true;
  rules.failure_aborts = true;
  rules.fatal_alerts_evict_sessions = true;
  rules.refuses_identity_change = false;
  rules.dh_minimum_bits = 0;
  profile.verdicts = kFlatVerdictsOf10Point8;
  profile.close_notify_closes_at_once = true;
  profile.client_suites = kClientSuitesOf10Point8;
  profile.server_suites = kServerSuitesOf10Point8;
  return profile;
}

}  // namespace shakedown::securetransport
