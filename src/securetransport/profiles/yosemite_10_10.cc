// SPDX-License-Identifier: Apache-2.0
// yosemite-10.10 (10.10.5): the first on coreTLS, whose source for that
// release is not public. Verification and break in the callback of the
// Certificate message (spec/profiles.md 2.1, 3 and 6).
#include "src/securetransport/profiles/profile.h"
#include "src/securetransport/profiles/suites.h"

namespace shakedown::securetransport {
namespace {

constexpr Mark kMarks[] = {
    {"unparsable", Provenance::kUnknown},
    {"refusal_alert", Provenance::kInferred},
    {"break_client_auth", Provenance::kInferred},
    {"suite_order", Provenance::kInferred},
    {"rfc5746_server", Provenance::kUnknown},
    {"server_renegotiation", Provenance::kUnknown},
    {"identity_change", Provenance::kUnknown},
    {"padding", Provenance::kUnknown},
    {"signature_algorithms", Provenance::kUnknown},
    {"false_start", Provenance::kInferred},
    {"min_dh", Provenance::kInferred},
    {"session_key", Provenance::kUnknown},
    {"session_eviction", Provenance::kInferred},
};

}  // namespace

Profile YosemiteProfile() {
  Profile profile = ElCapitanProfile();
  profile.name = "yosemite-10.10";
  profile.summary =
      "10.10: verification and breaks at Certificate, no alert for a refused "
      "chain; no GCM, SSL 3 on both sides";
  profile.sources = "Security-57031.40.6";
  profile.marks = kMarks;
  engine::Rules& rules = profile.rules;
  rules.client_verify_point = engine::VerifyPoint::kCertificate;
  rules.server_verify_point = engine::VerifyPoint::kCertificate;
  rules.server_auth_break = engine::AuthBreak::kAtCertificate;
  rules.refusal_pauses = true;
  rules.client_auth_break_on_empty = false;
  rules.unusable_chain_is_a_refusal = true;
  rules.alpn = false;
  rules.status_request_and_sct = false;
  rules.server_secure_renegotiation = false;
  rules.renegotiation_is_unexpected = true;
  rules.pads_client_hello = false;
  rules.signature_schemes = engine::kSchemesUpTo10Point10;
  rules.dh_minimum_bits = 768;
  rules.server_dhe_needs_parameters = true;
  profile.client_hello_break_aborts_io = false;
  profile.lowest_server_version = engine::kSsl3;
  profile.supported_suites = kSupportedOf10Point10;
  profile.enables_static_ecdh = true;
  profile.client_suites = kClientSuitesOf10Point10;
  profile.server_suites = kServerSuitesOf10Point10;
  profile.session_options.Remove(kSSLSessionOptionBreakOnClientHello);
  profile.session_options.Remove(kSSLSessionOptionAllowServerIdentityChange);
  profile.session_configs = {};
  return profile;
}

}  // namespace shakedown::securetransport
