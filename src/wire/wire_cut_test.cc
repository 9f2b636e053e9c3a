// SPDX-License-Identifier: Apache-2.0
// Cuts and failures, scripted and by the peer itself.
#include "src/wire/wire_fixture.h"

namespace shakedown::wire {
namespace {

using ::testing::IsEmpty;

using WireCutTest = WireFixture;

TEST_F(WireCutTest, CutInsideARecordGivesWhatIsBeforeItAndItsStatus) {
  Place("server:Certificate+40", CutCleanly{});
  EXPECT_EQ(Read(1000), (Transfer{64, -9805}));
  EXPECT_EQ(Read(1000), (Transfer{0, -9805}));
  EXPECT_EQ(wire().Unread(), 87u - 64u);
}

TEST_F(WireCutTest, AbruptCutIsAReset) {
  Place("server:Certificate", CutAbruptly{});
  EXPECT_EQ(Read(19), (Transfer{19, 0}));
  EXPECT_EQ(Read(5), (Transfer{0, -9806}));
}

TEST_F(WireCutTest, FailGivesTheScriptsCodeForEver) {
  Place("server@3", Fail{-12345});
  EXPECT_EQ(Read(5), (Transfer{3, -12345}));
  EXPECT_EQ(Read(5), (Transfer{0, -12345}));
}

TEST_F(WireCutTest, PeerSeesNothingAfterACutOfItsOwnBytes) {
  Place("server@0", CutCleanly{});
  EXPECT_EQ(Write(AsBytes("before")), (Transfer{6, 0}));
  EXPECT_EQ(Read(5), (Transfer{0, -9805}));
  EXPECT_EQ(Write(AsBytes("after")), (Transfer{5, 0}));
  wire().CloseFromApp();
  EXPECT_EQ(Heard(), Bytes({'b', 'e', 'f', 'o', 'r', 'e'}));
  EXPECT_EQ(wire().sent_by_app().size(), 11u);
}

TEST_F(WireCutTest, PeerStillSeesWritesAfterAFailingRead) {
  Place("server@0", Fail{-9805});
  EXPECT_EQ(Read(5), (Transfer{0, -9805}));
  EXPECT_EQ(Write(AsBytes("x")), (Transfer{1, 0}));
  EXPECT_EQ(Heard(), Bytes{'x'});
}

TEST_F(WireCutTest, CutOfTheAppsBytesEndsWritesAndReads) {
  Place("client:ClientHello+4", CutAbruptly{});
  EXPECT_EQ(Write(ClientFlight()), (Transfer{9, -9806}));
  EXPECT_EQ(Write(AsBytes("x")), (Transfer{0, -9806}));
  EXPECT_EQ(Read(5), (Transfer{0, -9806}));
  EXPECT_EQ(Heard().size(), 9u);
}

TEST_F(WireCutTest, CutAtAnAppCallEndsBothDirections) {
  Place("app:SSLWrite", CutCleanly{});
  EXPECT_EQ(Read(5), (Transfer{5, 0}));
  wire().OnAppCall("SSLWrite");
  EXPECT_EQ(Write(AsBytes("x")), (Transfer{0, -9805}));
  EXPECT_EQ(Read(5), (Transfer{0, -9805}));
}

TEST_F(WireCutTest, CutAtAWriteCallMovesNothing) {
  Place("write call 2", Fail{-36});
  EXPECT_EQ(Write(AsBytes("a")), (Transfer{1, 0}));
  EXPECT_EQ(Write(AsBytes("b")), (Transfer{0, -36}));
  EXPECT_EQ(Heard(), Bytes{'a'});
}

TEST_F(WireCutTest, TraceTellsBytesBeforeTheCutFirst) {
  Place("client@4", CutCleanly{});
  Write(AsBytes("abcdefg"));
  const auto& events = simulation_.trace().events();
  ASSERT_EQ(events.size(), 2u);
  EXPECT_EQ(std::get<BytesSent>(events[0].body).bytes.size(), 4u);
  EXPECT_EQ(std::get<EffectFired>(events[1].body).text,
            "cut_cleanly at client@4");
}

TEST_F(WireCutTest, CloseByThePeerIsEndOfFileAfterAllItSent) {
  Then([](Wire& wire) { wire.CloseFromPeer(); });
  EXPECT_EQ(Read(80), (Transfer{80, 0}));
  EXPECT_EQ(Read(8), (Transfer{7, -9805}));
  EXPECT_EQ(Read(8), (Transfer{0, -9805}));
}

TEST_F(WireCutTest, ResetByThePeerIsSeenAfterAllItSent) {
  peer_.turns.clear();
  Then([](Wire& wire) {
    wire.SendFromPeer(ServerFlight());
    wire.ResetFromPeer();
    wire.SendFromPeer(ServerFlight());
    wire.CloseFromPeer();
  });
  EXPECT_EQ(Read(87), (Transfer{87, 0}));
  EXPECT_EQ(Read(1), (Transfer{0, -9806}));
}

TEST_F(WireCutTest, NothingMovesAfterTheAppClosed) {
  EXPECT_EQ(Read(5), (Transfer{5, 0}));
  wire().CloseFromApp();
  EXPECT_EQ(Read(5), (Transfer{0, -9806}));
  EXPECT_EQ(Write(AsBytes("x")), (Transfer{0, -9806}));
  EXPECT_THAT(Heard(), IsEmpty());
}

}  // namespace
}  // namespace shakedown::wire
