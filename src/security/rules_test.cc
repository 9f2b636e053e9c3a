// SPDX-License-Identifier: Apache-2.0
// The rules that Evaluate adds to signatures, times and anchors: constraints,
// usages, key sizes, digests.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/security/evaluate.h"
#include "src/security/x509_for_test.h"
#include "src/simulation/simulation.h"

namespace shakedown::security {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;

constexpr auto kCaConstraint = "critical,CA:TRUE";

class RulesTest : public testing::Test {
 protected:
  // The chain leaf, issuing, root; a test makes one of them worse.
  std::vector<TrustIssue> Check() {
    EvaluationRequest request;
    request.certificates = {Make(leaf), Make(issuing)};
    request.anchors = {Make(root)};
    request.usage = Usage::kServer;
    return Evaluate(request).issues;
  }

  Simulation simulation;
  Simulation::Scope scope{simulation};
  TestCertificate root{.subject = "Root",
                       .extensions = {{NID_basic_constraints, kCaConstraint}}};
  TestCertificate issuing{
      .subject = "Issuing",
      .issuer = "Root",
      .extensions = {{NID_basic_constraints, kCaConstraint}}};
  TestCertificate leaf{.subject = "a.test",
                       .issuer = "Issuing",
                       .extensions = {{NID_ext_key_usage, "serverAuth"}}};
};

auto Issue(FindingKind kind, size_t certificate, const std::string& text) {
  return AllOf(Field(&TrustIssue::kind, kind),
               Field(&TrustIssue::certificate, certificate),
               Field(&TrustIssue::text, text));
}

TEST_F(RulesTest, HonestChainHasNoIssues) { EXPECT_THAT(Check(), IsEmpty()); }

TEST_F(RulesTest, CertificateThatIsNoAuthorityMayNotSign) {
  issuing.extensions = {{NID_basic_constraints, "critical,CA:FALSE"}};
  EXPECT_THAT(Check(),
              ElementsAre(Issue(FindingKind::kConstraints, 1,
                                "is no authority, yet it signed a.test")));
}

TEST_F(RulesTest, AuthorityNeedsBasicConstraints) {
  issuing.extensions = {{NID_key_usage, "keyCertSign"}};
  EXPECT_THAT(Check(),
              ElementsAre(Issue(FindingKind::kConstraints, 1,
                                "is no authority, yet it signed a.test")));
}

TEST_F(RulesTest, AuthorityWithoutKeyCertSignMayNotSign) {
  issuing.extensions.push_back({NID_key_usage, "digitalSignature"});
  EXPECT_THAT(
      Check(),
      ElementsAre(Issue(FindingKind::kUsage, 1,
                        "its key usage does not allow to sign certificates")));
}

TEST_F(RulesTest, PathLengthCounts) {
  root.extensions = {{NID_basic_constraints, "critical,CA:TRUE,pathlen:0"}};
  EXPECT_THAT(Check(),
              ElementsAre(Issue(FindingKind::kConstraints, 2,
                                "more authorities follow it than it allows")));
}

TEST_F(RulesTest, NameConstraintsForbidOtherNames) {
  leaf.extensions.push_back({NID_subject_alt_name, "DNS:a.test"});
  issuing.extensions.push_back(
      {NID_name_constraints, "critical,permitted;DNS:b.test"});
  const auto issues = Check();
  ASSERT_EQ(issues.size(), 1u);
  EXPECT_EQ(issues[0].kind, FindingKind::kConstraints);
}

TEST_F(RulesTest, ExtendedKeyUsageForMailIsNoServers) {
  leaf.extensions = {{NID_ext_key_usage, "emailProtection"}};
  EXPECT_THAT(
      Check(),
      ElementsAre(Issue(FindingKind::kUsage, 0,
                        "its extended key usage does not allow a TLS server")));
}

TEST_F(RulesTest, SmallRsaKeyIsWeak) {
  leaf.key = MakeRsaKey(1024);
  EXPECT_THAT(Check(),
              ElementsAre(Issue(FindingKind::kWeakKey, 0,
                                "an RSA key of 1024 bits is too small")));
}

TEST_F(RulesTest, SignatureWithSha1IsWeakExceptARoots) {
  root.digest = "SHA1";
  EXPECT_THAT(Check(), IsEmpty());
  leaf.digest = "SHA1";
  EXPECT_THAT(Check(),
              ElementsAre(Issue(FindingKind::kWeakKey, 0,
                                "signed with SHA-1, which is broken")));
}

TEST_F(RulesTest, UnknownCriticalExtensionIsRefused) {
  leaf.extensions.push_back(
      {NID_netscape_comment, "critical,nobody knows what this means"});
  const auto issues = Check();
  ASSERT_EQ(issues.size(), 1u);
  EXPECT_EQ(issues[0].kind, FindingKind::kOther);
}

TEST_F(RulesTest, CertificateWithoutANameIsNamedSo) {
  leaf.subject = "";
  leaf.key = MakeRsaKey(1024);
  ASSERT_EQ(Check().size(), 1u);
  EXPECT_EQ(Check()[0].subject, "a certificate without a name");
}

TEST_F(RulesTest, NamesCannotBreakTheLinesTheyArePrintedIn) {
  leaf.subject = "a\nb";
  leaf.key = MakeRsaKey(1024);
  ASSERT_EQ(Check().size(), 1u);
  EXPECT_EQ(Check()[0].subject, "a?b");
}

}  // namespace
}  // namespace shakedown::security
