// SPDX-License-Identifier: Apache-2.0
// SSLSetTrustedLeafCertificates (spec/handshake.md 3.1 step 5, 3.3).
#include <Security/SecureTransportPriv.h>
#include <gtest/gtest.h>

#include "src/corefoundation/conversions.h"
#include "src/securetransport/connection_for_test.h"

namespace shakedown::securetransport {
namespace {

class TrustedLeavesTest : public ConnectionTest {
 protected:
  void ConnectWithDefect(const char* defect) {
    UseProfileNamed("catalina-10.15");
    recipes["leaf"].defect = defect;
    Connect();
  }
  void Trust(const std::vector<std::string>& names) {
    EXPECT_EQ(SSLSetTrustedLeafCertificates(context, Certificates(names).get()),
              errSecSuccess);
  }
};

TEST_F(TrustedLeavesTest, ExpiredLeafOfTheListIsAccepted) {
  ConnectWithDefect("expired");
  Trust({"me", "leaf"});
  EXPECT_EQ(Handshake(), errSecSuccess);
}

TEST_F(TrustedLeavesTest, OtherLeavesAreRefusedAsEver) {
  ConnectWithDefect("expired");
  Trust({"me", "issuing"});
  EXPECT_EQ(Handshake(), errSSLXCertChainInvalid);
}

TEST_F(TrustedLeavesTest, NullClearsTheList) {
  ConnectWithDefect("expired");
  Trust({"leaf"});
  EXPECT_EQ(SSLSetTrustedLeafCertificates(context, nullptr), errSecSuccess);
  EXPECT_EQ(Handshake(), errSSLXCertChainInvalid);
}

TEST_F(TrustedLeavesTest, TrustObjectTellsTheTruthAllTheSame) {
  ConnectWithDefect("wrong_host");
  Trust({"leaf"});
  ASSERT_EQ(Handshake(), errSecSuccess);
  SecTrustRef trust = nullptr;
  SecTrustResultType result = kSecTrustResultInvalid;
  ASSERT_EQ(SSLGetPeerSecTrust(context, &trust), errSecSuccess);
  ASSERT_EQ(SecTrustEvaluate(trust, &result), errSecSuccess);
  EXPECT_EQ(result, kSecTrustResultRecoverableTrustFailure);
}

TEST_F(TrustedLeavesTest, LionAcceptsThemWithoutEvaluation) {
  UseProfileNamed("lion-10.7");
  recipes["leaf"].defect = "expired";
  Connect();
  Trust({"leaf"});
  EXPECT_EQ(Handshake(), errSecSuccess);
}

TEST_F(TrustedLeavesTest, ListsWithOtherObjectsAreTolerated) {
  ConnectWithDefect("expired");
  const CFTypeRef elements[] = {CFSTR("no certificate")};
  SSLSetTrustedLeafCertificates(context, cf::MakeArray(elements).get());
  EXPECT_EQ(Handshake(), errSSLXCertChainInvalid);
}

TEST_F(TrustedLeavesTest, CopyIsTheArrayThatWasSet) {
  Create();
  cf::CFRef<CFArrayRef> copy;
  EXPECT_EQ(SSLCopyTrustedLeafCertificates(context, copy.Receive()),
            errSecSuccess);
  EXPECT_FALSE(copy);
  const auto list = cf::MakeArray({});
  SSLSetTrustedLeafCertificates(context, list.get());
  SSLCopyTrustedLeafCertificates(context, copy.Receive());
  EXPECT_EQ(copy.get(), list.get());
}

TEST_F(TrustedLeavesTest, OtherListIsAnotherSession) {
  UseProfileNamed("catalina-10.15");
  Connect();
  SSLSetPeerID(context, "id", 2);
  ASSERT_EQ(Handshake(), errSecSuccess);
  SSLClose(context);
  Reconnect();
  SSLSetPeerID(context, "id", 2);
  Trust({"leaf"});
  ASSERT_EQ(Handshake(), errSecSuccess);
  Boolean resumed = 1;
  char id[MAX_SESSION_ID_LENGTH];
  size_t length = sizeof(id);
  EXPECT_EQ(SSLGetResumableSessionInfo(context, &resumed, id, &length),
            errSecSuccess);
  EXPECT_FALSE(resumed);
}

}  // namespace
}  // namespace shakedown::securetransport
