// SPDX-License-Identifier: Apache-2.0
// Which path is taken when there are several, and who counts as an issuer.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/security/chain_for_test.h"
#include "src/security/rules/trust_rules.h"

namespace shakedown::security {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

class PathRulesTest : public ChainTest {
 protected:
  // The only finding of a chain whose certificate `name` has a defect.
  TrustIssue OnlyIssue(const std::string& name, const std::string& defect) {
    MintWithDefect(name, defect);
    const auto issues = Check().issues;
    EXPECT_THAT(issues, SizeIs(1));
    return issues.empty() ? TrustIssue() : issues[0];
  }
};

TEST_F(PathRulesTest, CrossSignedIssuerIsFollowedToTheAnchor) {
  MintWithDefect("leaf", "cross_signed");
  EXPECT_THAT(Check().issues, IsEmpty());
  EXPECT_THAT(Check().chain, SizeIs(3));
}

TEST_F(PathRulesTest, FirstPathWasTheOnlyOneBefore10Point12) {
  UseTrustRules(simulation, "el-capitan-10.11");
  EXPECT_EQ(OnlyIssue("leaf", "cross_signed").kind, FindingKind::kUnknownRoot);
}

TEST_F(PathRulesTest, CircleOfIssuersEndsWithoutRoot) {
  EXPECT_EQ(OnlyIssue("leaf", "looped_issuers").kind, FindingKind::kNoRoot);
}

TEST_F(PathRulesTest, PathOfFiftyIsFollowed) {
  MintWithDefect("leaf", "fifty_deep");
  EXPECT_THAT(Check().issues, IsEmpty());
  EXPECT_THAT(Check().chain, SizeIs(50));
}

TEST_F(PathRulesTest, IssuerIsFoundInAListOf250) {
  MintWithDefect("leaf", "list_of_250");
  EXPECT_THAT(Check().issues, IsEmpty());
}

TEST_F(PathRulesTest, RootOfTheSameNameIsNotTheAnchor) {
  EXPECT_EQ(OnlyIssue("leaf", "same_name_root").kind,
            FindingKind::kUnknownRoot);
}

TEST_F(PathRulesTest, KeyIdentifierIsButAHint) {
  MintWithDefect("leaf", "other_issuers_key_identifier");
  EXPECT_THAT(Check().issues, IsEmpty());
}

TEST_F(PathRulesTest, SignatureOfUnknownAlgorithmIsBrokenNotOrphaned) {
  EXPECT_EQ(OnlyIssue("leaf", "unknown_signature_algorithm").kind,
            FindingKind::kBrokenSignature);
}

TEST_F(PathRulesTest, UnreadableExtensionIsAFindingOfItsOwn) {
  const TrustIssue issue = OnlyIssue("leaf", "unreadable_extension");
  EXPECT_EQ(issue.kind, FindingKind::kOther);
  EXPECT_EQ(issue.text, "an extension of it cannot be read");
}

TEST_F(PathRulesTest, ExtensionThatStandsTwiceIsFoundWhereItStands) {
  const TrustIssue issue = OnlyIssue("issuing", "duplicate_extension");
  EXPECT_EQ(issue.kind, FindingKind::kOther);
  EXPECT_EQ(issue.certificate, 1u);
}

}  // namespace
}  // namespace shakedown::security
