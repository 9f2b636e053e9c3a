// SPDX-License-Identifier: Apache-2.0
// The verdict of every finding, in every profile (spec/documented-profile.md,
// spec/profiles.md 2.1), the order of precedence, and what flags waive.
#include "src/securetransport/verdict.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "src/securetransport/profiles/profiles.h"

namespace shakedown::securetransport {
namespace {

using Kind = security::FindingKind;

struct Outcome {
  int32_t status;
  int alert;
  bool operator==(const Outcome&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Outcome& outcome) {
  return out << outcome.status << "/" << outcome.alert;
}

Outcome Of(const char* profile, std::vector<Kind> kinds, Leniency leniency = {},
           bool is_root = false) {
  std::vector<security::TrustIssue> issues;
  for (const Kind kind : kinds) {
    security::TrustIssue issue;
    issue.kind = kind;
    issue.is_root = is_root;
    issues.push_back(issue);
  }
  const auto verdict = Judge(*FindProfile(profile), leniency, issues);
  return {static_cast<int32_t>(verdict.status), verdict.alert};
}

struct Case {
  const char* name;
  Kind kind;
  Outcome documented;
  Outcome lion;
};

constexpr Outcome kFlat = {-9807, 46};

const Case kCases[] = {
    {"NoCertificates", Kind::kNoCertificates, kFlat, kFlat},
    {"Unparsable", Kind::kUnparsable, kFlat, {-25257, 46}},
    {"BrokenSignature", Kind::kBrokenSignature, kFlat, kFlat},
    {"UnknownRoot", Kind::kUnknownRoot, {-9812, 48}, {-9812, 48}},
    {"NoRoot", Kind::kNoRoot, {-9813, 48}, {-9813, 48}},
    {"Denied", Kind::kDenied, {-9813, 48}, {-9813, 48}},
    {"Expired", Kind::kExpired, {-9814, 45}, {-9814, 45}},
    {"NotYetValid", Kind::kNotYetValid, {-9815, 45}, {-9815, 45}},
    {"HostMismatch", Kind::kHostMismatch, {-9843, 46}, {-9843, 46}},
    {"Revoked", Kind::kRevoked, {-9807, 44}, kFlat},
    {"Usage", Kind::kUsage, kFlat, kFlat},
    {"Constraints", Kind::kConstraints, kFlat, kFlat},
    {"WeakKey", Kind::kWeakKey, kFlat, {0, 0}},
    {"Other", Kind::kOther, kFlat, kFlat},
};

class VerdictOfTest : public testing::TestWithParam<Case> {};

TEST_P(VerdictOfTest, IsTheTables) {
  EXPECT_EQ(Of("documented", {GetParam().kind}), GetParam().documented);
  EXPECT_EQ(Of("lion-10.7", {GetParam().kind}), GetParam().lion);
  EXPECT_EQ(Of("catalina-10.15", {GetParam().kind}), kFlat);
}

TEST_P(VerdictOfTest, IsForgottenByAnyRootInCatalina) {
  EXPECT_EQ(Of("catalina-10.15", {GetParam().kind}, {.any_root = true}),
            (Outcome{0, 0}));
}

INSTANTIATE_TEST_SUITE_P(Finding, VerdictOfTest, testing::ValuesIn(kCases),
                         [](const auto& info) { return info.param.name; });

TEST(VerdictTest, NothingFoundIsAccepted) {
  for (const Profile& profile : AllProfiles()) {
    EXPECT_EQ(Of(profile.name, {}), (Outcome{0, 0})) << profile.name;
  }
}

TEST(VerdictTest, PrecedenceIsSignatureRootExpiryHostOther) {
  const std::vector<Kind> order = {Kind::kBrokenSignature, Kind::kUnknownRoot,
                                   Kind::kExpired,         Kind::kNotYetValid,
                                   Kind::kHostMismatch,    Kind::kUsage};
  for (const char* profile : {"documented", "lion-10.7"}) {
    for (size_t i = 0; i + 1 < order.size(); ++i) {
      EXPECT_EQ(Of(profile, {order[i + 1], order[i]}), Of(profile, {order[i]}))
          << profile << " " << i;
    }
  }
}

TEST(VerdictTest, AnyRootWaivesOnlyRootsAsDocumented) {
  const Leniency any_root{.any_root = true};
  EXPECT_EQ(Of("documented", {Kind::kUnknownRoot}, any_root).status, 0);
  EXPECT_EQ(Of("documented", {Kind::kNoRoot}, any_root).status, 0);
  EXPECT_EQ(Of("documented", {Kind::kExpired}, any_root).status, -9814);
  EXPECT_EQ(Of("lion-10.7", {Kind::kUnknownRoot, Kind::kHostMismatch}, any_root)
                .status,
            -9843);
}

TEST(VerdictTest, ExpiredFlagsWaiveExpiryWhereTheyAreHonoured) {
  const Leniency certs{.expired_certificates = true};
  EXPECT_EQ(Of("documented", {Kind::kExpired}, certs).status, 0);
  EXPECT_EQ(Of("documented", {Kind::kNotYetValid}, certs).status, 0);
  EXPECT_EQ(Of("lion-10.7", {Kind::kExpired}, certs).status, 0);
  EXPECT_EQ(Of("catalina-10.15", {Kind::kExpired}, certs).status, -9807);
}

TEST(VerdictTest, ExpiredRootsFlagWaivesOnlyRoots) {
  const Leniency roots{.expired_roots = true};
  EXPECT_EQ(Of("documented", {Kind::kExpired}, roots, true).status, 0);
  EXPECT_EQ(Of("documented", {Kind::kExpired}, roots, false).status, -9814);
}

}  // namespace
}  // namespace shakedown::securetransport
