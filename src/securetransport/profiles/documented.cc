// SPDX-License-Identifier: Apache-2.0
// documented: what Apple's public page of SSLHandshake promises, detailed
// certificate codes included, on top of catalina-10.15. The default.
// Definition: spec/documented-profile.md.
#include "src/securetransport/profiles/profile.h"

namespace shakedown::securetransport {
namespace {

using engine::Status;
using security::FindingKind;

// Alerts (RFC 5246 section 7.2).
constexpr uint8_t kCertificateRevoked = 44;
constexpr uint8_t kCertificateExpired = 45;
constexpr uint8_t kCertificateUnknown = 46;
constexpr uint8_t kUnknownCa = 48;

constexpr Status kInvalid = Status::kCertificateChainInvalid;

// In the order of precedence.
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
    {FindingKind::kRevoked, kInvalid, kCertificateRevoked},
    {FindingKind::kUsage, kInvalid, kCertificateUnknown},
    {FindingKind::kConstraints, kInvalid, kCertificateUnknown},
    {FindingKind::kWeakKey, kInvalid, kCertificateUnknown},
    {FindingKind::kOther, kInvalid, kCertificateUnknown},
};

}  // namespace

Profile DocumentedProfile() {
  Profile profile = CatalinaProfile();
  profile.name = "documented";
  profile.summary =
      "what the documentation of SSLHandshake promises: detailed certificate "
      "codes, kSSLAborted after a failure";
  profile.rules.unusable_chain_is_a_refusal = true;
  profile.verdicts = kVerdicts;
  profile.any_root_rescues_everything = false;
  profile.expired_flags_honoured = true;
  profile.failed_handshake_aborts = true;
  profile.handshake_on_connected =
      HandshakeOnConnected::kFlushesUnlessRenegotiating;
  return profile;
}

}  // namespace shakedown::securetransport
