// SPDX-License-Identifier: Apache-2.0
// When the peer runs, and what is kept of a connection.
#include "src/wire/wire_fixture.h"

namespace shakedown::wire {
namespace {

using ::testing::IsEmpty;

class WireTest : public WireFixture {
 protected:
  // The app writes all, whatever blocks.
  void WriteAll(Bytes bytes) {
    while (!bytes.empty()) {
      const auto moved = static_cast<ptrdiff_t>(Write(bytes).moved);
      bytes.erase(bytes.begin(), bytes.begin() + moved);
    }
  }
  // The app reads exactly `count` bytes, whatever blocks.
  void ReadAll(size_t count) {
    while (count > 0) count -= Read(count).moved;
  }
  // Two round trips, the second reply in two turns of the peer.
  std::vector<Bytes> Conversation() {
    for (const char* reply : {"second", "third"}) {
      Then([reply](Wire& wire) { wire.SendFromPeer(AsBytes(reply)); });
    }
    WriteAll(ClientFlight());
    ReadAll(87);
    WriteAll(Bytes(40, 'x'));
    WriteAll(Bytes(2, 'y'));
    ReadAll(4);
    WriteAll(Bytes(3, 'z'));
    ReadAll(7);
    wire().CloseFromApp();
    return peer_.heard;
  }
};

TEST_F(WireTest, PeerRunsOnlyWhenAReadGoesPastWhatItSent) {
  Write(ClientFlight());
  EXPECT_EQ(peer_.runs, 0);
  EXPECT_EQ(Read(87), (Transfer{87, 0}));
  EXPECT_EQ(peer_.runs, 1);
  EXPECT_EQ(Read(1), (Transfer{0, -9803}));
  EXPECT_EQ(peer_.runs, 2);
  EXPECT_EQ(peer_.heard[0], ClientFlight());
}

TEST_F(WireTest, PeerHearsTheSameOnEachRunHoweverBytesAreDelivered) {
  const Bytes end(3, 'z');
  EXPECT_EQ(Conversation(),
            (std::vector<Bytes>{ClientFlight(),
                                Joined({Bytes(40, 'x'), Bytes(2, 'y')}), end,
                                Bytes()}));
}

TEST_F(WireTest, OneByteDeliveryChangesNothingThatThePeerSees) {
  Place(Deliver{Speaker::kServer, 1, 1});
  Place(Deliver{Speaker::kClient, 1, 2});
  const Bytes end(3, 'z');
  EXPECT_EQ(Conversation(),
            (std::vector<Bytes>{ClientFlight(),
                                Joined({Bytes(40, 'x'), Bytes(2, 'y')}), end,
                                Bytes()}));
}

TEST_F(WireTest, ReadGoesOnWhileNewBytesAppear) {
  Then([](Wire& wire) { wire.SendFromPeer(AsBytes("more")); });
  EXPECT_EQ(Read(1000), (Transfer{91, -9803}));
  EXPECT_EQ(peer_.runs, 3);
}

TEST_F(WireTest, WithoutAPeerNothingArrives) {
  Wire alone(Speaker::kServer, {}, simulation_);
  uint8_t byte = 0;
  EXPECT_EQ(alone.Read({&byte, 1}), (Transfer{0, -9803}));
  alone.CloseFromApp();
  EXPECT_TRUE(alone.app_closed());
}

TEST_F(WireTest, EmptyCallsMoveNothingAndSucceed) {
  EXPECT_EQ(Read(0), (Transfer{0, 0}));
  EXPECT_EQ(Write({}), (Transfer{0, 0}));
  EXPECT_EQ(peer_.runs, 0);
  EXPECT_THAT(simulation_.trace().events(), IsEmpty());
}

TEST_F(WireTest, ClosingRunsThePeerOnce) {
  Write(AsBytes("bye"));
  wire().CloseFromApp();
  wire().CloseFromApp();
  EXPECT_TRUE(peer_.saw_close);
  EXPECT_EQ(peer_.runs, 1);
  EXPECT_EQ(Heard(), (Bytes{'b', 'y', 'e'}));
}

TEST_F(WireTest, UnreadCountsWhatWasThereWhenTheAppClosed) {
  Then([](Wire& wire) { wire.SendFromPeer(AsBytes("late")); });
  EXPECT_EQ(Read(80), (Transfer{80, 0}));
  EXPECT_EQ(wire().Unread(), 7u);
  wire().CloseFromApp();
  EXPECT_EQ(wire().Unread(), 7u);
  EXPECT_EQ(wire().sent_by_peer().size(), 91u);
}

TEST_F(WireTest, EachSendIsOneEventOfTheTrace) {
  Write(ClientFlight());
  Read(87);
  const auto& events = simulation_.trace().events();
  ASSERT_EQ(events.size(), 2u);
  EXPECT_EQ(std::get<BytesSent>(events[0].body).bytes, ClientFlight());
  EXPECT_EQ(std::get<BytesSent>(events[1].body).direction,
            Direction::kFromPeer);
}

TEST_F(WireTest, AppMayBeTheServer) {
  const Effect effect{MessagePoint{Speaker::kClient, "ClientHello", 1, 1},
                      CutCleanly{}};
  Wire wire(Speaker::kClient, {effect}, simulation_);
  wire.SendFromPeer(ClientFlight());
  Bytes buffer(100);
  EXPECT_EQ(wire.Read(buffer), (Transfer{6, -9805}));
}

TEST_F(WireTest, PlainTextPassesAndItsPointsAreOffsets) {
  peer_.turns.clear();
  Then([](Wire& wire) { wire.SendFromPeer(AsBytes("HTTP/1.1 400 Bad")); });
  Place("server@8", WouldBlock{});
  Place("server:record 1", WouldBlock{});
  EXPECT_EQ(Read(100), (Transfer{8, -9803}));
  EXPECT_EQ(Read(8), (Transfer{8, 0}));
  EXPECT_EQ(wire().UnfiredEffects().size(), 1u);
}

}  // namespace
}  // namespace shakedown::wire
