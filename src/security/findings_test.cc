// SPDX-License-Identifier: Apache-2.0
// What Evaluate finds in the defective chains of the catalogue.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/security/chain_for_test.h"

namespace shakedown::security {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;
using ::testing::StartsWith;

class FindingsTest : public ChainTest {};

auto Issue(FindingKind kind, size_t certificate, const std::string& text) {
  return AllOf(Field(&TrustIssue::kind, kind),
               Field(&TrustIssue::certificate, certificate),
               Field(&TrustIssue::text, text));
}

TEST_F(FindingsTest, GoodChainHasNoneAndEndsInItsAnchor) {
  MintAll();
  const Evaluation evaluation = Check();
  EXPECT_THAT(evaluation.issues, IsEmpty());
  EXPECT_THAT(evaluation.chain,
              ElementsAre(Der("leaf"), Der("issuing"), Der("root")));
}

TEST_F(FindingsTest, ExpiredLeafSaysWhenAndHowLongAgo) {
  MintWithDefect("leaf", "expired");
  const auto issues = Check().issues;
  ASSERT_THAT(issues,
              ElementsAre(Issue(FindingKind::kExpired, 0,
                                "expired 2025-12-31 23:59:59Z, 14 days before "
                                "the clock")));
  EXPECT_EQ(issues[0].subject, "api.example.com");
  EXPECT_FALSE(issues[0].is_root);
}

TEST_F(FindingsTest, ExpiredIntermediateIsFoundAtItsPlace) {
  MintWithDefect("issuing", "expired");
  const auto issues = Check().issues;
  ASSERT_EQ(issues.size(), 1u);
  EXPECT_EQ(issues[0].certificate, 1u);
  EXPECT_EQ(issues[0].subject, "Acme TLS CA");
}

TEST_F(FindingsTest, ExpiredAnchorIsMarkedAsRoot) {
  MintWithDefect("root", "expired");
  const auto issues = Check().issues;
  ASSERT_EQ(issues.size(), 1u);
  EXPECT_EQ(issues[0].kind, FindingKind::kExpired);
  EXPECT_EQ(issues[0].certificate, 2u);
  EXPECT_TRUE(issues[0].is_root);
}

TEST_F(FindingsTest, LeafNotYetValidSaysFromWhenOn) {
  MintWithDefect("leaf", "not_yet_valid");
  EXPECT_THAT(Check().issues,
              ElementsAre(Issue(FindingKind::kNotYetValid, 0,
                                "not valid before 2026-01-29 00:00:00Z, 13 "
                                "days after the clock")));
}

TEST_F(FindingsTest, WrongHostSaysWhatWasWantedAndWhatIsThere) {
  MintWithDefect("leaf", "wrong_host");
  EXPECT_THAT(Check().issues,
              ElementsAre(Issue(FindingKind::kHostMismatch, 0,
                                "host name mismatch: wanted api.example.com, "
                                "the certificate is for other.example.net")));
}

TEST_F(FindingsTest, WithoutAHostNoNameIsChecked) {
  MintWithDefect("leaf", "wrong_host");
  EXPECT_THAT(Check("").issues, IsEmpty());
}

TEST_F(FindingsTest, SelfSignedLeafIsAnUnknownRoot) {
  MintWithDefect("leaf", "self_signed");
  const auto issues = Check().issues;
  EXPECT_THAT(issues, ElementsAre(Issue(FindingKind::kUnknownRoot, 0,
                                        "signed by itself, and no anchor")));
  EXPECT_TRUE(issues[0].is_root);
}

TEST_F(FindingsTest, WholeChainToNoAnchorIsAnUnknownRoot) {
  MintAll();
  store().anchors.clear();
  EvaluationRequest request;
  request.certificates = {Der("leaf"), Der("issuing"), Der("root")};
  EXPECT_THAT(Evaluate(request).issues,
              ElementsAre(Issue(FindingKind::kUnknownRoot, 1,
                                "signed by Acme Root CA, which is no anchor")));
}

TEST_F(FindingsTest, UnknownRootDefectGivesThatFindingOnly) {
  MintWithDefect("leaf", "unknown_root");
  const auto issues = Check().issues;
  ASSERT_EQ(issues.size(), 1u);
  EXPECT_EQ(issues[0].kind, FindingKind::kUnknownRoot);
}

TEST_F(FindingsTest, MissingIssuerIsNamed) {
  MintAll();
  EvaluationRequest request;
  request.certificates = {Der("leaf")};
  EXPECT_THAT(Evaluate(request).issues,
              ElementsAre(Issue(FindingKind::kNoRoot, 0,
                                "issuer Acme TLS CA is missing")));
}

TEST_F(FindingsTest, MissingIssuerDefectGivesThatFindingOnly) {
  MintWithDefect("leaf", "missing_issuer");
  const auto issues = Check().issues;
  ASSERT_EQ(issues.size(), 1u);
  EXPECT_EQ(issues[0].kind, FindingKind::kNoRoot);
}

TEST_F(FindingsTest, BrokenSignatureOfTheLeafIsFound) {
  MintWithDefect("leaf", "broken_signature");
  EXPECT_THAT(Check().issues,
              ElementsAre(Issue(FindingKind::kBrokenSignature, 0,
                                "signature does not verify")));
}

TEST_F(FindingsTest, BrokenSignatureOfAnIntermediateIsFound) {
  MintWithDefect("issuing", "broken_signature");
  const auto issues = Check().issues;
  ASSERT_EQ(issues.size(), 1u);
  EXPECT_EQ(issues[0].kind, FindingKind::kBrokenSignature);
  EXPECT_EQ(issues[0].certificate, 1u);
}

TEST_F(FindingsTest, BrokenSignatureOfAnUnknownRootIsFoundToo) {
  MintWithDefect("root", "broken_signature");
  EvaluationRequest request;
  request.anchors_only = true;
  request.certificates = {Der("leaf"), Der("issuing"), Der("root")};
  EXPECT_TRUE(Evaluate(request).Has(FindingKind::kBrokenSignature));
  EXPECT_TRUE(Evaluate(request).Has(FindingKind::kUnknownRoot));
}

TEST_F(FindingsTest, UnparsableLeafEndsTheSearch) {
  MintWithDefect("leaf", "unparsable");
  const Evaluation evaluation = Check();
  ASSERT_EQ(evaluation.issues.size(), 1u);
  EXPECT_EQ(evaluation.issues[0].kind, FindingKind::kUnparsable);
  EXPECT_THAT(evaluation.issues[0].text, StartsWith("is no certificate: its "));
  EXPECT_THAT(evaluation.chain, IsEmpty());
}

TEST_F(FindingsTest, UnparsableIntermediateIsFoundBesideItsConsequence) {
  MintWithDefect("issuing", "unparsable");
  EXPECT_TRUE(Check().Has(FindingKind::kUnparsable));
  EXPECT_TRUE(Check().Has(FindingKind::kNoRoot));
}

TEST_F(FindingsTest, CertificateWithBytesBehindItIsUnparsable) {
  MintAll();
  Bytes longer = Der("leaf");
  longer.push_back(0);
  EvaluationRequest request;
  request.certificates = {longer};
  EXPECT_TRUE(Evaluate(request).Has(FindingKind::kUnparsable));
}

TEST_F(FindingsTest, NoCertificatesAtAllIsAFinding) {
  EXPECT_THAT(Evaluate({}).issues,
              ElementsAre(Issue(FindingKind::kNoCertificates, 0,
                                "there is no certificate")));
}

TEST_F(FindingsTest, DeniedAndRevokedCertificatesAreFoundWhereTheyAre) {
  MintAll();
  store().denied = {Der("root")};
  store().revoked = {Der("issuing")};
  EXPECT_THAT(
      Check().issues,
      ElementsAre(Issue(FindingKind::kRevoked, 1, "revoked"),
                  Issue(FindingKind::kDenied, 2, "denied by a trust setting")));
}

TEST_F(FindingsTest, EveryDefectOfAChainIsFoundNotOnlyTheFirst) {
  recipes["issuing"].defect = "expired";
  MintWithDefect("leaf", "not_yet_valid");
  const Evaluation evaluation = Check("b.example.com");
  EXPECT_TRUE(evaluation.Has(FindingKind::kExpired));
  EXPECT_TRUE(evaluation.Has(FindingKind::kNotYetValid));
  EXPECT_TRUE(evaluation.Has(FindingKind::kHostMismatch));
  EXPECT_EQ(evaluation.issues.size(), 3u);
}

}  // namespace
}  // namespace shakedown::security
