// SPDX-License-Identifier: Apache-2.0
// Callbacks that fail for a while, and would-blocks until a point in time.
#include "src/wire/wire_fixture.h"

namespace shakedown::wire {
namespace {

using ::testing::ElementsAre;

using WireFailTest = WireFixture;

TEST_F(WireFailTest, OnceIsForgottenByTheNextCall) {
  Place("server@3", Fail{.code = -36, .calls = 1});
  EXPECT_EQ(Read(5), (Transfer{3, -36}));
  EXPECT_EQ(Read(5), (Transfer{5, 0}));
  EXPECT_THAT(Fired(), ElementsAre("fail with errSecIO at server@3"));
}

TEST_F(WireFailTest, SomeBytesMayMoveInEachFailingCall) {
  Place("read call 1", Fail{.code = -36, .calls = 2, .moved = 2});
  EXPECT_EQ(Read(5), (Transfer{2, -36}));
  EXPECT_EQ(Read(5), (Transfer{2, -36}));
  EXPECT_EQ(Read(5), (Transfer{5, 0}));
}

TEST_F(WireFailTest, ACallThatMovesAllItWantsFailsAllTheSame) {
  Place("read call 1", Fail{.code = -36, .calls = 1, .moved = 9});
  EXPECT_EQ(Read(5), (Transfer{5, -36}));
  EXPECT_EQ(Read(5), (Transfer{5, 0}));
}

TEST_F(WireFailTest, WritesFailToo) {
  Place("client@1", Fail{.code = -12, .calls = 1, .moved = 1});
  EXPECT_EQ(Write(AsBytes("abcd")), (Transfer{2, -12}));
  EXPECT_EQ(Write(AsBytes("cd")), (Transfer{2, 0}));
  EXPECT_EQ(Heard(), (Bytes{'a', 'b', 'c', 'd'}));
}

TEST_F(WireFailTest, AtAnAppCallBothCallbacksFailOnce) {
  Place("app:SSLRead", Fail{.code = -12, .calls = 1});
  wire().OnAppCall("SSLRead");
  EXPECT_EQ(Read(5), (Transfer{0, -12}));
  EXPECT_EQ(Read(5), (Transfer{5, 0}));
  EXPECT_EQ(Write(AsBytes("a")), (Transfer{0, -12}));
  EXPECT_EQ(Write(AsBytes("a")), (Transfer{1, 0}));
}

TEST_F(WireFailTest, OneFailsAfterTheOther) {
  Place("read call 1", Fail{.code = -1, .calls = 1});
  Place("read call 1", Fail{.code = -2, .calls = 1});
  EXPECT_EQ(Read(5).status, -1);
  EXPECT_EQ(Read(5).status, -2);
  EXPECT_EQ(Read(5).status, 0);
}

TEST_F(WireFailTest, WouldBlockUntilATimeOfTheSimulation) {
  simulation_.Advance(400);
  Place("server@5", WouldBlock{.until_milliseconds = 1000});
  EXPECT_EQ(Read(9), (Transfer{5, -9803}));
  EXPECT_EQ(wire().MillisecondsUntilUnblocked(), 600);
  simulation_.Advance(600);
  EXPECT_EQ(Read(9), (Transfer{9, 0}));
}

TEST_F(WireFailTest, ATimeThatHasPassedBlocksNothing) {
  simulation_.Advance(2000);
  Place("server@5", WouldBlock{.until_milliseconds = 1000});
  EXPECT_EQ(Read(9), (Transfer{9, 0}));
}

}  // namespace
}  // namespace shakedown::wire
