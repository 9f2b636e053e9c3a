// SPDX-License-Identifier: Apache-2.0
#include "src/catalogue/found.h"

#include <algorithm>
#include <iterator>

namespace shakedown::catalogue {
namespace {

constexpr char kSuccess[] = "errSecSuccess";
constexpr char kBreak[] = "errSSLServerAuthCompleted";
constexpr char kInvalid[] = "errSSLXCertChainInvalid";

constexpr char kRecoverable[] = "kSecTrustResultRecoverableTrustFailure";
constexpr char kFatal[] = "kSecTrustResultFatalTrustFailure";
constexpr char kUnspecified[] = "kSecTrustResultUnspecified";

// A refusal's result and alert.
struct Refusal {
  Found found;
  const char* result;
  const char* alert;
};

// 10.4 to 10.7: spec/profiles.md 2.1.
constexpr Refusal kDetailed[] = {
    {Found::kUnknownRoot, "errSSLUnknownRootCert", "unknown_ca"},
    {Found::kNoRoot, "errSSLNoRootCert", "unknown_ca"},
    {Found::kExpired, "errSSLCertExpired", "certificate_expired"},
    {Found::kNotYetValid, "errSSLCertNotYetValid", "certificate_expired"},
    {Found::kHostMismatch, "errSSLHostNameMismatch", "certificate_unknown"},
};

// spec/documented-profile.md: the same, and revocation has its own alert.
constexpr Refusal kRevokedAsDocumented = {Found::kRevoked, kInvalid,
                                          "certificate_revoked"};

constexpr bool IsDetailed(Era era) {
  return era <= Era::kLion || era == Era::kDocumented;
}

// spec/profiles.md 6: in 10.10 a refusal queues no alert, by inference.
constexpr const char* FlatAlertOf(Era era) {
  return era == Era::kYosemite ? "" : "certificate_unknown";
}

Refusal RefusalOf(Found found, Era era) {
  if (era == Era::kDocumented && found == Found::kRevoked) {
    return kRevokedAsDocumented;
  }
  const auto* row =
      std::find_if(std::begin(kDetailed), std::end(kDetailed),
                   [&](const Refusal& row) { return row.found == found; });
  if (IsDetailed(era) && row != std::end(kDetailed)) return *row;
  return {found, kInvalid, FlatAlertOf(era)};
}

// spec/profiles.md 3: the option is unknown up to 10.5.0, and in 10.5.7 it
// needs verification switched off by another call.
constexpr bool Breaks(Era era) { return era > Era::kLeopard10Point5Point7; }

// spec/profiles.md 3: up to 10.7 verification stays on, and a refusal comes
// before the break; later ones switch it off.
Cost CostOfRefusal(const Refusal& refusal, Era era) {
  if (era <= Era::kLion) {
    return {refusal.result, refusal.alert, refusal.result, ""};
  }
  return {refusal.result, refusal.alert, kBreak, kSuccess};
}

Cost CostOfNothing(Era era) {
  if (!Breaks(era)) return {kSuccess, "", kSuccess, ""};
  return {kSuccess, "", kBreak, kSuccess};
}

// What ends the handshake whether the app breaks or not.
struct Obstacle {
  Found found;
  Era from;
  Era to;
  Cost cost;
};

constexpr Cost Ends(const char* result, const char* alert) {
  return {result, alert, result, ""};
}

// With ECDHE, which all agree on from 10.6 on; before, with RSA.
constexpr Obstacle kObstacles[] = {
    // spec/profiles.md 2.1; handshake.md 3.4 and 5.4.
    {Found::kNoCertificates, Era::kTiger, Era::kMavericks10Point9Point5,
     Ends(kInvalid, "certificate_unknown")},
    {Found::kNoCertificates, Era::kYosemite, Era::kYosemite,
     Ends(kInvalid, "")},
    {Found::kNoCertificates, Era::kElCapitan, Era::kCatalina,
     Ends("errSSLInternal", "internal_error")},
    {Found::kNoCertificates, Era::kDocumented, Era::kDocumented,
     Ends(kInvalid, "certificate_unknown")},
    {Found::kUnparsable, Era::kTiger, Era::kLion,
     Ends("errSecUnknownFormat", "certificate_unknown")},
    {Found::kUnparsable, Era::kMountainLion, Era::kMavericks10Point9Point5,
     Ends("errSecAllocate", "close_notify")},
    {Found::kUnparsable, Era::kYosemite, Era::kYosemite, Ends(kInvalid, "")},
    {Found::kUnparsable, Era::kElCapitan, Era::kCatalina,
     Ends("errSSLInternal", "internal_error")},
    {Found::kUnparsable, Era::kDocumented, Era::kDocumented,
     Ends(kInvalid, "certificate_unknown")},
    {Found::kEmptyEntry, Era::kTiger, Era::kDocumented,
     Ends("errSSLProtocol", "illegal_parameter")},
    // RSA: the server cannot decrypt the premaster secret.
    {Found::kOtherKey, Era::kTiger, Era::kLeopard10Point5Point7,
     Ends("errSSLPeerBadRecordMac", "")},
    {Found::kOtherKey,
     Era::kSnowLeopard10Point6Point0,
     Era::kYosemite,
     {"errSSLCrypto", "close_notify", kBreak, "errSSLCrypto"}},
    {Found::kOtherKey, Era::kElCapitan, Era::kDocumented,
     Ends("errSSLCrypto", "close_notify")},
    // Judged at Certificate up to 10.10, so by the name first.
    {Found::kOtherLeaf, Era::kTiger, Era::kLion,
     Ends("errSSLHostNameMismatch", "certificate_unknown")},
    {Found::kOtherLeaf,
     Era::kMountainLion,
     Era::kMavericks10Point9Point5,
     {kInvalid, "certificate_unknown", kBreak, "errSSLCrypto"}},
    {Found::kOtherLeaf,
     Era::kYosemite,
     Era::kYosemite,
     {kInvalid, "", kBreak, "errSSLCrypto"}},
    {Found::kOtherLeaf, Era::kElCapitan, Era::kDocumented,
     Ends("errSSLCrypto", "close_notify")},
    // spec/handshake.md 1.4: without an alert.
    {Found::kUnreadableKey, Era::kTiger, Era::kDocumented,
     Ends("errSSLBadCert", "")},
    {Found::kKeyTooShort,
     Era::kTiger,
     Era::kDocumented,
     {"errSSLPeerInternalError", "", kBreak, "errSSLPeerInternalError"}},
    {Found::kUnsupportedKey, Era::kTiger, Era::kDocumented,
     Ends("errSSLCrypto", "")},
};

constexpr Opinion kOpinions[] = {
    {"nothing", kUnspecified, ""},
    {"broken signature", kFatal, "errSecCreateChainFailed"},
    {"unknown root", kRecoverable, "errSecNotTrusted"},
    {"no root", kRecoverable, "errSecCreateChainFailed"},
    {"expired", kRecoverable, "errSecCertificateExpired"},
    {"not yet valid", kRecoverable, "errSecCertificateNotValidYet"},
    {"host mismatch", kRecoverable, "errSecHostNameMismatch"},
    {"revoked", kFatal, "errSecCertificateRevoked"},
    {"usage", kRecoverable, "errSecInvalidExtendedKeyUsage"},
    {"constraints", kRecoverable, "errSecVerifyActionFailed"},
    {"weak key", kRecoverable, "errSecUnsupportedKeySize"},
    {"other", kRecoverable, "errSecVerifyActionFailed"},
    {"no certificates", "", ""},
    {"unparsable", "", ""},
    {"empty certificate", "", ""},
    {"other key", kUnspecified, ""},
    {"other leaf", kRecoverable, "errSecHostNameMismatch"},
    {"unreadable key", kRecoverable, "errSecUnsupportedKeySize"},
    {"key too short to sign", kUnspecified, ""},
    {"unsupported key", kUnspecified, ""},
};

}  // namespace

Cost CostOf(Found found, Era era) {
  if (found == Found::kNothing) return CostOfNothing(era);
  for (const Obstacle& row : kObstacles) {
    if (row.found == found && row.from <= era && era <= row.to) return row.cost;
  }
  return CostOfRefusal(RefusalOf(found, era), era);
}

Opinion OpinionOf(Found found) { return kOpinions[static_cast<size_t>(found)]; }

}  // namespace shakedown::catalogue
