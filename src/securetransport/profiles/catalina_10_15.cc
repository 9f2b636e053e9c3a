// SPDX-License-Identifier: Apache-2.0
// catalina-10.15: the release that Secure Transport has stood still since, with
// a single code for every refused chain (spec/profiles.md 1 and 2.1).
#include "src/engine/settings.h"
#include "src/securetransport/profiles/profile.h"

namespace shakedown::securetransport {
namespace {

using engine::Status;
using security::FindingKind;

constexpr uint8_t kCertificateUnknown = 46;

constexpr VerdictRow Refused(FindingKind kind) {
  return {kind, Status::kCertificateChainInvalid, kCertificateUnknown};
}

// One code for all of them (spec/handshake.md 3.1).
constexpr VerdictRow kVerdicts[] = {
    Refused(FindingKind::kNoCertificates),  Refused(FindingKind::kUnparsable),
    Refused(FindingKind::kBrokenSignature), Refused(FindingKind::kUnknownRoot),
    Refused(FindingKind::kNoRoot),          Refused(FindingKind::kDenied),
    Refused(FindingKind::kExpired),         Refused(FindingKind::kNotYetValid),
    Refused(FindingKind::kHostMismatch),    Refused(FindingKind::kRevoked),
    Refused(FindingKind::kUsage),           Refused(FindingKind::kConstraints),
    Refused(FindingKind::kWeakKey),         Refused(FindingKind::kOther),
};

// spec/api.md 3.2: ECDHE_ECDSA, ECDHE_RSA, RSA.
constexpr uint16_t kSuites[] = {0xC02C, 0xC02B, 0xC024, 0xC023, 0xC00A, 0xC009,
                                0xC008, 0xC030, 0xC02F, 0xC028, 0xC027, 0xC014,
                                0xC013, 0xC012, 0x009D, 0x009C, 0x003D, 0x003C,
                                0x0035, 0x002F, 0x000A};

}  // namespace

Profile CatalinaProfile() {
  Profile profile = {};  // the zero values are this era's
  profile.name = "catalina-10.15";
  profile.summary =
      "what 10.15 to 26 really do: every refused chain is -9807, a failed "
      "handshake stays kSSLHandshake";
  profile.verdicts = kVerdicts;
  profile.lowest_default_version = engine::kTls10;
  profile.highest_version = engine::kTls12;
  profile.client_suites = kSuites;
  profile.server_suites = kSuites;
  return profile;
}

}  // namespace shakedown::securetransport
