// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/peer/world_for_test.h"

namespace shakedown::peer {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

Script ServerWith(std::vector<Step> steps) {
  Script script = ServerScript();
  script.after_handshake = std::move(steps);
  return script;
}

TEST(StepsTest, SendComesRightAfterTheHandshake) {
  World world;
  Connection c(world, ServerWith({Send{"220 ready"}}));
  ASSERT_TRUE(c.app.Handshake());
  EXPECT_EQ(c.app.Read(), "220 ready");
}

TEST(StepsTest, ExpectWaitsForItsBytes) {
  World world;
  Connection c(world,
               ServerWith({Expect{4}, Send{"ok"}, Expect{2}, Send{"bye"}}));
  c.app.Handshake();
  c.app.Write("GE");
  EXPECT_EQ(c.app.Read(), "");
  c.app.Write("T.");
  EXPECT_EQ(c.app.Read(), "ok");
  c.app.Write("..");
  EXPECT_EQ(c.app.Read(), "bye");
}

TEST(StepsTest, EchoLeavesOutWhatExpectTook) {
  World world;
  Connection c(world, ServerWith({Expect{2}, Echo{}}));
  c.app.Handshake();
  c.app.Write("abcd");
  EXPECT_EQ(c.app.Read(), "cd");
}

TEST(StepsTest, CloseIsEndOfFileWithoutCloseNotify) {
  World world;
  Connection c(world, ServerWith({Send{"x"}, Close{}}));
  c.app.Handshake();
  EXPECT_EQ(c.app.Read(), "x");
  EXPECT_TRUE(c.app.saw_end_of_file());
  EXPECT_FALSE(c.app.saw_close_notify());
  EXPECT_EQ(c.peer->failure(), "");
}

TEST(StepsTest, CloseNotifyLeavesTheTransportOpen) {
  World world;
  Connection c(world, ServerWith({CloseNotify{}}));
  c.app.Handshake();
  c.app.Read();
  EXPECT_TRUE(c.app.saw_close_notify());
  EXPECT_FALSE(c.app.saw_end_of_file());
}

TEST(StepsTest, AppThatJustClosesAfterThePeersCloseNotifyIsNoFailure) {
  World world;
  Connection c(world, ServerWith({CloseNotify{}}));
  c.app.Handshake();
  c.app.Read();
  c.app.CloseTransport();
  c.peer->Run(c.wire);
  EXPECT_EQ(c.peer->failure(), "");
}

TEST(StepsTest, ResetTellsTheWire) {
  World world;
  Connection c(world, ServerWith({Reset{}}));
  c.app.Handshake();
  c.app.Read();
  EXPECT_THAT(world.PeerEvents(),
              ElementsAre(StartsWith("handshake complete"), "reset"));
  uint8_t byte;
  constexpr int32_t kClosedAbort = -9806;
  EXPECT_EQ(c.wire.Read({&byte, 1}).status, kClosedAbort);
}

TEST(StepsTest, SilenceAnswersNothingButListens) {
  World world;
  Connection c(world, ServerWith({Silence{}}));
  c.app.Handshake();
  c.app.Write("anyone?");
  c.app.CloseNotify();
  EXPECT_EQ(c.app.Read(), "");
  EXPECT_FALSE(c.app.saw_close_notify());
  EXPECT_FALSE(c.app.saw_end_of_file());
  EXPECT_EQ(c.peer->received().size(), 7u);
  EXPECT_TRUE(c.peer->received_close_notify());
}

TEST(StepsTest, AlertOfAnyNumberIsSentEncrypted) {
  for (const uint8_t description : {0, 41, 80, 100}) {
    World world;
    Connection c(world, ServerWith({SendAlert{2, description}}));
    c.app.Handshake();
    c.app.Read();
    EXPECT_EQ(c.app.last_alert(), AlertName(description));
  }
}

TEST(StepsTest, WarningAlertLeavesTheConnectionOpen) {
  World world;
  Connection c(world, ServerWith({SendAlert{1, 90}, Send{"still here"}}));
  c.app.Handshake();
  EXPECT_EQ(c.app.Read(), "still here");
  EXPECT_EQ(c.app.last_alert(), "user_canceled");
}

TEST(StepsTest, ServerRenegotiates) {
  World world;
  Connection c(world, ServerWith({Renegotiate{}, Send{"again"}}));
  ASSERT_TRUE(c.app.Handshake());
  EXPECT_EQ(c.app.Read(), "again");
  EXPECT_EQ(SSL_total_renegotiations(c.app.ssl()), 1);
  EXPECT_THAT(world.PeerEvents(),
              ElementsAre(StartsWith("handshake complete"),
                          StartsWith("renegotiation complete TLS1.2")));
}

TEST(StepsTest, ServerAsksForTheCertificateInTheRenegotiation) {
  World world;
  Connection c(world,
               ServerWith({Renegotiate{CertificateRequest{{"root"}, true}},
                           Send{"known"}}));
  c.app.Use(world.certificates.at("person"));
  ASSERT_TRUE(c.app.Handshake());
  EXPECT_TRUE(c.peer->received_chain().empty());
  EXPECT_EQ(c.app.Read(), "known");
  EXPECT_THAT(c.peer->received_chain(),
              ElementsAre(world.certificates.at("person").der));
}

TEST(StepsTest, DataBetweenHelloRequestAndAnswerIsKept) {
  World world;
  Connection c(world, ServerWith({Renegotiate{}, Echo{}}));
  ASSERT_TRUE(c.app.Handshake());
  c.app.Write("early");
  EXPECT_EQ(c.app.Read(), "early");
}

TEST(StepsTest, ClientRenegotiates) {
  World world;
  Script script = ClientScript();
  script.after_handshake = {Renegotiate{}, Send{"again"}};
  Connection c(world, script);
  ASSERT_TRUE(c.app.Handshake());
  EXPECT_EQ(c.app.Read(), "again") << c.app.failure() << c.peer->failure();
  EXPECT_THAT(world.PeerEvents(), Contains(HasSubstr("renegotiation")));
}

TEST(StepsTest, RefusedRenegotiationIsTheFailure) {
  World world;
  Connection c(world, ServerWith({Renegotiate{}, Send{"again"}}));
  SSL_set_options(c.app.ssl(), SSL_OP_NO_RENEGOTIATION);
  ASSERT_TRUE(c.app.Handshake());
  EXPECT_EQ(c.app.Read(), "");
  EXPECT_EQ(c.peer->failure(), "no renegotiation");
  EXPECT_THAT(world.PeerEvents(), Contains("alert no_renegotiation received"));
}

}  // namespace
}  // namespace shakedown::peer
