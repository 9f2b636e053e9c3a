// SPDX-License-Identifier: Apache-2.0
// ALPN and NPN of a client, and a server's deafness (spec/handshake.md 6.6).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/engine/engine_fixture.h"

namespace shakedown::engine {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// "a,bc" as it stands in an extension: each name after its length.
Bytes Names(const std::vector<std::string>& names) {
  ByteWriter writer;
  for (const std::string& name : names) writer.Vector(1, AsBytes(name));
  return writer.Take();
}

std::string TextOf(ByteView bytes) { return {bytes.begin(), bytes.end()}; }

Bytes Extension(uint16_t type, ByteView data) {
  ByteWriter writer;
  writer.U16(type);
  writer.Vector(2, data);
  return writer.Take();
}

Bytes AlpnAnswer(ByteView list) {
  ByteWriter data;
  data.Vector(2, list);
  return Extension(16, data.bytes());
}

class ApplicationProtocolsTest : public ::testing::Test {
 protected:
  ApplicationProtocolsTest() {
    world_.settings().alpn_protocols = Names({"h2", "http/1.1"});
    world_.settings().on_alpn = [this](ByteView list) {
      calls_.push_back("alpn " + TextOf(list));
    };
  }

  void UseNpn() {
    world_.settings().on_npn = [this](ByteView list) {
      calls_.push_back("npn " + TextOf(list));
      const std::string choice = "spdy/3";
      world_.settings().npn_protocol.assign(choice.begin(), choice.end());
    };
  }

  // The protocol that NPN's message told the server.
  std::string ServersNextProtocol() {
    const unsigned char* name = nullptr;
    unsigned length = 0;
    SSL_get0_next_proto_negotiated(world_.peer().ssl(), &name, &length);
    return std::string(name, name + length);
  }

  EngineWorld world_{Side::kClient};
  std::vector<std::string> calls_;
};

TEST_F(ApplicationProtocolsTest, ServersChoiceIsKeptAndTold) {
  world_.peer_options.alpn = Names({"http/1.1"});
  EXPECT_EQ(world_.Handshake(), Status::kOk);
  EXPECT_EQ(world_.engine().alpn_answer(), Names({"http/1.1"}));
  EXPECT_THAT(calls_, ElementsAre("alpn \x08http/1.1"));
}

TEST_F(ApplicationProtocolsTest, NoAnswerIsNoCall) {
  EXPECT_EQ(world_.Handshake(), Status::kOk);
  EXPECT_EQ(world_.engine().alpn_answer(), std::nullopt);
  EXPECT_THAT(calls_, IsEmpty());
}

TEST_F(ApplicationProtocolsTest, ChoiceNeedNotBeOnOffer) {
  world_.peer_options.alpn = Names({"other"});
  EXPECT_EQ(world_.Handshake(), Status::kOk);
  EXPECT_EQ(world_.engine().alpn_answer(), Names({"other"}));
}

// libssl answers no second time, so the second one is in the same hello.
TEST_F(ApplicationProtocolsTest, SecondAlpnAnswerOfAConnectionFails) {
  Bytes twice = AlpnAnswer(Names({"h2"}));
  Append(twice, Bytes(twice));
  EXPECT_EQ(world_.ReceiveServerHello(twice), Status::kProtocol);
  EXPECT_EQ(world_.engine().Flush(), Status::kOk);
  EXPECT_THAT(world_.Alerts(Direction::kFromApp), ElementsAre("2:47"));
}

TEST_F(ApplicationProtocolsTest, NextProtocolComesBeforeFinished) {
  UseNpn();
  world_.peer_options.npn = Names({"spdy/3", "http/1.1"});
  EXPECT_EQ(world_.Handshake(), Status::kOk);
  EXPECT_THAT(calls_, ElementsAre("npn \x06spdy/3\x08http/1.1"));
  EXPECT_EQ(ServersNextProtocol(), "spdy/3");
  EXPECT_THAT(world_.Messages(Direction::kFromApp),
              ElementsAre("ClientHello", "ClientKeyExchange",
                          "ChangeCipherSpec", "NextProtocol", "Finished"));
}

TEST_F(ApplicationProtocolsTest, NextProtocolIsSentInAResumedHandshakeToo) {
  world_.peer_options.npn = Names({"spdy/3"});
  for (int i = 0; i < 2; ++i) {
    if (i > 0) world_.Reconnect();
    UseNpn();
    world_.settings().session_key = {1};
    world_.settings().session_caching = true;
    ASSERT_EQ(world_.Handshake(), Status::kOk);
    world_.peer().Run();
  }
  EXPECT_TRUE(world_.engine().resumed());
  EXPECT_EQ(ServersNextProtocol(), "spdy/3");
}

TEST_F(ApplicationProtocolsTest, NpnWithoutAChoiceIsABadConfiguration) {
  world_.settings().on_npn = [](ByteView) {};
  world_.peer_options.npn = Names({"spdy/3"});
  EXPECT_EQ(world_.Handshake(), Status::kBadConfiguration);
  EXPECT_EQ(world_.engine().Flush(), Status::kOk);
  EXPECT_THAT(world_.Alerts(Direction::kFromApp), ElementsAre("2:0"));
}

TEST_F(ApplicationProtocolsTest, AlpnsFunctionGoesBeforeNpns) {
  UseNpn();
  world_.settings().npn_protocol = {'x'};
  const Bytes npn = Extension(13172, Names({"spdy/3"}));
  Bytes both = AlpnAnswer(Names({"h2"}));
  Append(both, npn);
  EXPECT_EQ(world_.ReceiveServerHello(both), Status::kOk);
  EXPECT_THAT(calls_, ElementsAre("alpn \x02h2"));
  EXPECT_EQ(world_.engine().npn_answer(), Names({"spdy/3"}));
}

TEST_F(ApplicationProtocolsTest, ListIsNotLookedInto) {
  const Bytes nonsense = {200, 1};
  EXPECT_EQ(world_.ReceiveServerHello(AlpnAnswer(nonsense)), Status::kOk);
  EXPECT_EQ(world_.engine().alpn_answer(), nonsense);
}

TEST(RefusedAnswerTest, UnsolicitedOrMalformedIsIllegal) {
  const Bytes npn = Extension(13172, Names({"x"}));
  for (const Bytes& answer : {AlpnAnswer(Names({"h2"})), npn}) {
    EngineWorld world(Side::kClient);
    EXPECT_EQ(world.ReceiveServerHello(answer), Status::kProtocol);
  }
  for (const Bytes& data : {Bytes{}, Bytes{0, 3, 1, 'x'}, Bytes{0, 0, 1}}) {
    EngineWorld world(Side::kClient);
    world.settings().alpn_protocols = Names({"h2"});
    EXPECT_EQ(world.ReceiveServerHello(Extension(16, data)), Status::kProtocol);
    EXPECT_EQ(world.engine().Flush(), Status::kOk);
    EXPECT_THAT(world.Alerts(Direction::kFromApp), ElementsAre("2:47"));
  }
}

TEST(DeafServerTest, ServerLearnsAndAnswersNothing) {
  EngineWorld world(Side::kServer);
  world.peer_options.alpn = Names({"h2"});
  world.settings().alpn_protocols = Names({"h2"});
  EXPECT_EQ(world.HandshakeThroughBlocks(), Status::kOk);
  EXPECT_EQ(world.engine().alpn_answer(), std::nullopt);
  const unsigned char* name = nullptr;
  unsigned length = 0;
  SSL_get0_alpn_selected(world.peer().ssl(), &name, &length);
  EXPECT_EQ(length, 0u);
}

}  // namespace
}  // namespace shakedown::engine
