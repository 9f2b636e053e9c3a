// SPDX-License-Identifier: Apache-2.0
// Making a SecTrust and changing its question: policies, anchors, time.
#include <gtest/gtest.h>

#include "src/security/trust_for_test.h"

namespace shakedown::security {
namespace {

class TrustSettingsTest : public TrustTestBase {
 protected:
  void SetUp() override {
    MintAll();
    Ask();
  }
};

TEST_F(TrustSettingsTest, OneCertificateOrAnArrayMayBeGiven) {
  const auto leaf = MakeCertificate(Der("leaf"));
  CFRef<SecTrustRef> made;
  EXPECT_EQ(SecTrustCreateWithCertificates(leaf.get(), nullptr, made.Receive()),
            errSecSuccess);
  EXPECT_EQ(SecTrustCreateWithCertificates(ArrayOf({"leaf"}).get(), nullptr,
                                           made.Receive()),
            errSecSuccess);
  EXPECT_EQ(CFGetTypeID(made.get()), SecTrustGetTypeID());
}

TEST_F(TrustSettingsTest, WrongOrMissingArgumentsAreRefused) {
  const auto text = cf::MakeString("text");
  const auto leaf = MakeCertificate(Der("leaf"));
  SecTrustRef made = nullptr;
  EXPECT_EQ(SecTrustCreateWithCertificates(nullptr, nullptr, &made),
            errSecParam);
  EXPECT_EQ(SecTrustCreateWithCertificates(text.get(), nullptr, &made),
            errSecParam);
  EXPECT_EQ(SecTrustCreateWithCertificates(ArrayOf({}).get(), nullptr, &made),
            errSecParam);
  EXPECT_EQ(SecTrustCreateWithCertificates(leaf.get(), text.get(), &made),
            errSecParam);
  EXPECT_EQ(SecTrustCreateWithCertificates(leaf.get(), nullptr, nullptr),
            errSecParam);
}

TEST_F(TrustSettingsTest, NullTrustIsAParameterError) {
  SecTrustResultType result;
  EXPECT_EQ(SecTrustEvaluate(nullptr, &result), errSecParam);
  EXPECT_EQ(SecTrustSetPolicies(nullptr, nullptr), errSecParam);
  EXPECT_EQ(SecTrustSetAnchorCertificates(nullptr, nullptr), errSecParam);
  EXPECT_EQ(SecTrustSetAnchorCertificatesOnly(nullptr, true), errSecParam);
  EXPECT_EQ(SecTrustSetVerifyDate(nullptr, nullptr), errSecParam);
  EXPECT_EQ(SecTrustGetCertificateCount(nullptr), 0);
}

TEST_F(TrustSettingsTest, NewPolicyIsANewQuestion) {
  EXPECT_EQ(Result(), kSecTrustResultUnspecified);
  SecTrustSetPolicies(trust.get(),
                      MakeSslPolicy(Usage::kServer, "b.example.com").get());
  EXPECT_EQ(Result(), kSecTrustResultRecoverableTrustFailure);
}

TEST_F(TrustSettingsTest, AllPoliciesMustHold) {
  const auto good = MakeSslPolicy(Usage::kServer, "api.example.com");
  const auto bad = MakeSslPolicy(Usage::kServer, "b.example.com");
  const CFTypeRef both[] = {good.get(), bad.get()};
  SecTrustSetPolicies(trust.get(), cf::MakeArray(both).get());
  EXPECT_EQ(GetEvaluation(trust.get()).issues.size(), 1u);
  CFRef<CFArrayRef> policies;
  EXPECT_EQ(SecTrustCopyPolicies(trust.get(), policies.Receive()),
            errSecSuccess);
  EXPECT_EQ(CFArrayGetCount(policies.get()), 2);
}

TEST_F(TrustSettingsTest, SameFindingOfTwoPoliciesCountsOnce) {
  store().anchors.clear();
  const auto one = MakeSslPolicy(Usage::kServer, "api.example.com");
  const auto two = MakeSslPolicy(Usage::kAny, "");
  const CFTypeRef both[] = {one.get(), two.get()};
  SecTrustSetPolicies(trust.get(), cf::MakeArray(both).get());
  EXPECT_EQ(GetEvaluation(trust.get()).issues.size(), 1u);
}

TEST_F(TrustSettingsTest, OwnAnchorsShutOutTheSystemsUntilToldOtherwise) {
  SecTrustSetAnchorCertificates(trust.get(), ArrayOf({}).get());
  EXPECT_EQ(Result(), kSecTrustResultRecoverableTrustFailure);
  SecTrustSetAnchorCertificatesOnly(trust.get(), false);
  EXPECT_EQ(Result(), kSecTrustResultUnspecified);
}

TEST_F(TrustSettingsTest, OwnAnchorIsTrusted) {
  store().anchors.clear();
  EXPECT_EQ(Result(), kSecTrustResultRecoverableTrustFailure);
  SecTrustSetAnchorCertificates(trust.get(), ArrayOf({"root"}).get());
  EXPECT_EQ(Result(), kSecTrustResultUnspecified);
  SecTrustSetAnchorCertificates(trust.get(), nullptr);
  EXPECT_EQ(Result(), kSecTrustResultRecoverableTrustFailure);
}

TEST_F(TrustSettingsTest, OwnAnchorsCanBeReadBack) {
  CFRef<CFArrayRef> anchors;
  SecTrustCopyCustomAnchorCertificates(trust.get(), anchors.Receive());
  EXPECT_FALSE(anchors);
  SecTrustSetAnchorCertificates(trust.get(), ArrayOf({"root"}).get());
  SecTrustCopyCustomAnchorCertificates(trust.get(), anchors.Receive());
  ASSERT_TRUE(anchors);
  EXPECT_EQ(CFArrayGetCount(anchors.get()), 1);
}

TEST_F(TrustSettingsTest, VerifyDateReplacesTheClock) {
  const auto past = cf::MakeDate(*ParseTime("2001-01-02"));
  SecTrustSetVerifyDate(trust.get(), past.get());
  EXPECT_EQ(SecTrustGetVerifyTime(trust.get()), 86400.0);
  EXPECT_EQ(Result(), kSecTrustResultRecoverableTrustFailure);
  SecTrustSetVerifyDate(trust.get(), nullptr);
  EXPECT_EQ(SecTrustGetVerifyTime(trust.get()), CFAbsoluteTimeGetCurrent());
  EXPECT_EQ(Result(), kSecTrustResultUnspecified);
}

TEST_F(TrustSettingsTest, WhatCameWithTheHandshakeIsDataOrAList) {
  const auto response = cf::MakeData(AsBytes("response"));
  const CFTypeRef both[] = {response.get(), response.get()};
  const auto list = cf::MakeArray(both);
  EXPECT_EQ(SecTrustSetOCSPResponse(trust.get(), response.get()), 0);
  EXPECT_EQ(SecTrustSetOCSPResponse(trust.get(), list.get()), 0);
  EXPECT_EQ(SecTrustSetOCSPResponse(trust.get(), nullptr), 0);
  EXPECT_EQ(SecTrustSetOCSPResponse(trust.get(), ArrayOf({"root"}).get()),
            errSecParam);
  EXPECT_EQ(SecTrustSetSignedCertificateTimestamps(trust.get(), list.get()), 0);
  EXPECT_EQ(SecTrustSetSignedCertificateTimestamps(trust.get(),
                                                   ArrayOf({"root"}).get()),
            errSecParam);
}

TEST_F(TrustSettingsTest, SystemsAnchorsAreBothKinds) {
  store().preinstalled = {Der("issuing")};
  CFRef<CFArrayRef> anchors;
  EXPECT_EQ(SecTrustCopyAnchorCertificates(anchors.Receive()), 0);
  EXPECT_EQ(CFArrayGetCount(anchors.get()), 2);
  EXPECT_EQ(SecTrustCopyAnchorCertificates(nullptr), errSecParam);
}

TEST_F(TrustSettingsTest, InputCertificatesAreAsGiven) {
  CFRef<CFArrayRef> input;
  EXPECT_EQ(SecTrustCopyInputCertificates(trust.get(), input.Receive()), 0);
  EXPECT_EQ(CFArrayGetCount(input.get()), 2);
  EXPECT_EQ(SecTrustCopyInputCertificates(nullptr, input.Receive()),
            errSecParam);
}

TEST_F(TrustSettingsTest, NetworkFetchFlagIsKept) {
  Boolean allowed = false;
  SecTrustGetNetworkFetchAllowed(trust.get(), &allowed);
  EXPECT_TRUE(allowed);
  SecTrustSetNetworkFetchAllowed(trust.get(), false);
  SecTrustGetNetworkFetchAllowed(trust.get(), &allowed);
  EXPECT_FALSE(allowed);
}

}  // namespace
}  // namespace shakedown::security
