// SPDX-License-Identifier: Apache-2.0
// yosemite-10.10 (10.10.5): the first on coreTLS, whose source for that
// release is not public. Verification and break in the callback of the
// Certificate message (spec/profiles.md 2.1, 3 and 6).
#include "src/engine/settings.h"
#include "src/securetransport/profiles/profile.h"
#include "src/securetransport/profiles/suites.h"

namespace shakedown::securetransport {

Profile YosemiteProfile() {
  Profile profile = ElCapitanProfile();
  profile.name = "yosemite-10.10";
  profile.summary =
      "10.10: verification and breaks at Certificate, no alert for a refused "
      "chain; no GCM, SSL 3 on both sides";
  engine::Rules& rules = profile.rules;
  rules.client_verify_point = engine::VerifyPoint::kCertificate;
  rules.server_verify_point = engine::VerifyPoint::kCertificate;
  rules.server_auth_break = engine::AuthBreak::kAtCertificate;
  rules.client_auth_break_on_empty = false;
  rules.unusable_chain_is_a_refusal = true;
  rules.status_request_and_sct = false;
  rules.server_secure_renegotiation = false;
  rules.renegotiation_is_unexpected = true;
  rules.pads_client_hello = false;
  rules.dh_minimum_bits = 768;
  profile.lowest_server_version = engine::kSsl3;
  profile.client_suites = kClientSuitesOf10Point10;
  profile.server_suites = kServerSuitesOf10Point10;
  return profile;
}

}  // namespace shakedown::securetransport
