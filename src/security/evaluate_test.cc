// SPDX-License-Identifier: Apache-2.0
// Anchors, times and usages of Evaluate.
#include "src/security/evaluate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/security/chain_for_test.h"

namespace shakedown::security {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class EvaluateTest : public ChainTest {
 protected:
  EvaluateTest() { MintAll(); }

  EvaluationRequest Request() {
    EvaluationRequest request;
    request.certificates = Wire();
    request.usage = Usage::kServer;
    return request;
  }
};

TEST_F(EvaluateTest, AnchorsOnlyIgnoresTheSystemsAnchors) {
  EvaluationRequest request = Request();
  request.anchors_only = true;
  EXPECT_TRUE(Evaluate(request).Has(FindingKind::kNoRoot));
}

TEST_F(EvaluateTest, AppsOwnAnchorIsAsGoodAsTheSystems) {
  EvaluationRequest request = Request();
  request.anchors_only = true;
  request.anchors = {Der("root")};
  EXPECT_THAT(Evaluate(request).issues, IsEmpty());
}

TEST_F(EvaluateTest, AppsOwnAnchorsAddToTheSystems) {
  EvaluationRequest request = Request();
  request.anchors = {Der("leaf")};
  store().anchors.clear();
  EXPECT_THAT(Evaluate(request).issues, IsEmpty());
}

TEST_F(EvaluateTest, AnchorThatIsNotSelfSignedEndsTheChain) {
  EvaluationRequest request = Request();
  request.anchors_only = true;
  request.anchors = {Der("issuing")};
  EXPECT_THAT(Evaluate(request).issues, IsEmpty());
  EXPECT_THAT(Evaluate(request).chain,
              ElementsAre(Der("leaf"), Der("issuing")));
}

TEST_F(EvaluateTest, UnparsableAnchorsAreNoAnchors) {
  EvaluationRequest request = Request();
  request.anchors_only = true;
  request.anchors = {Bytes{1, 2, 3}};
  EXPECT_TRUE(Evaluate(request).Has(FindingKind::kNoRoot));
}

TEST_F(EvaluateTest, OrderAndSurplusOfTheOtherCertificatesDoNotMatter) {
  EvaluationRequest request = Request();
  request.certificates = {Der("leaf"), Der("root"), Der("leaf"),
                          Der("issuing")};
  EXPECT_THAT(Evaluate(request).issues, IsEmpty());
}

TEST_F(EvaluateTest, ClockThatPassesMakesACertificateExpire) {
  EXPECT_THAT(Evaluate(Request()).issues, IsEmpty());
  simulation.Advance(int64_t{2} * 365 * 86400 * 1000);
  EXPECT_TRUE(Evaluate(Request()).Has(FindingKind::kExpired));
}

TEST_F(EvaluateTest, TimeOfTheRequestReplacesTheClock) {
  EvaluationRequest request = Request();
  request.time = *ParseTime("2000-01-01");
  const Evaluation evaluation = Evaluate(request);
  ASSERT_TRUE(evaluation.Has(FindingKind::kNotYetValid));
  EXPECT_THAT(evaluation.issues[0].text, HasSubstr("after the verify date"));
}

TEST_F(EvaluateTest, LastSecondIsValidAndTheNextIsNot) {
  recipes["leaf"].not_after = *ParseTime("2026-01-20");
  MintAll();
  EvaluationRequest request = Request();
  request.time = *ParseTime("2026-01-20");
  EXPECT_THAT(Evaluate(request).issues, IsEmpty());
  ++*request.time;
  ASSERT_TRUE(Evaluate(request).Has(FindingKind::kExpired));
  EXPECT_THAT(Evaluate(request).issues[0].text, HasSubstr(", 1 second before"));
}

TEST_F(EvaluateTest, FirstSecondIsValidAndTheOneBeforeIsNot) {
  recipes["leaf"].not_before = *ParseTime("2026-01-10");
  MintAll();
  EvaluationRequest request = Request();
  request.time = *ParseTime("2026-01-10");
  EXPECT_THAT(Evaluate(request).issues, IsEmpty());
  --*request.time;
  EXPECT_TRUE(Evaluate(request).Has(FindingKind::kNotYetValid));
}

TEST_F(EvaluateTest, ServersCertificateIsNoClients) {
  EvaluationRequest request = Request();
  request.usage = Usage::kClient;
  const Evaluation evaluation = Evaluate(request);
  ASSERT_EQ(evaluation.issues.size(), 1u);
  EXPECT_EQ(evaluation.issues[0].kind, FindingKind::kUsage);
  EXPECT_EQ(evaluation.issues[0].text,
            "its extended key usage does not allow a TLS client");
}

TEST_F(EvaluateTest, BasicX509AsksForNoUsage) {
  EvaluationRequest request = Request();
  request.usage = Usage::kAny;
  EXPECT_THAT(Evaluate(request).issues, IsEmpty());
}

TEST_F(EvaluateTest, ClientsCertificateIsGoodForAClient) {
  recipes["leaf"].usage = pki::Usage::kClient;
  MintAll();
  EvaluationRequest request = Request();
  request.usage = Usage::kClient;
  EXPECT_THAT(Evaluate(request).issues, IsEmpty());
}

TEST_F(EvaluateTest, EvaluationLeavesNoMarkInTheTrace) {
  MintWithDefect("leaf", "expired");
  Evaluate(Request());
  EXPECT_THAT(simulation.trace().events(), IsEmpty());
}

TEST_F(EvaluateTest, RsaChainIsGood) {
  for (const char* name : {"root", "issuing", "leaf"}) {
    recipes[name].key = pki::KeyKind::kRsa2048;
  }
  MintAll();
  EXPECT_THAT(Evaluate(Request()).issues, IsEmpty());
}

}  // namespace
}  // namespace shakedown::security
