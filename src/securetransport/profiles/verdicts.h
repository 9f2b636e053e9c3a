// SPDX-License-Identifier: Apache-2.0
// What refused chains cost, shared by eras: rows in the order of precedence.
// Example: profile.verdicts = kDetailedVerdicts;
#ifndef SHAKEDOWN_SECURETRANSPORT_PROFILES_VERDICTS_H_
#define SHAKEDOWN_SECURETRANSPORT_PROFILES_VERDICTS_H_

#include <array>
#include <initializer_list>

#include "src/securetransport/profiles/profile.h"

namespace shakedown::securetransport {

// Alerts (RFC 5246 section 7.2).
inline constexpr uint8_t kAlertCloseNotify = 0;
inline constexpr uint8_t kAlertCertificateRevoked = 44;
inline constexpr uint8_t kAlertCertificateExpired = 45;
inline constexpr uint8_t kAlertCertificateUnknown = 46;
inline constexpr uint8_t kAlertUnknownCa = 48;

constexpr VerdictRow Refused(security::FindingKind kind) {
  return {kind, engine::Status::kCertificateChainInvalid,
          kAlertCertificateUnknown};
}

// From 10.12 on: one code for all of them (spec/handshake.md 3.1).
inline constexpr VerdictRow kFlatVerdicts[] = {
    Refused(security::FindingKind::kNoCertificates),
    Refused(security::FindingKind::kUnparsable),
    Refused(security::FindingKind::kBrokenSignature),
    Refused(security::FindingKind::kUnknownRoot),
    Refused(security::FindingKind::kNoRoot),
    Refused(security::FindingKind::kDenied),
    Refused(security::FindingKind::kExpired),
    Refused(security::FindingKind::kNotYetValid),
    Refused(security::FindingKind::kHostMismatch),
    Refused(security::FindingKind::kRevoked),
    Refused(security::FindingKind::kUsage),
    Refused(security::FindingKind::kConstraints),
    Refused(security::FindingKind::kWeakKey),
    Refused(security::FindingKind::kOther),
};

// 10.10 and 10.11: the same, but a weak key or digest has no row. It was
// refused only from 10.12.4 on (spec/profiles.md 2.2).
inline constexpr std::array kFlatVerdictsBeforeWeakKeys = {
    Refused(security::FindingKind::kNoCertificates),
    Refused(security::FindingKind::kUnparsable),
    Refused(security::FindingKind::kBrokenSignature),
    Refused(security::FindingKind::kUnknownRoot),
    Refused(security::FindingKind::kNoRoot),
    Refused(security::FindingKind::kDenied),
    Refused(security::FindingKind::kExpired),
    Refused(security::FindingKind::kNotYetValid),
    Refused(security::FindingKind::kHostMismatch),
    Refused(security::FindingKind::kRevoked),
    Refused(security::FindingKind::kUsage),
    Refused(security::FindingKind::kConstraints),
    Refused(security::FindingKind::kOther),
};

// With gives rows with some of them changed: each takes the place of its kind.
template <size_t kSize>
constexpr auto With(std::array<VerdictRow, kSize> rows,
                    std::initializer_list<VerdictRow> changed) {
  for (const VerdictRow& change : changed) {
    for (VerdictRow& row : rows) {
      if (row.kind == change.kind) row = change;
    }
  }
  return rows;
}

// 10.8 and 10.9: the same, and a certificate that can't be parsed looks like a
// lack of memory (spec/profiles.md 2.1).
inline constexpr auto kFlatVerdictsOf10Point8 =
    With(kFlatVerdictsBeforeWeakKeys,
         {{security::FindingKind::kUnparsable, engine::Status::kAllocate,
           kAlertCloseNotify}});

// 10.4 to 10.7: codes of their own. The code of a certificate that can't be
// parsed is that of making its object.
inline constexpr auto kDetailedVerdicts = With(
    kFlatVerdictsBeforeWeakKeys,
    {{security::FindingKind::kUnparsable, engine::Status::kUnknownFormat,
      kAlertCertificateUnknown},
     {security::FindingKind::kUnknownRoot, engine::Status::kUnknownRoot,
      kAlertUnknownCa},
     {security::FindingKind::kNoRoot, engine::Status::kNoRoot, kAlertUnknownCa},
     {security::FindingKind::kDenied, engine::Status::kNoRoot, kAlertUnknownCa},
     {security::FindingKind::kExpired, engine::Status::kCertificateExpired,
      kAlertCertificateExpired},
     {security::FindingKind::kNotYetValid,
      engine::Status::kCertificateNotYetValid, kAlertCertificateExpired},
     {security::FindingKind::kHostMismatch, engine::Status::kHostNameMismatch,
      kAlertCertificateUnknown}});

}  // namespace shakedown::securetransport

#endif  // SHAKEDOWN_SECURETRANSPORT_PROFILES_VERDICTS_H_
