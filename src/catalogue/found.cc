// SPDX-License-Identifier: Apache-2.0
#include "src/catalogue/found.h"

#include <algorithm>
#include <iterator>

#include "src/catalogue/obstacles.h"

namespace shakedown::catalogue {
namespace {

constexpr char kSuccess[] = "errSecSuccess";
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

// spec/profiles.md 3: BreakOnServerAuth is unknown up to 10.5.0, and in 10.5.7
// it needs verification switched off by another call; BreakOnClientAuth is new
// in 10.8.
constexpr bool Breaks(Era era, Holder holder) {
  if (holder != Holder::kServer) return era >= Era::kMountainLion;
  return era > Era::kLeopard10Point5Point7;
}

constexpr const char* BreakOf(Holder holder) {
  return holder == Holder::kServer ? "errSSLServerAuthCompleted"
                                   : "errSSLClientAuthCompleted";
}

// spec/profiles.md 3: up to 10.7 verification stays on, and a refusal comes
// before the break; later ones switch it off.
Cost CostOfRefusal(const Refusal& refusal, Era era) {
  if (era <= Era::kLion) {
    return {refusal.result, refusal.alert, refusal.result, ""};
  }
  return {refusal.result, refusal.alert, kTheBreak, kSuccess};
}

Cost CostOfNothing(Era era, Holder holder) {
  if (!Breaks(era, holder)) return {kSuccess, "", kSuccess, ""};
  return {kSuccess, "", kTheBreak, kSuccess};
}

Cost PlainCostOf(Found found, Era era, Holder holder) {
  if (found == Found::kNothing) return CostOfNothing(era, holder);
  if (const Obstacle* obstacle = FindObstacle(found, era, holder)) {
    return obstacle->cost;
  }
  return CostOfRefusal(RefusalOf(found, era), era);
}

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

Cost CostOf(Found found, Era era, Holder holder) {
  Cost cost = PlainCostOf(found, era, holder);
  if (*cost.at_break == '\0') cost.at_break = BreakOf(holder);
  return cost;
}

Opinion OpinionOf(Found found) { return kOpinions[static_cast<size_t>(found)]; }

}  // namespace shakedown::catalogue
