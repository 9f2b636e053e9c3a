// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/peer/world_for_test.h"

namespace shakedown::peer {
namespace {

using ::testing::ElementsAre;

Script Raw(std::vector<Step> steps) {
  Script script;
  script.raw = std::move(steps);
  return script;
}

std::string SentBy(const Connection& c) {
  const Bytes& sent = c.wire.sent_by_peer();
  return std::string(sent.begin(), sent.end());
}

// The app writes, and then would read.
void Say(Connection& c, std::string_view text) {
  c.wire.Write(AsBytes(text));
  c.peer->Run(c.wire);
}

TEST(RawPeerTest, BytesGoOutAsTheyAre) {
  World world;
  Connection c(world, Raw({Send{"HTTP/1.1 400 Bad Request\r\n\r\n"}, Close{}}));
  EXPECT_FALSE(c.app.Handshake());
  EXPECT_EQ(SentBy(c), "HTTP/1.1 400 Bad Request\r\n\r\n");
  EXPECT_EQ(c.app.failure(), "wrong version number");
  EXPECT_THAT(world.PeerEvents(), ElementsAre("closed"));
}

TEST(RawPeerTest, NothingIsSentBeforeTheWireRunsIt) {
  World world;
  Connection c(world, Raw({Send{"220 hello"}}));
  EXPECT_EQ(SentBy(c), "");
  c.peer->Run(c.wire);
  EXPECT_EQ(SentBy(c), "220 hello");
}

TEST(RawPeerTest, ExpectCountsTheBytesOfTheWire) {
  World world;
  Connection c(world, Raw({Expect{11}, Send{"x"}}));
  Say(c, "STARTTLS");
  EXPECT_EQ(SentBy(c), "");
  Say(c, "\r\nA");
  EXPECT_EQ(SentBy(c), "x");
  EXPECT_EQ(c.peer->received().size(), 11u);
}

TEST(RawPeerTest, AlertSpeaksTheVersionOfTheApp) {
  World world;
  Connection c(world, Raw({Expect{5}, SendAlert{2, 40}}));
  EXPECT_FALSE(c.app.Handshake());
  EXPECT_EQ(c.app.failure(), "alert handshake_failure");
  EXPECT_EQ(c.wire.sent_by_peer(), Bytes({21, 3, 1, 0, 2, 2, 40}));
}

TEST(RawPeerTest, EchoSendsBackUntilTheAppCloses) {
  World world;
  Connection c(world, Raw({Echo{}, Send{"end"}}));
  Say(c, "ab");
  EXPECT_EQ(SentBy(c), "ab");
  c.app.CloseTransport();
  EXPECT_EQ(SentBy(c), "abend");
}

TEST(RawPeerTest, SilenceSaysNothing) {
  World world;
  Connection c(world, Raw({Silence{}, Send{"never"}}));
  EXPECT_FALSE(c.app.Handshake());
  EXPECT_EQ(SentBy(c), "");
  EXPECT_EQ(c.app.failure(), "");
}

TEST(RawPeerTest, ResetAndWhatFollowsIsNotSent) {
  World world;
  Connection c(world, Raw({Reset{}, Send{"never"}}));
  EXPECT_FALSE(c.app.Handshake());
  EXPECT_EQ(SentBy(c), "");
  EXPECT_THAT(world.PeerEvents(), ElementsAre("reset"));
}

}  // namespace
}  // namespace shakedown::peer
