// SPDX-License-Identifier: Apache-2.0
// What virtual time does to bytes on their way: latency, bandwidth, delays,
// flights held until they are whole, and the app's send buffer.
#include "src/wire/wire_fixture.h"

namespace shakedown::wire {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr auto kIn = Speaker::kServer;
constexpr auto kOut = Speaker::kClient;
constexpr Transfer kNothing{0, -9803};

class WireTimeTest : public WireFixture {
 protected:
  void Wait(int64_t milliseconds) { simulation_.Advance(milliseconds); }
  std::string HeardText() {
    const Bytes heard = wire().TakeForPeer();
    return {heard.begin(), heard.end()};
  }
};

TEST_F(WireTimeTest, LatencyHoldsWhatThePeerSends) {
  Place(Latency{kIn, 40});
  EXPECT_EQ(Read(5), kNothing);
  EXPECT_EQ(wire().MillisecondsUntilUnblocked(), 40);
  Wait(39);
  EXPECT_EQ(Read(5), kNothing);
  Wait(1);
  EXPECT_EQ(Read(87), (Transfer{87, 0}));
  EXPECT_THAT(Fired(), ElementsAre("latency from server"));
}

TEST_F(WireTimeTest, LatencyHoldsWhatTheAppSends) {
  Place(Latency{kOut, 40});
  EXPECT_EQ(Write(AsBytes("ab")), (Transfer{2, 0}));
  EXPECT_EQ(HeardText(), "");
  Wait(40);
  EXPECT_EQ(HeardText(), "ab");
}

TEST_F(WireTimeTest, LatencyOfOneWriteDoesNotWaitForTheNext) {
  Place(Latency{kOut, 10});
  Write(AsBytes("a"));
  Wait(6);
  Write(AsBytes("b"));
  Wait(4);
  EXPECT_EQ(HeardText(), "a");
  Wait(6);
  EXPECT_EQ(HeardText(), "b");
}

TEST_F(WireTimeTest, BandwidthLetsAFewBytesThroughAtATime) {
  Place(Bandwidth{kIn, 10, 100});
  EXPECT_EQ(Read(87), kNothing);
  Wait(100);
  EXPECT_EQ(Read(87), (Transfer{10, -9803}));
  Wait(250);
  EXPECT_EQ(Read(77), (Transfer{20, -9803}));
  Wait(50);
  EXPECT_EQ(Read(57), (Transfer{10, -9803}));
}

TEST_F(WireTimeTest, BandwidthOfTheAppsBytesIsSharedByItsWrites) {
  Place(Bandwidth{kOut, 1, 10});
  Write(AsBytes("abc"));
  Wait(25);
  Write(AsBytes("d"));
  EXPECT_EQ(HeardText(), "ab");
  Wait(5);
  EXPECT_EQ(HeardText(), "c");
  Wait(9);
  EXPECT_EQ(HeardText(), "");
  Wait(1);
  EXPECT_EQ(HeardText(), "d");
}

TEST_F(WireTimeTest, DelayHoldsWhatFollowsItsPoint) {
  Place("server:Certificate", Delay{500});
  EXPECT_EQ(Read(87), (Transfer{19, -9803}));
  Wait(499);
  EXPECT_EQ(Read(68), kNothing);
  Wait(1);
  EXPECT_EQ(Read(68), (Transfer{68, 0}));
}

TEST_F(WireTimeTest, DelayOfTheAppsBytesIsNotSeenByItsWrites) {
  Place("client@1", Delay{500});
  EXPECT_EQ(Write(AsBytes("abc")), (Transfer{3, 0}));
  EXPECT_EQ(HeardText(), "a");
  Wait(500);
  EXPECT_EQ(HeardText(), "bc");
}

TEST_F(WireTimeTest, CoalesceHoldsAFlightUntilItIsWhole) {
  Place(Bandwidth{kIn, 29, 100});
  Place(Coalesce{kIn});
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(Read(87), kNothing);
    Wait(100);
  }
  EXPECT_EQ(Read(87), (Transfer{87, 0}));
  EXPECT_THAT(Fired(),
              ElementsAre("bandwidth from server", "coalesce from server"));
}

TEST_F(WireTimeTest, SettingsThatDidNothingHaveNotFired) {
  Place(Coalesce{kIn});
  Place(Latency{kIn, 0});
  Place(Capacity{100, 1});
  EXPECT_EQ(Read(87), (Transfer{87, 0}));
  EXPECT_EQ(Write(AsBytes("abc")), (Transfer{3, 0}));
  EXPECT_EQ(wire().UnfiredEffects(), effects_);
}

TEST_F(WireTimeTest, AFullSendBufferTakesNoMore) {
  Place(Capacity{4, 0});
  EXPECT_EQ(Write(AsBytes("abcdef")), (Transfer{4, -9803}));
  EXPECT_EQ(Write(AsBytes("ef")), kNothing);
  EXPECT_EQ(HeardText(), "");
  EXPECT_THAT(Fired(), ElementsAre("capacity"));
}

TEST_F(WireTimeTest, ASendBufferDrainsBetweenCalls) {
  Place(Capacity{4, 3});
  EXPECT_EQ(Write(AsBytes("abcdef")), (Transfer{4, -9803}));
  EXPECT_EQ(Write(AsBytes("ef")), (Transfer{2, 0}));
  EXPECT_EQ(HeardText(), "abc");
  wire().CloseFromApp();
  EXPECT_EQ(peer_.heard.back(), (Bytes{'d', 'e', 'f'}));
}

TEST_F(WireTimeTest, ASendBufferDrainsAsTimePasses) {
  Place(Capacity{4, 2, 50});
  EXPECT_EQ(Write(AsBytes("abcdef")), (Transfer{4, -9803}));
  EXPECT_EQ(wire().MillisecondsUntilUnblocked(), 50);
  Wait(49);
  EXPECT_EQ(Write(AsBytes("ef")), kNothing);
  Wait(1);
  EXPECT_EQ(Write(AsBytes("ef")), (Transfer{2, 0}));
  EXPECT_EQ(HeardText(), "ab");
}

TEST_F(WireTimeTest, WhatABufferNeverLetsGoIsLostWithTheConnection) {
  Place(Capacity{4, 0});
  Write(AsBytes("abc"));
  wire().CloseFromApp();
  EXPECT_THAT(peer_.heard.back(), IsEmpty());
}

TEST_F(WireTimeTest, WhatIsOnItsWayArrivesWhenTheAppHasClosed) {
  Place(Latency{kOut, 1000});
  Write(AsBytes("abc"));
  wire().CloseFromApp();
  EXPECT_EQ(peer_.heard.back(), (Bytes{'a', 'b', 'c'}));
}

TEST_F(WireTimeTest, SettingsMayBeginAtAnyPoint) {
  Place("server:Certificate", Bandwidth{kIn, 4, 10});
  Place("read call 3", Bandwidth{kIn, 1000, 1});
  EXPECT_EQ(Read(87), (Transfer{19, -9803}));
  Wait(10);
  EXPECT_EQ(Read(68), (Transfer{4, -9803}));
  Wait(10);
  EXPECT_EQ(Read(64), (Transfer{64, 0}));
}

}  // namespace
}  // namespace shakedown::wire
