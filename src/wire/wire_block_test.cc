// SPDX-License-Identifier: Apache-2.0
// Would-blocks at each kind of point, in both directions.
#include "src/wire/wire_fixture.h"

namespace shakedown::wire {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

using WireBlockTest = WireFixture;

TEST_F(WireBlockTest, ReadStopsAtThePointAndGoesOnAfterTheCalls) {
  Place("server:Certificate+40", WouldBlock{.calls = 3});
  EXPECT_EQ(Read(1000), (Transfer{24 + 40, -9803}));
  EXPECT_EQ(Read(1000), (Transfer{0, -9803}));
  EXPECT_EQ(Read(1000), (Transfer{0, -9803}));
  EXPECT_EQ(Read(14), (Transfer{14, 0}));
  EXPECT_EQ(Fired(),
            std::vector<std::string>{"would_block at server:Certificate+40"});
}

TEST_F(WireBlockTest, FullBufferAtThePointLeavesTheEffectToTheNextCall) {
  Place("server:Certificate", WouldBlock{});
  EXPECT_EQ(Read(19), (Transfer{19, 0}));
  EXPECT_THAT(Fired(), IsEmpty());
  EXPECT_EQ(Read(5), (Transfer{0, -9803}));
  EXPECT_EQ(Read(5), (Transfer{5, 0}));
}

struct Stop {
  const char* point;
  size_t moved;
};
class StopTest : public WireFixture,
                 public ::testing::WithParamInterface<Stop> {};

TEST_P(StopTest, ReadDeliversWhatIsBeforeThePoint) {
  Place(GetParam().point, WouldBlock{});
  EXPECT_EQ(Read(1000), (Transfer{GetParam().moved, -9803}));
  EXPECT_THAT(wire().UnfiredEffects(), IsEmpty());
  EXPECT_EQ(Read(87 - GetParam().moved), (Transfer{87 - GetParam().moved, 0}));
  EXPECT_EQ(read_, ServerFlight());
}

INSTANTIATE_TEST_SUITE_P(
    Points, StopTest,
    ::testing::Values(
        Stop{"server@0", 0}, Stop{"server@3", 3}, Stop{"server@86", 86},
        Stop{"server:ServerHello", 0}, Stop{"server:ServerHello+4", 9},
        Stop{"server:ServerHello.end", 19}, Stop{"server:record 2", 19},
        Stop{"server:record 3", 78}, Stop{"server:Certificate+1", 25},
        Stop{"server:Certificate+54", 78}, Stop{"server:ServerHelloDone", 78},
        Stop{"read call 1", 0}));

TEST_F(WireBlockTest, PointInTheMiddleOfARecordHeaderCutsTheHeader) {
  Place("server@21", WouldBlock{});
  EXPECT_EQ(Read(19), (Transfer{19, 0}));
  EXPECT_EQ(Read(5), (Transfer{2, -9803}));
  EXPECT_EQ(Read(3), (Transfer{3, 0}));
}

TEST_F(WireBlockTest, PointsThatAreNeverReachedAreReported) {
  Place("server:Certificate+55", WouldBlock{});
  Place("server:Certificate 2", WouldBlock{});
  Place("server@88", WouldBlock{});
  Place("read call 9", WouldBlock{});
  Place("app:SSLHandshake 2", WouldBlock{});
  EXPECT_EQ(Read(87), (Transfer{87, 0}));
  wire().OnAppCall("SSLHandshake");
  EXPECT_EQ(wire().UnfiredEffects(), effects_);
  EXPECT_THAT(Fired(), IsEmpty());
}

TEST_F(WireBlockTest, BlockByTimeEndsWhenVirtualTimeHasPassed) {
  Place("server@10", WouldBlock{.milliseconds = 500});
  EXPECT_EQ(wire().MillisecondsUntilUnblocked(), std::nullopt);
  EXPECT_EQ(Read(87), (Transfer{10, -9803}));
  simulation_.Advance(499);
  EXPECT_EQ(Read(77), (Transfer{0, -9803}));
  EXPECT_EQ(wire().MillisecondsUntilUnblocked(), 1);
  simulation_.Advance(1);
  EXPECT_EQ(wire().MillisecondsUntilUnblocked(), std::nullopt);
  EXPECT_EQ(Read(77), (Transfer{77, 0}));
}

TEST_F(WireBlockTest, BlockForEverStays) {
  Place("server@10", WouldBlock{.forever = true});
  EXPECT_EQ(Read(87).moved, 10u);
  simulation_.Advance(1'000'000'000);
  for (int i = 0; i < 100; ++i) EXPECT_EQ(Read(1), (Transfer{0, -9803}));
}

TEST_F(WireBlockTest, EffectsAtOnePointActInTheScriptsOrder) {
  Place("server@10", WouldBlock{.calls = 2});
  Place("server@10", Fail{-36});
  EXPECT_EQ(Read(87), (Transfer{10, -9803}));
  EXPECT_EQ(Read(77), (Transfer{0, -9803}));
  EXPECT_EQ(Read(77), (Transfer{0, -36}));
}

TEST_F(WireBlockTest, WriteTakesWhatIsBeforeThePoint) {
  Place("client:ClientHello+4", WouldBlock{.calls = 2});
  const Bytes hello = ClientFlight();
  EXPECT_EQ(Write(hello), (Transfer{9, -9803}));
  EXPECT_EQ(Write(ByteView(hello).subspan(9)), (Transfer{0, -9803}));
  EXPECT_EQ(Write(ByteView(hello).subspan(9)), (Transfer{16, 0}));
  EXPECT_EQ(Heard(), hello);
  EXPECT_EQ(wire().sent_by_app(), hello);
}

TEST_F(WireBlockTest, BlockedWriteLeavesReadsAlone) {
  Place("client@0", WouldBlock{.forever = true});
  EXPECT_EQ(Write(ClientFlight()), (Transfer{0, -9803}));
  EXPECT_EQ(Read(87), (Transfer{87, 0}));
}

TEST_F(WireBlockTest, OtherBytesMayFollowAShortWrite) {
  Place("client@2", WouldBlock{});
  EXPECT_EQ(Write(ClientFlight()), (Transfer{2, -9803}));
  EXPECT_EQ(Write(AsBytes("abc")), (Transfer{3, 0}));
  EXPECT_EQ(Heard(), (Bytes{22, 3, 'a', 'b', 'c'}));
}

TEST_F(WireBlockTest, CallPointsCountCallsOfTheirCallbackOnly) {
  Place("write call 2", WouldBlock{});
  EXPECT_EQ(Read(1), (Transfer{1, 0}));
  EXPECT_EQ(Write(AsBytes("a")), (Transfer{1, 0}));
  EXPECT_EQ(Write(AsBytes("b")), (Transfer{0, -9803}));
  EXPECT_EQ(Write(AsBytes("b")), (Transfer{1, 0}));
}

TEST_F(WireBlockTest, AppCallPointHoldsBothCallbacks) {
  Place("app:SSLHandshake 2", WouldBlock{.calls = 2});
  wire().OnAppCall("SSLHandshake");
  wire().OnAppCall("SSLRead");
  EXPECT_EQ(Write(AsBytes("a")), (Transfer{1, 0}));
  wire().OnAppCall("SSLHandshake");
  EXPECT_EQ(Write(AsBytes("b")), (Transfer{0, -9803}));
  EXPECT_EQ(Read(1), (Transfer{0, -9803}));
  EXPECT_EQ(Read(1), (Transfer{1, 0}));
  EXPECT_THAT(Fired(), ElementsAre("would_block at app:SSLHandshake 2"));
}

}  // namespace
}  // namespace shakedown::wire
