// SPDX-License-Identifier: Apache-2.0
// Resumption by peer ID, and renegotiation (spec/handshake.md 2.7, 6.1).
#include <Security/SecureTransportPriv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/engine/session_cache.h"
#include "src/securetransport/connection_for_test.h"

namespace shakedown::securetransport {
namespace {

class ResumptionTest : public ConnectionTest {
 protected:
  // Shakes hands and closes, with a new context and this peer ID.
  void ConnectAs(const std::string& id, SSLProtocolSide side = kSSLClientSide) {
    Create(side);
    if (!id.empty()) SSLSetPeerID(context, id.data(), id.size());
    Connect(side);
    EXPECT_EQ(Handshake(), errSecSuccess);
  }
  bool Resumed() {
    Boolean resumed = false;
    uint8_t id[32];
    size_t length = sizeof(id);
    EXPECT_EQ(SSLGetResumableSessionInfo(context, &resumed, id, &length),
              errSecSuccess);
    EXPECT_EQ(length, resumed ? 32u : 0u);
    return resumed;
  }
};

TEST_F(ResumptionTest, SamePeerIdResumes) {
  ConnectAs("server");
  EXPECT_FALSE(Resumed());
  SSLClose(context);
  ConnectAs("server");
  EXPECT_TRUE(Resumed());
}

TEST_F(ResumptionTest, OtherOrNoPeerIdDoesNot) {
  ConnectAs("server");
  SSLClose(context);
  ConnectAs("other");
  EXPECT_FALSE(Resumed());
  ConnectAs("");
  EXPECT_FALSE(Resumed());
}

TEST_F(ResumptionTest, TrustSettingsArePartOfTheKey) {
  ConnectAs("server");
  SSLClose(context);
  Create();
  SSLSetPeerID(context, "server", 6);
  SSLSetAllowsAnyRoot(context, true);
  Connect();
  Handshake();
  EXPECT_FALSE(Resumed());
}

// spec/handshake.md 1.7: codes that mean nothing change nothing.
TEST_F(ResumptionTest, ServerSetToAnErrorWhileIdleSavesItsSession) {
  Create(kSSLServerSide);
  SSLSetPeerID(context, "any", 3);
  SSLSetError(context, -1);
  Connect(kSSLServerSide);
  EXPECT_EQ(HandshakeThroughBlocks(), errSecSuccess);
  EXPECT_EQ(simulation.Slot<engine::SessionCache>().size(), 1u);
}

// spec/handshake.md 6.1: it saves, but not under the ID.
TEST_F(ResumptionTest, PeerIdSetAtTheRequestIsTooLateForTheKey) {
  script.request_certificate = peer::CertificateRequest{};
  Create();
  SSLSetSessionOption(context, kSSLSessionOptionBreakOnCertRequested, true);
  Connect();
  ASSERT_EQ(Handshake(), errSSLClientCertRequested);
  EXPECT_EQ(SSLSetPeerID(context, "id", 2), errSecSuccess);
  ASSERT_EQ(Handshake(), errSecSuccess);
  EXPECT_EQ(simulation.Slot<engine::SessionCache>().size(), 1u);
  SSLClose(context);
  script.request_certificate.reset();
  ConnectAs("id");
  EXPECT_FALSE(Resumed());
}

// spec/handshake.md 6.1: the option bytes of the key.
class SessionKeyTest : public ResumptionTest {
 protected:
  // Is a session resumed by a context on which this option has been set?
  bool ResumesWith(SSLSessionOption option, bool value) {
    ConnectAs("server");
    SSLClose(context);
    Create();
    SSLSetPeerID(context, "server", 6);
    SSLSetSessionOption(context, option, value);
    Connect();
    Handshake();
    return Resumed();
  }
};

TEST_F(SessionKeyTest, BreaksCountByTheirValue) {
  EXPECT_TRUE(ResumesWith(kSSLSessionOptionBreakOnClientHello, false));
  EXPECT_FALSE(ResumesWith(kSSLSessionOptionBreakOnServerAuth, true));
}

TEST_F(SessionKeyTest, SomeOptionsCountByHavingBeenSet) {
  EXPECT_FALSE(ResumesWith(kSSLSessionOptionAllowRenegotiation, false));
  EXPECT_FALSE(ResumesWith(kSSLSessionOptionAllowServerIdentityChange, false));
  EXPECT_FALSE(ResumesWith(kSSLSessionOptionEnableSessionTickets, false));
}

TEST_F(SessionKeyTest, OthersDoNotCount) {
  EXPECT_TRUE(ResumesWith(kSSLSessionOptionFalseStart, true));
  EXPECT_TRUE(ResumesWith(kSSLSessionOptionSendOneByteRecord, false));
}

TEST_F(ResumptionTest, FatalAlertEvictsTheSessionInLionOnly) {
  for (const char* profile : {"catalina-10.15", "lion-10.7"}) {
    UseProfileNamed(profile);
    script.after_handshake = {peer::SendAlert{2, 80}};
    ConnectAs(profile);
    EXPECT_EQ(Read(), errSSLPeerInternalError);
    script.after_handshake = {};
    ConnectAs(profile);
    EXPECT_EQ(Resumed(), std::string(profile) == "catalina-10.15") << profile;
  }
}

TEST_F(ResumptionTest, TimeEndsASession) {
  ConnectAs("server");
  SSLClose(context);
  simulation.Advance(601 * 1000);
  ConnectAs("server");
  EXPECT_FALSE(Resumed());
}

TEST_F(ResumptionTest, TimeoutIsSettable) {
  Create();
  SSLSetPeerID(context, "server", 6);
  EXPECT_EQ(SSLSetSessionCacheTimeout(context, 5), errSecSuccess);
  Connect();
  Handshake();
  simulation.Advance(6 * 1000);
  ConnectAs("server");
  EXPECT_FALSE(Resumed());
}

TEST_F(ResumptionTest, ResumedSessionNeitherBreaksNorHasATrustUntilAsked) {
  ConnectAs("server");
  SSLClose(context);
  ConnectAs("server");
  cf::CFRef<CFArrayRef> chain;
  EXPECT_EQ(SSLCopyPeerCertificates(context, chain.Receive()), errSecBadReq);
  cf::CFRef<SecTrustRef> trust;
  EXPECT_EQ(SSLCopyPeerTrust(context, trust.Receive()), errSecSuccess);
  EXPECT_TRUE(trust);
  EXPECT_EQ(SSLCopyPeerCertificates(context, chain.Receive()), errSecSuccess);
}

TEST_F(ResumptionTest, ServerResumesWithItsPeerIdOnly) {
  script.chain = {};
  ConnectAs("any", kSSLServerSide);
  EXPECT_FALSE(Resumed());
  EXPECT_EQ(Read(), errSSLWouldBlock);  // lets the client see our Finished
  ConnectAs("any", kSSLServerSide);
  EXPECT_TRUE(Resumed());
}

TEST_F(ResumptionTest, ClientFollowsAHelloRequestInRead) {
  script.after_handshake = {peer::Renegotiate{}, peer::Send{"after"}};
  Connect();
  ASSERT_EQ(Handshake(), errSecSuccess);
  EXPECT_EQ(Read(), errSecSuccess);
  EXPECT_EQ(read, "after");
  EXPECT_THAT(States(), testing::ElementsAre("kSSLIdle > kSSLHandshake",
                                             "kSSLHandshake > kSSLConnected",
                                             "kSSLConnected > kSSLHandshake",
                                             "kSSLHandshake > kSSLConnected"));
}

TEST_F(ResumptionTest, ServerAsksForARenegotiation) {
  script.chain = {};
  Create(kSSLServerSide);
  SSLSetSessionOption(context, kSSLSessionOptionAllowRenegotiation, true);
  Connect(kSSLServerSide);
  ASSERT_EQ(Handshake(), errSecSuccess);
  EXPECT_EQ(SSLReHandshake(context), errSecSuccess);
  EXPECT_EQ(State(), kSSLConnected);
  EXPECT_EQ(Handshake(), errSecSuccess);
  EXPECT_EQ(States().size(), 4u);
}

// handshake.md 2.7: the warning, and then the stray flight.
TEST_F(ResumptionTest, RenegotiationThatIsNotAllowedLeavesTheSessionUnusable) {
  UseProfileNamed("catalina-10.15");
  script.chain = {};
  script.after_handshake = {peer::Renegotiate{}};
  Connect(kSSLServerSide);
  ASSERT_EQ(Handshake(), errSecSuccess);
  EXPECT_NE(Read(), errSecSuccess);
  EXPECT_NE(State(), kSSLConnected);
  EXPECT_THAT(AppAlerts(), testing::ElementsAre("1:100"));
}

// profiles.md 4.3: nor does its client know RFC 5746.
TEST_F(ResumptionTest, LionCallsARenegotiationUnexpected) {
  UseProfileNamed("lion-10.7");
  recipes["leaf"].key = pki::KeyKind::kRsa2048;
  script.chain = {};
  script.after_handshake = {peer::Renegotiate{}};
  Connect(kSSLServerSide);
  ASSERT_EQ(Handshake(), errSecSuccess);
  EXPECT_EQ(Read(), errSSLProtocol);
  EXPECT_EQ(State(), kSSLAborted);
  SSLClose(context);
  EXPECT_THAT(AppAlerts(), testing::ElementsAre("2:10"));
}

TEST_F(ResumptionTest, BreakComesAgainInARenegotiation) {
  script.after_handshake = {peer::Renegotiate{}, peer::Send{"after"}};
  Create();
  SSLSetSessionOption(context, kSSLSessionOptionBreakOnServerAuth, true);
  Connect();
  ASSERT_EQ(Handshake(), errSSLServerAuthCompleted);
  ASSERT_EQ(Handshake(), errSecSuccess);
  EXPECT_EQ(Read(), errSSLServerAuthCompleted);
  EXPECT_EQ(Read(), errSecSuccess);
  EXPECT_EQ(read, "after");
}

}  // namespace
}  // namespace shakedown::securetransport
