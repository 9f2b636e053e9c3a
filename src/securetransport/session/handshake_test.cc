// SPDX-License-Identifier: Apache-2.0
// SSLHandshake against a libssl peer (spec/handshake.md 1.1 to 1.7).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/securetransport/connection_for_test.h"

namespace shakedown::securetransport {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class HandshakeTest : public ConnectionTest {};

TEST_F(HandshakeTest, HonestServerIsAccepted) {
  Connect();
  EXPECT_EQ(Handshake(), errSecSuccess);
  EXPECT_EQ(State(), kSSLConnected);
  EXPECT_TRUE(peer->connected());
}

TEST_F(HandshakeTest, HonestClientIsAccepted) {
  script.chain = {};
  Connect(kSSLServerSide);
  EXPECT_EQ(Handshake(), errSecSuccess);
  EXPECT_EQ(State(), kSSLConnected);
}

TEST_F(HandshakeTest, StatesArePassedInOrder) {
  Connect();
  Handshake();
  SSLClose(context);
  EXPECT_THAT(States(), ElementsAre("kSSLIdle > kSSLHandshake",
                                    "kSSLHandshake > kSSLConnected",
                                    "kSSLConnected > kSSLClosed"));
}

TEST_F(HandshakeTest, NullIsAnArgumentError) {
  EXPECT_EQ(SSLHandshake(nullptr), errSecParam);
  EXPECT_EQ(SSLReHandshake(nullptr), errSecParam);
}

TEST_F(HandshakeTest, ClosedSessionStaysClosed) {
  Connect();
  SSLClose(context);
  EXPECT_EQ(Handshake(), errSSLClosedGraceful);
  EXPECT_EQ(SSLReHandshake(context), errSSLClosedGraceful);
}

TEST_F(HandshakeTest, ClientWithoutAVersionStaysIdle) {
  UseProfileNamed("catalina-10.15");
  Connect();
  SSLSetProtocolVersionEnabled(context, kSSLProtocolAll, false);
  EXPECT_EQ(Handshake(), errSecParam);
  EXPECT_EQ(State(), kSSLIdle);
  EXPECT_EQ(Handshake(), errSSLIllegalParam);
}

TEST_F(HandshakeTest, ReHandshakeStartsAnIdleClientWithoutIo) {
  Connect();
  EXPECT_EQ(SSLReHandshake(context), errSecSuccess);
  EXPECT_EQ(State(), kSSLHandshake);
  EXPECT_EQ(callback_calls(), 0u);
  EXPECT_EQ(SSLReHandshake(context), errSecBadReq);
  EXPECT_EQ(Handshake(), errSecSuccess);
}

TEST_F(HandshakeTest, ReHandshakeOfAnIdleServerIsIllegal) {
  Connect(kSSLServerSide);
  EXPECT_EQ(SSLReHandshake(context), errSSLIllegalParam);
  EXPECT_EQ(State(), kSSLIdle);
}

TEST_F(HandshakeTest, MissingIoFunctionsEndTheProcess) {
  Create();
  EXPECT_DEATH(Handshake(), "SSLSetIOFuncs has set no write function");
}

TEST_F(HandshakeTest, ConnectedHandshakeReadsARecordInCatalina) {
  UseProfileNamed("catalina-10.15");
  Connect();
  EXPECT_EQ(Handshake(), errSecSuccess);
  EXPECT_EQ(Handshake(), errSSLWouldBlock);
  EXPECT_EQ(State(), kSSLConnected);
}

TEST_F(HandshakeTest, ConnectedHandshakeLosesDataInCatalina) {
  UseProfileNamed("catalina-10.15");
  script.after_handshake = {peer::Send{"hello"}};
  Connect();
  EXPECT_EQ(Handshake(), errSecSuccess);
  EXPECT_EQ(Handshake(), errSSLProtocol);
  EXPECT_EQ(State(), kSSLConnected);
}

TEST_F(HandshakeTest, ConnectedHandshakeDoesNothingAsDocumented) {
  script.after_handshake = {peer::Send{"hello"}};
  Connect();
  EXPECT_EQ(Handshake(), errSecSuccess);
  EXPECT_EQ(Handshake(), errSecSuccess);
  EXPECT_EQ(Read(), errSecSuccess);
  EXPECT_EQ(read, "hello");
}

}  // namespace
}  // namespace shakedown::securetransport
