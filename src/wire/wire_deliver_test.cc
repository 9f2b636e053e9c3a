// SPDX-License-Identifier: Apache-2.0
// Delivery in small pieces.
#include "src/wire/wire_fixture.h"

namespace shakedown::wire {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

using WireDeliverTest = WireFixture;

TEST_F(WireDeliverTest, ReadMovesAtMostTheLimit) {
  Place(Deliver{.from = Speaker::kServer, .bytes_per_call = 3});
  EXPECT_EQ(Read(5), (Transfer{3, -9803}));
  EXPECT_EQ(Read(2), (Transfer{2, 0}));
  EXPECT_EQ(Read(3), (Transfer{3, 0}));
  EXPECT_THAT(Fired(), ElementsAre("deliver from server"));
}

TEST_F(WireDeliverTest, WouldBlocksComeBeforeEachDeliveringCall) {
  Place(Deliver{Speaker::kServer, 1, 2});
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(Read(5), (Transfer{0, -9803}));
    EXPECT_EQ(Read(5), (Transfer{0, -9803}));
    EXPECT_EQ(Read(5), (Transfer{1, -9803}));
  }
}

TEST_F(WireDeliverTest, WouldBlocksWithoutALimitStandBeforeWholeReads) {
  Place(Deliver{Speaker::kServer, 0, 1});
  EXPECT_EQ(Read(80), (Transfer{0, -9803}));
  EXPECT_EQ(Read(80), (Transfer{80, 0}));
  EXPECT_EQ(Read(7), (Transfer{0, -9803}));
  EXPECT_EQ(Read(7), (Transfer{7, 0}));
}

TEST_F(WireDeliverTest, OtherDirectionIsNotLimited) {
  Place(Deliver{Speaker::kServer, 1, 1});
  EXPECT_EQ(Write(ClientFlight()), (Transfer{25, 0}));
  EXPECT_THAT(Fired(), IsEmpty());
  EXPECT_EQ(wire().UnfiredEffects(), effects_);
}

TEST_F(WireDeliverTest, WritesAreLimitedWhenTheAppSpeaks) {
  Place(Deliver{Speaker::kClient, 2, 1});
  EXPECT_EQ(Write(AsBytes("abc")), (Transfer{0, -9803}));
  EXPECT_EQ(Write(AsBytes("abc")), (Transfer{2, -9803}));
  EXPECT_EQ(Write(AsBytes("c")), (Transfer{0, -9803}));
  EXPECT_EQ(Write(AsBytes("c")), (Transfer{1, 0}));
  EXPECT_EQ(Heard(), (Bytes{'a', 'b', 'c'}));
}

TEST_F(WireDeliverTest, LimitThatNeverShortensACallHasNotFired) {
  Place(Deliver{.from = Speaker::kServer, .bytes_per_call = 87});
  EXPECT_EQ(Read(87), (Transfer{87, 0}));
  EXPECT_EQ(wire().UnfiredEffects(), effects_);
}

TEST_F(WireDeliverTest, PointMakesItBeginThere) {
  Place("server:Certificate", Deliver{Speaker::kServer, 4, 1});
  EXPECT_EQ(Read(1000), (Transfer{19, -9803}));
  EXPECT_EQ(Read(5), (Transfer{0, -9803}));
  EXPECT_EQ(Read(5), (Transfer{4, -9803}));
  EXPECT_THAT(Fired(),
              ElementsAre("deliver from server at server:Certificate"));
}

TEST_F(WireDeliverTest, LaterDeliverReplacesTheEarlierOne) {
  Place(Deliver{.from = Speaker::kServer, .bytes_per_call = 1});
  Place("server@2", Deliver{.from = Speaker::kServer});
  EXPECT_EQ(Read(80), (Transfer{1, -9803}));
  EXPECT_EQ(Read(80), (Transfer{1, -9803}));
  EXPECT_EQ(Read(80), (Transfer{80, 0}));
  EXPECT_THAT(wire().UnfiredEffects(), IsEmpty());
}

TEST_F(WireDeliverTest, PointOfOneSideMayLimitTheOther) {
  Place("client:ClientHello", Deliver{Speaker::kServer, 1, 0});
  EXPECT_EQ(Write(ClientFlight()), (Transfer{25, 0}));
  EXPECT_EQ(Read(5), (Transfer{1, -9803}));
}

}  // namespace
}  // namespace shakedown::wire
