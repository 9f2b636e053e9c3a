// SPDX-License-Identifier: Apache-2.0
// Bytes that are corrupted, lost or put in on the way.
#include "src/wire/wire_fixture.h"

namespace shakedown::wire {
namespace {

using ::testing::IsEmpty;

class WireChangeTest : public WireFixture {
 protected:
  WireChangeTest() {
    peer_.turns.clear();
    Then([](Wire& wire) { wire.SendFromPeer(AsBytes("abcdefgh")); });
  }

  // All that the app can read, in calls that ask for `asked`.
  std::string All(size_t asked) {
    while (Read(asked).moved > 0) {
    }
    return std::string(read_.begin(), read_.end());
  }
  std::string AllHeard() {
    const Bytes heard = Heard();
    return std::string(heard.begin(), heard.end());
  }
};

TEST_F(WireChangeTest, CorruptChangesItsBytesOnce) {
  Place("server@2", Corrupt{0x20, 3});
  EXPECT_EQ(All(100), "abCDEfgh");
  EXPECT_EQ(wire().sent_by_peer()[2], 'c');
}

TEST_F(WireChangeTest, DropLosesItsBytes) {
  Place("server@2", Drop{3});
  EXPECT_EQ(All(4), "abfgh");
  EXPECT_EQ(wire().Unread(), 0u);
}

TEST_F(WireChangeTest, DropGoesOnInWhatIsSentLater) {
  Place("server@6", Drop{4});
  Then([](Wire& wire) { wire.SendFromPeer(AsBytes("ijkl")); });
  EXPECT_EQ(All(100), "abcdefkl");
}

TEST_F(WireChangeTest, HugeCountsDropAllThatFollows) {
  Place("server@2", Drop{SIZE_MAX});
  Place("server@2", Drop{SIZE_MAX});
  EXPECT_EQ(All(100), "ab");
}

TEST_F(WireChangeTest, InsertedBytesComeBeforeThePoint) {
  Place("server@2", Insert{{'1', '2', '3'}});
  EXPECT_EQ(All(100), "ab123cdefgh");
  EXPECT_EQ(wire().sent_by_peer().size(), 8u);
}

TEST_F(WireChangeTest, InsertedBytesMayComeInPieces) {
  Place("server@2", Insert{{'1', '2', '3'}});
  Place("server@2", CutCleanly{});
  EXPECT_EQ(Read(3), (Transfer{3, 0}));
  EXPECT_EQ(Read(3), (Transfer{2, -9805}));
  EXPECT_EQ(All(1), "ab123");
}

TEST_F(WireChangeTest, InsertAtTheEndComesWhenTheAppReadsOn) {
  Place("server@8", Insert{{'!'}});
  EXPECT_EQ(Read(8), (Transfer{8, 0}));
  EXPECT_EQ(wire().UnfiredEffects(), effects_);
  EXPECT_EQ(All(1), "abcdefgh!");
}

TEST_F(WireChangeTest, OneByteReadsGiveTheSameChanges) {
  Place("server@1", Corrupt{0x20, 2});
  Place("server@2", Insert{{'1', '2'}});
  Place("server@5", Drop{2});
  EXPECT_EQ(All(1), "aB12Cdeh");
}

TEST_F(WireChangeTest, AppsBytesChangeOnTheirWay) {
  Place("client@1", Insert{{'+'}});
  Place("client@2", Drop{1});
  Place("client@3", Corrupt{0x20, 1});
  EXPECT_EQ(Write(AsBytes("abcd")), (Transfer{4, 0}));
  EXPECT_EQ(AllHeard(), "a+bD");
  EXPECT_EQ(wire().sent_by_app(), (Bytes{'a', 'b', 'c', 'd'}));
  EXPECT_THAT(wire().UnfiredEffects(), IsEmpty());
}

TEST_F(WireChangeTest, AppCallPointChangesWhatThePeerSends) {
  Place("app:SSLRead", Insert{{'?'}});
  EXPECT_EQ(Read(3), (Transfer{3, 0}));
  wire().OnAppCall("SSLRead");
  EXPECT_EQ(All(100), "abc?defgh");
}

TEST_F(WireChangeTest, ChangeWithoutAPointStandsBeforeThePeersFirstByte) {
  effects_.push_back({std::nullopt, Drop{1}});
  EXPECT_EQ(All(100), "bcdefgh");
}

}  // namespace
}  // namespace shakedown::wire
