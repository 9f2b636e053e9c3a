// SPDX-License-Identifier: Apache-2.0
#include "src/security/trust.h"

#include <gtest/gtest.h>

#include "src/corefoundation/type_info.h"
#include "src/security/trust_for_test.h"

namespace shakedown::security {
namespace {

class TrustTest : public TrustTestBase {
 protected:
  std::vector<std::pair<std::string, int64_t>> Counts() {
    std::vector<std::pair<std::string, int64_t>> counts;
    for (const cf::LiveCount& live : cf::LiveObjects()) {
      counts.emplace_back(live.type, live.count);
    }
    return counts;
  }
};

TEST_F(TrustTest, GoodChainIsUnspecified) {
  MintAll();
  Ask();
  EXPECT_EQ(Result(), kSecTrustResultUnspecified);
  EXPECT_TRUE(SecTrustEvaluateWithError(trust.get(), nullptr));
}

TEST_F(TrustTest, BeforeEvaluationTheResultIsInvalid) {
  MintAll();
  Ask();
  SecTrustResultType result = kSecTrustResultProceed;
  EXPECT_EQ(SecTrustGetTrustResult(trust.get(), &result), errSecSuccess);
  EXPECT_EQ(result, kSecTrustResultInvalid);
  EXPECT_EQ(SecTrustEvaluate(trust.get(), nullptr), errSecSuccess);
  EXPECT_EQ(SecTrustGetTrustResult(trust.get(), &result), errSecSuccess);
  EXPECT_EQ(result, kSecTrustResultUnspecified);
}

struct ResultRow {
  const char* defect;
  SecTrustResultType result;
};

class TrustResultTest : public TrustTestBase,
                        public testing::WithParamInterface<ResultRow> {};

TEST_P(TrustResultTest, DefectOfTheLeafGivesItsResult) {
  AskWithDefect("leaf", GetParam().defect);
  EXPECT_EQ(Result(), GetParam().result);
}

INSTANTIATE_TEST_SUITE_P(
    Defect, TrustResultTest,
    testing::Values(
        ResultRow{"expired", kSecTrustResultRecoverableTrustFailure},
        ResultRow{"not_yet_valid", kSecTrustResultRecoverableTrustFailure},
        ResultRow{"wrong_host", kSecTrustResultRecoverableTrustFailure},
        ResultRow{"self_signed", kSecTrustResultRecoverableTrustFailure},
        ResultRow{"missing_issuer", kSecTrustResultRecoverableTrustFailure},
        ResultRow{"broken_signature", kSecTrustResultFatalTrustFailure}),
    [](const auto& info) { return std::string(info.param.defect); });

TEST_F(TrustTest, RevokedIsFatalAndDeniedIsDeny) {
  MintAll();
  store().revoked = {Der("leaf")};
  Ask();
  EXPECT_EQ(Result(), kSecTrustResultFatalTrustFailure);
  store().denied = {Der("leaf")};
  Ask();
  EXPECT_EQ(Result(), kSecTrustResultDeny);
}

TEST_F(TrustTest, FindingsAreWrittenToTheTraceOncePerEvaluation) {
  AskWithDefect("leaf", "expired");
  Result();
  Result();
  EXPECT_EQ(FindingsInTrace(), 1u);
  SecTrustSetAnchorCertificatesOnly(trust.get(), false);
  Result();
  EXPECT_EQ(FindingsInTrace(), 2u);
}

TEST_F(TrustTest, AnswerStaysWhenTheClockPasses) {
  MintAll();
  Ask();
  EXPECT_EQ(Result(), kSecTrustResultUnspecified);
  simulation.Advance(int64_t{9} * 365 * 86400 * 1000);
  EXPECT_EQ(Result(), kSecTrustResultUnspecified);
}

TEST_F(TrustTest, ChainIsBuiltWithTheAnchor) {
  MintAll();
  Ask();
  ASSERT_EQ(SecTrustGetCertificateCount(trust.get()), 3);
  EXPECT_EQ(DerOf(SecTrustGetCertificateAtIndex(trust.get(), 0)), Der("leaf"));
  EXPECT_EQ(DerOf(SecTrustGetCertificateAtIndex(trust.get(), 2)), Der("root"));
  EXPECT_EQ(SecTrustGetCertificateAtIndex(trust.get(), 3), nullptr);
  EXPECT_EQ(SecTrustGetCertificateAtIndex(trust.get(), -1), nullptr);
}

TEST_F(TrustTest, ChainAsAnArrayHoldsTheSameObjects) {
  MintAll();
  Ask();
  const auto chain =
      CFRef<CFArrayRef>::Adopt(SecTrustCopyCertificateChain(trust.get()));
  ASSERT_EQ(CFArrayGetCount(chain.get()), 3);
  EXPECT_EQ(CFArrayGetValueAtIndex(chain.get(), 1),
            SecTrustGetCertificateAtIndex(trust.get(), 1));
}

TEST_F(TrustTest, AppsCertificateObjectsComeBack) {
  MintAll();
  const auto array = ArrayOf({"leaf", "issuing"});
  ASSERT_EQ(
      SecTrustCreateWithCertificates(array.get(), nullptr, trust.Receive()),
      errSecSuccess);
  EXPECT_EQ(SecTrustGetCertificateAtIndex(trust.get(), 0),
            CFArrayGetValueAtIndex(array.get(), 0));
}

TEST_F(TrustTest, PublicKeyIsTheLeafs) {
  MintAll();
  Ask();
  const auto key = CFRef<SecKeyRef>::Adopt(SecTrustCopyPublicKey(trust.get()));
  const auto wanted = CFRef<SecKeyRef>::Adopt(
      SecCertificateCopyKey(MakeCertificate(Der("leaf")).get()));
  EXPECT_TRUE(CFEqual(key.get(), wanted.get()));
}

TEST_F(TrustTest, EverythingIsReleasedWithTheTrust) {
  MintAll();
  const auto before = Counts();
  Ask();
  Result();
  CFRelease(SecTrustCopyCertificateChain(trust.get()));
  CFRelease(SecTrustCopyProperties(trust.get()));
  CFRelease(SecTrustCopyKey(trust.get()));
  trust.Reset();
  EXPECT_EQ(Counts(), before);
}

TEST_F(TrustTest, UnparsableOrNoCertificatesMakeNoTrust) {
  const auto policy = MakeSslPolicy(Usage::kServer, "");
  EXPECT_FALSE(MakeTrust({}, policy));
  EXPECT_FALSE(MakeTrust({Bytes{1}}, policy));
}

}  // namespace
}  // namespace shakedown::security
