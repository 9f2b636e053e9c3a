// SPDX-License-Identifier: Apache-2.0
// lion-10.7: the last release with detailed certificate codes of its own, and
// the last before breaks on authentication switched verification off by
// themselves (spec/profiles.md 2.1, 3, and handshake.md 7).
#include "src/engine/settings.h"
#include "src/securetransport/profiles/profile.h"

namespace shakedown::securetransport {
namespace {

using engine::Status;
using security::FindingKind;

// Alerts (RFC 5246 section 7.2).
constexpr uint8_t kCertificateExpired = 45;
constexpr uint8_t kCertificateUnknown = 46;
constexpr uint8_t kUnknownCa = 48;

constexpr Status kInvalid = Status::kCertificateChainInvalid;

// In the order of precedence. A weak key or digest has no row: it was refused
// only from 10.12.4 on (spec/profiles.md 2.2).
constexpr VerdictRow kVerdicts[] = {
    {FindingKind::kNoCertificates, kInvalid, kCertificateUnknown},
    {FindingKind::kUnparsable, kInvalid, kCertificateUnknown},
    {FindingKind::kBrokenSignature, kInvalid, kCertificateUnknown},
    {FindingKind::kUnknownRoot, Status::kUnknownRoot, kUnknownCa},
    {FindingKind::kNoRoot, Status::kNoRoot, kUnknownCa},
    {FindingKind::kDenied, Status::kNoRoot, kUnknownCa},
    {FindingKind::kExpired, Status::kCertificateExpired, kCertificateExpired},
    {FindingKind::kNotYetValid, Status::kCertificateNotYetValid,
     kCertificateExpired},
    {FindingKind::kHostMismatch, Status::kHostNameMismatch,
     kCertificateUnknown},
    {FindingKind::kRevoked, kInvalid, kCertificateUnknown},
    {FindingKind::kUsage, kInvalid, kCertificateUnknown},
    {FindingKind::kConstraints, kInvalid, kCertificateUnknown},
    {FindingKind::kOther, kInvalid, kCertificateUnknown},
};

// The era's list without what the engine cannot do (RC4, static ECDH): AES and
// 3DES with SHA-1. Servers had no elliptic curves.
constexpr uint16_t kClientSuites[] = {0xC00A, 0xC009, 0xC008, 0xC013,
                                      0xC014, 0xC012, 0x002F, 0x0035,
                                      0x000A, 0x0033, 0x0039, 0x0016};
constexpr uint16_t kServerSuites[] = {0x002F, 0x0035, 0x000A,
                                      0x0033, 0x0039, 0x0016};

engine::Rules RulesOfLion() {
  engine::Rules rules;
  rules.client_verify_point = engine::VerifyPoint::kCertificate;
  rules.server_verify_point = engine::VerifyPoint::kCertificate;
  rules.server_auth_break = engine::AuthBreak::kLatchedAtCertificate;
  rules.client_auth_break_on_empty = false;
  rules.certificate_requested_break_only_without_identity = false;
  rules.header_error = engine::HeaderError::kByEraOf10Point8;
  rules.alerts_for_record_errors = true;
  rules.failure_aborts = true;
  rules.extended_master_secret = false;
  rules.status_request_and_sct = false;
  rules.client_secure_renegotiation = false;
  rules.server_secure_renegotiation = false;
  rules.renegotiation_is_unexpected = true;
  rules.refuses_identity_change = false;
  rules.pads_client_hello = false;
  rules.dh_minimum_bits = 0;
  rules.fatal_alerts_evict_sessions = true;
  rules.unusable_chain_is_a_refusal = true;
  return rules;
}

}  // namespace

Profile LionProfile() {
  Profile profile = CatalinaProfile();
  profile.name = "lion-10.7";
  profile.summary =
      "10.7: detailed certificate codes, at Certificate; BreakOnServerAuth "
      "leaves verification on; TLS 1.0 at most";
  profile.rules = RulesOfLion();
  profile.verdicts = kVerdicts;
  profile.any_root_rescues_everything = false;
  profile.expired_flags_honoured = true;
  profile.break_option_switches_verification = false;
  profile.close_notify_closes_at_once = true;
  profile.read_starts_handshake = true;
  profile.handshake_on_connected = HandshakeOnConnected::kFlushes;
  profile.lowest_default_version = engine::kSsl3;
  profile.highest_version = engine::kTls10;
  profile.client_suites = kClientSuites;
  profile.server_suites = kServerSuites;
  profile.splits_application_data = false;
  profile.session_key_has_settings = false;
  return profile;
}

}  // namespace shakedown::securetransport
