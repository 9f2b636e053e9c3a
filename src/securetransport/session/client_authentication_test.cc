// SPDX-License-Identifier: Apache-2.0
// A server that asks its client for a certificate (spec/handshake.md 3.5).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/securetransport/connection_for_test.h"

namespace shakedown::securetransport {
namespace {

class ClientAuthenticationTest : public ConnectionTest {
 protected:
  void Serve(SSLAuthenticate authenticate, std::vector<std::string> chain) {
    script.chain = std::move(chain);
    Create(kSSLServerSide);
    EXPECT_EQ(SSLSetClientSideAuthenticate(context, authenticate),
              errSecSuccess);
    Connect(kSSLServerSide);
  }
};

TEST_F(ClientAuthenticationTest, GoodCertificateIsAccepted) {
  Serve(kAlwaysAuthenticate, {"me", "issuing"});
  EXPECT_EQ(Handshake(), errSecSuccess);
  SSLClientCertificateState state = kSSLClientCertSent;
  SSLGetClientCertificateState(context, &state);
  EXPECT_EQ(state, kSSLClientCertNone) << "always, on servers (api.md Q16)";
}

TEST_F(ClientAuthenticationTest, NoCertificateIsAcceptedByTry) {
  Serve(kTryAuthenticate, {});
  EXPECT_EQ(Handshake(), errSecSuccess);
  SecTrustRef trust = nullptr;
  EXPECT_EQ(SSLCopyPeerTrust(context, &trust), errSecSuccess);
  EXPECT_EQ(trust, nullptr);
}

TEST_F(ClientAuthenticationTest, NoCertificateIsRefusedByAlways) {
  Serve(kAlwaysAuthenticate, {});
  EXPECT_EQ(Handshake(), errSSLXCertChainInvalid);
  SSLClose(context);
  EXPECT_THAT(AppAlerts(), testing::ElementsAre("2:46"));
}

TEST_F(ClientAuthenticationTest, BadCertificateIsRefusedByTryToo) {
  recipes["me"].defect = "expired";
  Serve(kTryAuthenticate, {"me", "issuing"});
  EXPECT_EQ(Handshake(), errSSLCertExpired);
}

TEST_F(ClientAuthenticationTest, ServersCertificateIsNoClients) {
  Serve(kTryAuthenticate, {"leaf", "issuing"});
  EXPECT_EQ(Handshake(), errSSLXCertChainInvalid);
}

// documented-profile.md, first row: the same for what can't be parsed.
TEST_F(ClientAuthenticationTest, UnparsableIsTheCatchAllAsDocumented) {
  recipes["me"].defect = "unparsable";
  Serve(kTryAuthenticate, {"me", "issuing"});
  EXPECT_EQ(Handshake(), errSSLXCertChainInvalid);
  SSLClose(context);
  EXPECT_THAT(AppAlerts(), testing::ElementsAre("2:46"));
}

// handshake.md 3.5: there is no key to check the proof with.
TEST_F(ClientAuthenticationTest, UnparsableFailsTheProofInCatalina) {
  UseProfileNamed("catalina-10.15");
  recipes["me"].defect = "unparsable";
  Serve(kAlwaysAuthenticate, {"me", "issuing"});
  EXPECT_EQ(Handshake(), errSSLInternal);
  SSLClose(context);
  EXPECT_THAT(AppAlerts(), testing::ElementsAre("2:51"));
}

TEST_F(ClientAuthenticationTest, BreakComesEvenWithoutACertificate) {
  script.chain = {};
  Create(kSSLServerSide);
  SSLSetClientSideAuthenticate(context, kTryAuthenticate);
  SSLSetSessionOption(context, kSSLSessionOptionBreakOnClientAuth, true);
  Connect(kSSLServerSide);
  EXPECT_EQ(Handshake(), errSSLClientAuthCompleted);
  EXPECT_EQ(Handshake(), errSecSuccess);
}

TEST_F(ClientAuthenticationTest, BreakLetsABadCertificatePass) {
  recipes["me"].defect = "expired";
  script.chain = {"me", "issuing"};
  Create(kSSLServerSide);
  SSLSetClientSideAuthenticate(context, kAlwaysAuthenticate);
  SSLSetSessionOption(context, kSSLSessionOptionBreakOnClientAuth, true);
  Connect(kSSLServerSide);
  EXPECT_EQ(Handshake(), errSSLClientAuthCompleted);
  EXPECT_EQ(Handshake(), errSecSuccess);
}

}  // namespace
}  // namespace shakedown::securetransport
