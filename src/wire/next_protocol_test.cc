// SPDX-License-Identifier: Apache-2.0
#include "src/wire/next_protocol.h"

#include "src/wire/wire_fixture.h"

namespace shakedown::wire {
namespace {

using ::testing::ElementsAre;

constexpr uint16_t kNextProtocol = 13172;

// A ServerHello with one empty extension of that type.
Bytes HelloWith(uint16_t extension) {
  ByteWriter body;
  body.U16(0x0303);
  body.Raw(Bytes(32));
  body.Vector(1, Bytes{1, 2});
  body.U16(0xC02B);
  body.U8(0);
  ByteWriter block;
  block.U16(extension);
  block.Vector(2, {});
  body.Vector(2, block.bytes());
  ByteWriter message;
  message.U8(2);
  message.Vector(3, body.bytes());
  return RecordOf(22, message.bytes());
}

std::optional<bool> Announces(const Bytes& sent) {
  RecordTracker records(Speaker::kServer);
  records.Feed(sent);
  return AnnouncesNextProtocol(sent, records);
}

const Bytes kClientFinish = Joined(
    {RecordOf(20, Bytes{1}), RecordOf(22, Bytes(60)), RecordOf(22, Bytes(40))});

std::vector<std::string> Names(const RecordTracker& tracker) {
  std::vector<std::string> names;
  for (const Message& message : tracker.messages()) {
    names.push_back(message.name);
  }
  return names;
}

TEST(NextProtocolTest, ServerHelloTellsOnceItIsWhole) {
  const Bytes hello = HelloWith(kNextProtocol);
  EXPECT_EQ(Announces(hello), true);
  EXPECT_EQ(Announces(HelloWith(16)), false);
  EXPECT_EQ(Announces(Bytes(hello.begin(), hello.end() - 1)), std::nullopt);
}

TEST(NextProtocolTest, ServerHelloWithoutExtensionsHasNone) {
  EXPECT_EQ(Announces(RecordOf(22, MessageOf(2, 38))), false);
  EXPECT_EQ(Announces(RecordOf(22, MessageOf(2, 0))), false);
}

TEST(NextProtocolTest, ItComesBeforeFinishedIfItIsExpected) {
  RecordTracker expecting(Speaker::kClient);
  expecting.ExpectNextProtocol();
  expecting.Feed(kClientFinish);
  EXPECT_THAT(Names(expecting),
              ElementsAre("ChangeCipherSpec", "NextProtocol", "Finished"));
}

using NextProtocolWireTest = WireFixture;

TEST_F(NextProtocolWireTest, PointAtFinishedIsBehindIt) {
  peer_.turns.clear();
  Then([](Wire& wire) { wire.SendFromPeer(HelloWith(kNextProtocol)); });
  Place("client:Finished", WouldBlock{});
  Write(ClientFlight());
  Read(1000);
  EXPECT_EQ(Write(kClientFinish), (Transfer{6 + 65, -9803}));
}

}  // namespace
}  // namespace shakedown::wire
