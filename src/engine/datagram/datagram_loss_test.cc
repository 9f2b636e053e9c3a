// SPDX-License-Identifier: Apache-2.0
// Datagrams that are lost, doubled, late or changed, and flights that are sent
// again in virtual time (spec/handshake.md 1.9).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/engine/datagram/datagram_fixture.h"

namespace shakedown::engine {
namespace {

using ::testing::SizeIs;

// The number of a datagram, counted from 1.
class OneDatagramTest : public ::testing::TestWithParam<int> {};

TEST_P(OneDatagramTest, LostBetweenTwoEnginesOnlyCostsTime) {
  for (DatagramPath DatagramPair::*path :
       {&DatagramPair::to_client, &DatagramPair::to_server}) {
    DatagramPair pair;
    (pair.*path).lose = {GetParam()};
    EXPECT_EQ(pair.Handshake(), Status::kOk);
    EXPECT_LE(pair.seconds(), 4);
  }
}

TEST_P(OneDatagramTest, LostOnTheWayFromOrToLibsslOnlyCostsTime) {
  for (Side side : {Side::kClient, Side::kServer}) {
    for (DatagramPath DatagramWorld::*path :
         {&DatagramWorld::to_engine, &DatagramWorld::to_peer}) {
      DatagramWorld world(side);
      (world.*path).lose = {GetParam()};
      EXPECT_EQ(world.Handshake(), Status::kOk);
      EXPECT_TRUE(world.peer().connected());
      EXPECT_LE(world.seconds(), 4);
    }
  }
}

TEST_P(OneDatagramTest, DoubledOrLateDoesNoHarm) {
  for (Side side : {Side::kClient, Side::kServer}) {
    DatagramWorld world(side);
    world.to_engine.duplicate = {GetParam()};
    world.to_peer.delay = {GetParam()};
    EXPECT_EQ(world.Handshake(), Status::kOk);
    EXPECT_TRUE(world.peer().connected());
  }
}

INSTANTIATE_TEST_SUITE_P(Numbers, OneDatagramTest, ::testing::Range(1, 8));

TEST(RetransmissionTest, TimesDoubleFromOneSecond) {
  DatagramPair pair;
  ASSERT_EQ(pair.client.StartHandshake(), Status::kOk);
  std::vector<int> at;
  for (int second = 0; second < 20; ++second) {
    const size_t before = pair.to_server.sent.size();
    ASSERT_EQ(pair.client.RetransmitIfDue(), Status::kOk);
    ASSERT_EQ(pair.client.Flush(), Status::kOk);
    if (pair.to_server.sent.size() > before) at.push_back(second);
    pair.simulation.Advance(1000);
  }
  EXPECT_THAT(at, ::testing::ElementsAre(0, 1, 3, 7, 15));
}

TEST(RetransmissionTest, RecordsSentAgainHaveNewNumbers) {
  DatagramPair pair;
  pair.to_server.lose = {1};
  ASSERT_EQ(pair.Handshake(), Status::kOk);
  EXPECT_EQ(pair.to_server.sent[0][10], 0);
  EXPECT_EQ(pair.to_server.sent[1][10], 1);
}

// The whole flight counts each time: strays, and not only time, use it up.
TEST(RetransmissionTest, NineStrayMessagesUseUpAFlight) {
  DatagramPair pair;
  ASSERT_EQ(pair.client.StartHandshake(), Status::kOk);
  ASSERT_EQ(pair.client.Flush(), Status::kOk);
  const Bytes stray = {22, 254, 255, 0, 0, 0, 0, 0, 0, 0, 1, 0, 12,
                       14, 0,   0,   0, 0, 9, 0, 0, 0, 0, 0, 0};
  for (int i = 0; i < 9; ++i) {
    pair.to_client.Send(stray);
    ASSERT_EQ(pair.client.Proceed(), Status::kOk) << i;
  }
  pair.to_client.Send(stray);
  EXPECT_EQ(pair.client.Proceed(), Status::kConnectionRefused);
}

TEST(RetransmissionTest, LastFlightIsSentAgainInItsTwoEpochs) {
  DatagramPair pair;
  pair.to_client.lose = {5, 6};  // ChangeCipherSpec and Finished
  ASSERT_EQ(pair.Handshake(), Status::kOk);
  const auto& sent = pair.to_client.sent;
  ASSERT_THAT(sent, SizeIs(8));
  EXPECT_EQ(sent[6][4], 0);
  EXPECT_EQ(sent[7][4], 1);
}

TEST(FragmentationTest, RecordsAreNoLongerThanWasSet) {
  for (size_t size : {64, 100, 333}) {
    DatagramPair pair;
    pair.client.settings().datagram_record_size = size;
    pair.server.settings().datagram_record_size = size;
    ASSERT_EQ(pair.Handshake(), Status::kOk) << size;
    for (const Bytes& datagram : pair.to_client.sent) {
      const bool encrypted = datagram[4] > 0;
      EXPECT_TRUE(encrypted || datagram.size() <= size) << size;
    }
  }
}

TEST(FragmentationTest, FragmentsOfLibsslAreJoined) {
  for (Side side : {Side::kClient, Side::kServer}) {
    DatagramWorld world(side);
    world.peer_options.datagram_size = 256;
    world.engine.settings().datagram_record_size = 256;
    EXPECT_EQ(world.Handshake(), Status::kOk);
    EXPECT_TRUE(world.peer().connected());
  }
}

TEST(CookieTest, ClientSendsItBackWithTheSameRandom) {
  DatagramWorld world(Side::kClient);
  world.peer_options.asks_for_cookie = true;
  ASSERT_EQ(world.Handshake(), Status::kOk);
  const auto random = [](const Bytes& hello) {
    return Bytes(hello.begin() + 27, hello.begin() + 59);
  };
  EXPECT_EQ(random(world.to_peer.sent[0]), random(world.to_peer.sent[1]));
  EXPECT_EQ(world.to_peer.sent[1].size(), world.to_peer.sent[0].size() + 6);
}

TEST(CookieTest, RequestOfAnotherVersionIsAProtocolError) {
  DatagramWorld world(Side::kClient);
  world.peer_options.asks_for_cookie = true;
  world.to_engine.change = [](Bytes& datagram) { datagram[13 + 12] = 3; };
  EXPECT_EQ(world.Handshake(), Status::kProtocol);
}

TEST(BreakTest, ServersBreakAtClientHelloIsResumed) {
  DatagramWorld world(Side::kServer);
  world.engine.settings().break_on_client_hello = true;
  EXPECT_EQ(world.Handshake(), Status::kClientHelloReceived);
  EXPECT_EQ(world.Handshake(), Status::kOk);
}

TEST(ClientAuthenticationTest, ClientsProveTheirKeysOverDatagrams) {
  DatagramPair pair;
  pair.server.settings().client_authentication = ClientAuthentication::kAlways;
  pair.client.settings().identity = MakeIdentity(KeyKind::kEc, "me");
  ASSERT_EQ(pair.Handshake(), Status::kOk);
  EXPECT_THAT(pair.server.peer_chain(), SizeIs(1));
}

TEST(RenegotiationTest, CountsMessagesFromZeroAgain) {
  DatagramPair pair;
  pair.server.settings().allow_renegotiation = true;
  ASSERT_EQ(pair.Handshake(), Status::kOk);
  const Bytes first = pair.client.client_random();
  ASSERT_EQ(pair.Handshake(), Status::kOk);
  EXPECT_NE(pair.client.client_random(), first);
  EXPECT_EQ(pair.to_client.sent.back()[4], 2);
}

}  // namespace
}  // namespace shakedown::engine
