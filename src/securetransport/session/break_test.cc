// SPDX-License-Identifier: Apache-2.0
// The breaks: which, when, what can be seen there, how to go on
// (spec/handshake.md 1.4, 1.5, 3.4; spec/profiles.md 3).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/base/trace.h"
#include "src/corefoundation/conversions.h"
#include "src/securetransport/connection_for_test.h"

namespace shakedown::securetransport {
namespace {

class BreakTest : public ConnectionTest {
 protected:
  void Set(SSLSessionOption option) {
    if (context == nullptr) Create();
    EXPECT_EQ(SSLSetSessionOption(context, option, true), errSecSuccess);
  }
  void AskForCertificate() {
    script.request_certificate = peer::CertificateRequest{{"issuing", "root"}};
  }
  CFIndex NameCount() {
    cf::CFRef<CFArrayRef> names;
    EXPECT_EQ(SSLCopyDistinguishedNames(context, names.Receive()),
              errSecSuccess);
    return names ? CFArrayGetCount(names.get()) : 0;
  }
  SSLProtocol Version() {
    SSLProtocol version = kSSLProtocolUnknown;
    EXPECT_EQ(SSLGetNegotiatedProtocolVersion(context, &version),
              errSecSuccess);
    return version;
  }
  int Suite() {
    SSLCipherSuite suite = 1;
    EXPECT_EQ(SSLGetNegotiatedCipher(context, &suite), errSecSuccess);
    return static_cast<int>(suite);
  }
  // How many messages of ours have left.
  size_t AppMessages() {
    size_t count = 0;
    for (const Event& event : simulation.trace().events()) {
      const auto* moved = std::get_if<MessageMoved>(&event.body);
      if (moved != nullptr && moved->direction == Direction::kFromApp) ++count;
    }
    return count;
  }
  SSLClientCertificateState CertificateState() {
    SSLClientCertificateState state = kSSLClientCertRejected;
    EXPECT_EQ(SSLGetClientCertificateState(context, &state), errSecSuccess);
    return state;
  }
};

TEST_F(BreakTest, ServerAuthStopsAndGoesOn) {
  Set(kSSLSessionOptionBreakOnServerAuth);
  Connect();
  EXPECT_EQ(Handshake(), errSSLServerAuthCompleted);
  EXPECT_EQ(State(), kSSLHandshake);
  cf::CFRef<CFArrayRef> chain;
  EXPECT_EQ(SSLCopyPeerCertificates(context, chain.Receive()), errSecSuccess);
  EXPECT_EQ(CFArrayGetCount(chain.get()), 3);
  EXPECT_EQ(Handshake(), errSecSuccess);
}

TEST_F(BreakTest, ServerAuthOfABadChainIsForTheAppToJudge) {
  recipes["leaf"].defect = "expired";
  Set(kSSLSessionOptionBreakOnServerAuth);
  Connect();
  EXPECT_EQ(Handshake(), errSSLServerAuthCompleted);
  EXPECT_EQ(Handshake(), errSecSuccess);
}

TEST_F(BreakTest, VerificationSwitchedOnAgainRefusesAfterTheBreak) {
  recipes["leaf"].defect = "expired";
  Set(kSSLSessionOptionBreakOnServerAuth);
  SSLSetEnableCertVerify(context, true);
  Connect();
  EXPECT_EQ(Handshake(), errSSLServerAuthCompleted);
  EXPECT_EQ(Handshake(), errSSLCertExpired);
}

TEST_F(BreakTest, LionRefusesABadChainBeforeTheBreak) {
  UseProfileNamed("lion-10.7");
  recipes["leaf"].defect = "expired";
  Set(kSSLSessionOptionBreakOnServerAuth);
  Connect();
  EXPECT_EQ(Handshake(), errSSLCertExpired);
}

TEST_F(BreakTest, LionBreaksIfVerificationIsSwitchedOffToo) {
  UseProfileNamed("lion-10.7");
  recipes["leaf"].defect = "expired";
  Set(kSSLSessionOptionBreakOnServerAuth);
  SSLSetEnableCertVerify(context, false);
  Connect();
  EXPECT_EQ(Handshake(), errSSLServerAuthCompleted);
  EXPECT_EQ(Handshake(), errSecSuccess);
}

TEST_F(BreakTest, CertificateRequestStopsAndNamesAreReversed) {
  AskForCertificate();
  Set(kSSLSessionOptionBreakOnCertRequested);
  Connect();
  EXPECT_EQ(Handshake(), errSSLClientCertRequested);
  EXPECT_EQ(NameCount(), 2);
  EXPECT_EQ(CertificateState(), kSSLClientCertRequested);
  SetIdentity("me");
  EXPECT_EQ(CertificateState(), kSSLClientCertSent);
  EXPECT_EQ(Handshake(), errSecSuccess);
  EXPECT_EQ(peer->received_chain().size(), 1u);
}

TEST_F(BreakTest, CertificateRequestWithoutAnAnswerSendsNone) {
  AskForCertificate();
  Set(kSSLSessionOptionBreakOnCertRequested);
  Connect();
  EXPECT_EQ(Handshake(), errSSLClientCertRequested);
  EXPECT_EQ(Handshake(), errSecSuccess);
  EXPECT_TRUE(peer->received_chain().empty());
}

TEST_F(BreakTest, CertificateSetBeforehandNeedsNoBreak) {
  AskForCertificate();
  Set(kSSLSessionOptionBreakOnCertRequested);
  Connect();
  SetIdentity("me");
  EXPECT_EQ(Handshake(), errSecSuccess);
  EXPECT_EQ(peer->received_chain().size(), 1u);
}

TEST_F(BreakTest, BothBreaksComeRequestFirst) {
  AskForCertificate();
  Set(kSSLSessionOptionBreakOnServerAuth);
  Set(kSSLSessionOptionBreakOnCertRequested);
  Connect();
  EXPECT_EQ(Handshake(), errSSLClientCertRequested);
  EXPECT_EQ(Handshake(), errSSLServerAuthCompleted);
  EXPECT_EQ(Handshake(), errSecSuccess);
}

TEST_F(BreakTest, BothBreaksComeServerFirstInLion) {
  UseProfileNamed("lion-10.7");
  AskForCertificate();
  Set(kSSLSessionOptionBreakOnServerAuth);
  Set(kSSLSessionOptionBreakOnCertRequested);
  Connect();
  EXPECT_EQ(Handshake(), errSSLServerAuthCompleted);
  EXPECT_EQ(Handshake(), errSSLClientCertRequested);
  EXPECT_EQ(Handshake(), errSecSuccess);
}

TEST_F(BreakTest, TrustIsNotEvaluatedAtTheRequest) {
  AskForCertificate();
  Set(kSSLSessionOptionBreakOnCertRequested);
  Connect();
  Handshake();
  cf::CFRef<CFArrayRef> chain;
  EXPECT_EQ(SSLCopyPeerCertificates(context, chain.Receive()), errSecBadReq);
  cf::CFRef<SecTrustRef> trust;
  EXPECT_EQ(SSLCopyPeerTrust(context, trust.Receive()), errSecSuccess);
  SecTrustResultType result = kSecTrustResultOtherError;
  SecTrustGetTrustResult(trust.get(), &result);
  EXPECT_EQ(result, kSecTrustResultInvalid);
}

TEST_F(BreakTest, ClientHelloStopsAServerThatThenGetsItsIdentity) {
  script.chain = {};
  script.peer_name = "api.example.com";
  server_identity = "";
  Create(kSSLServerSide);
  Set(kSSLSessionOptionBreakOnClientHello);
  Connect(kSSLServerSide);
  EXPECT_EQ(Handshake(), errSSLClientHelloReceived);
  size_t length = 0;
  SSLCopyRequestedPeerNameLength(context, &length);
  EXPECT_EQ(length, 16u) << "the NUL counts (api.md Q15)";
  SetIdentity("leaf");
  EXPECT_EQ(Handshake(), errSecSuccess);
}

// handshake.md 1.4, the rows of SSLGetNegotiated... at each break.
TEST_F(BreakTest, ClientBreaksKnowVersionAndSuite) {
  AskForCertificate();
  Set(kSSLSessionOptionBreakOnServerAuth);
  Set(kSSLSessionOptionBreakOnCertRequested);
  Connect();
  ASSERT_EQ(Handshake(), errSSLClientCertRequested);
  EXPECT_EQ(Version(), kTLSProtocol12);
  EXPECT_NE(Suite(), 0);
  ASSERT_EQ(Handshake(), errSSLServerAuthCompleted);
  EXPECT_EQ(CertificateState(), kSSLClientCertRequested);
  EXPECT_EQ(AppMessages(), 1u) << "ClientHello only";
}

TEST_F(BreakTest, ClientHelloBreakKnowsTheVersionButNoSuite) {
  script.chain = {};
  Create(kSSLServerSide);
  Set(kSSLSessionOptionBreakOnClientHello);
  Connect(kSSLServerSide);
  ASSERT_EQ(Handshake(), errSSLClientHelloReceived);
  EXPECT_EQ(Version(), kTLSProtocol12);
  EXPECT_EQ(Suite(), 0);
  EXPECT_EQ(AppMessages(), 0u);
  cf::CFRef<SecTrustRef> trust;
  EXPECT_EQ(SSLCopyPeerTrust(context, trust.Receive()), errSecSuccess);
  EXPECT_FALSE(trust);
}

// handshake.md 1.5, last row.
TEST_F(BreakTest, SettersRefuseAtABreak) {
  Set(kSSLSessionOptionBreakOnServerAuth);
  Connect();
  Handshake();
  EXPECT_EQ(SSLSetEnableCertVerify(context, true), errSecBadReq);
  EXPECT_EQ(SSLSetPeerID(context, "id", 2), errSecBadReq);
  EXPECT_EQ(
      SSLSetSessionOption(context, kSSLSessionOptionBreakOnServerAuth, false),
      errSecBadReq);
}

TEST_F(BreakTest, ClosingAtTheBreakSendsCloseNotify) {
  Set(kSSLSessionOptionBreakOnServerAuth);
  Connect();
  Handshake();
  EXPECT_EQ(SSLClose(context), errSecSuccess);
  EXPECT_THAT(AppAlerts(), testing::ElementsAre("1:0"));
}

TEST_F(BreakTest, WriteAndReadGoOnFromABreak) {
  Set(kSSLSessionOptionBreakOnServerAuth);
  Connect();
  Handshake();
  EXPECT_EQ(Write("ping"), errSecSuccess);
  EXPECT_EQ(Read(), errSecSuccess);
  EXPECT_EQ(read, "ping");
}

TEST_F(BreakTest, PeerIdMayBeSetAtTheRequest) {
  AskForCertificate();
  Set(kSSLSessionOptionBreakOnCertRequested);
  Connect();
  Handshake();
  EXPECT_EQ(SSLSetPeerID(context, "id", 2), errSecSuccess);
}

}  // namespace
}  // namespace shakedown::securetransport
