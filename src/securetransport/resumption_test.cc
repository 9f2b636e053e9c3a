// SPDX-License-Identifier: Apache-2.0
// Resumption by peer ID, and renegotiation (spec/handshake.md 2.7, 6.1).
#include <Security/SecureTransportPriv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

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
