// SPDX-License-Identifier: Apache-2.0
// documented: what Apple's public page of SSLHandshake promises, detailed
// certificate codes included, on top of catalina-10.15. The default.
// Definition: spec/documented-profile.md.
#include "src/securetransport/profiles/profile.h"
#include "src/securetransport/profiles/verdicts.h"

namespace shakedown::securetransport {
namespace {

using engine::Status;
using security::FindingKind;

constexpr Status kInvalid = Status::kCertificateChainInvalid;

// In the order of precedence.
constexpr VerdictRow kVerdicts[] = {
    {FindingKind::kNoCertificates, kInvalid, kAlertCertificateUnknown},
    {FindingKind::kUnparsable, kInvalid, kAlertCertificateUnknown},
    {FindingKind::kBrokenSignature, kInvalid, kAlertCertificateUnknown},
    {FindingKind::kUnknownRoot, Status::kUnknownRoot, kAlertUnknownCa},
    {FindingKind::kNoRoot, Status::kNoRoot, kAlertUnknownCa},
    {FindingKind::kDenied, Status::kNoRoot, kAlertUnknownCa},
    {FindingKind::kExpired, Status::kCertificateExpired,
     kAlertCertificateExpired},
    {FindingKind::kNotYetValid, Status::kCertificateNotYetValid,
     kAlertCertificateExpired},
    {FindingKind::kHostMismatch, Status::kHostNameMismatch,
     kAlertCertificateUnknown},
    {FindingKind::kRevoked, kInvalid, kAlertCertificateRevoked},
    {FindingKind::kUsage, kInvalid, kAlertCertificateUnknown},
    {FindingKind::kConstraints, kInvalid, kAlertCertificateUnknown},
    {FindingKind::kWeakKey, kInvalid, kAlertCertificateUnknown},
    {FindingKind::kOther, kInvalid, kAlertCertificateUnknown},
};

constexpr Mark kMarks[] = {
    {"unknown_root", Provenance::kDocumentation},
    {"no_root", Provenance::kDocumentation},
    {"denied", Provenance::kDocumentation},
    {"expired", Provenance::kDocumentation},
    {"not_yet_valid", Provenance::kDocumentation},
    {"host_mismatch", Provenance::kDocumentation},
    {"revoked", Provenance::kDocumentation},
    {"other_failure", Provenance::kDocumentation},
    {"weak_key", Provenance::kDocumentation},
    {"precedence", Provenance::kDocumentation},
    {"unparsable", Provenance::kDocumentation},
    {"no_certificates", Provenance::kDocumentation},
    {"any_root", Provenance::kDocumentation},
    {"expired_flags", Provenance::kDocumentation},
    {"state_after_failure", Provenance::kDocumentation},
    {"alert_delivery", Provenance::kDocumentation},
    {"handshake_when_connected", Provenance::kDocumentation},
};

}  // namespace

Profile DocumentedProfile() {
  Profile profile = CatalinaProfile();
  profile.name = "documented";
  profile.summary =
      "what the documentation of SSLHandshake promises: detailed certificate "
      "codes, kSSLAborted after a failure";
  profile.sources = "Apple's page of SSLHandshake, on catalina-10.15";
  profile.marks = kMarks;
  profile.rules.unusable_chain_is_a_refusal = true;
  profile.verdicts = kVerdicts;
  profile.any_root_rescues_everything = false;
  profile.expired_flags = ExpiredFlagsRule::kHonoured;
  profile.failed_handshake_aborts = true;
  profile.handshake_on_connected =
      HandshakeOnConnected::kFlushesUnlessRenegotiating;
  return profile;
}

}  // namespace shakedown::securetransport
