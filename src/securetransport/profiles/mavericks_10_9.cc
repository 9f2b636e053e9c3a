// SPDX-License-Identifier: Apache-2.0
// mavericks-10.9 (10.9.0 and 10.9.1): goto fail, and the 1/n-1 split switched
// on. The last whose own engine judged at Certificate and left a failed
// session in kSSLAborted (spec/profiles.md 5.1, 5.2 and 6; handshake.md 7).
#include "src/securetransport/profiles/profile.h"
#include "src/securetransport/profiles/suites.h"
#include "src/securetransport/profiles/verdicts.h"

namespace shakedown::securetransport {
namespace {

constexpr Mark kMarks[] = {{"suite_order", Provenance::kInferred}};

constexpr SSLSessionOption kOptions[] = {
    kSSLSessionOptionBreakOnServerAuth, kSSLSessionOptionBreakOnCertRequested,
    kSSLSessionOptionBreakOnClientAuth, kSSLSessionOptionFalseStart,
    kSSLSessionOptionSendOneByteRecord,
};

}  // namespace

Profile MavericksProfile() {
  Profile profile = YosemiteProfile();
  profile.name = "mavericks-10.9";
  profile.summary =
      "10.9.0: goto fail up to TLS 1.1; -9807 at Certificate, before the "
      "break; kSSLAborted after a failure";
  profile.sources = "Security-55471";
  profile.marks = kMarks;
  engine::Rules& rules = profile.rules;
  rules.goto_fail = true;
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
  rules.refuses_identity_change = false;
  rules.dh_minimum_bits = 0;
  profile.verdicts = kFlatVerdictsOf10Point8;
  profile.evaluates_unverified_chains = true;
  profile.close_notify_closes_at_once = true;
  profile.supported_suites = kSupportedOf10Point9;
  profile.client_suites = kClientSuitesOf10Point8;
  profile.server_suites = kServerSuitesOf10Point8;
  profile.session_options = kOptions;
  return profile;
}

}  // namespace shakedown::securetransport
