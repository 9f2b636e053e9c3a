// SPDX-License-Identifier: Apache-2.0
// Records cut anew, and bytes that come twice.
#include "src/wire/records.h"
#include "src/wire/wire_fixture.h"

namespace shakedown::wire {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr auto kIn = Speaker::kServer;
constexpr auto kOut = Speaker::kClient;

// The lengths of the records in `bytes`.
std::vector<size_t> LengthsIn(ByteView bytes, Speaker speaker = kIn) {
  RecordTracker tracker(speaker);
  tracker.Feed(bytes);
  std::vector<size_t> lengths;
  for (const Record& record : tracker.records()) {
    lengths.push_back(record.length);
  }
  return lengths;
}

std::vector<std::string> NamesIn(ByteView bytes) {
  RecordTracker tracker(kIn);
  tracker.Feed(bytes);
  std::vector<std::string> names;
  for (const Message& message : tracker.messages()) {
    names.push_back(message.name);
  }
  return names;
}

using WireRecutTest = WireFixture;

TEST_F(WireRecutTest, ShortFragmentsHaveRecordsOfTheirOwn) {
  Place(Refragment{kIn, 30});
  Read(1000);
  EXPECT_THAT(LengthsIn(read_), ElementsAre(30, 30, 12));
  EXPECT_THAT(NamesIn(read_),
              ElementsAre("ServerHello", "Certificate", "ServerHelloDone"));
  EXPECT_THAT(Fired(), ElementsAre("refragment from server"));
}

TEST_F(WireRecutTest, OneByteEach) {
  Place(Refragment{kIn, 1});
  Read(1000);
  EXPECT_EQ(LengthsIn(read_), std::vector<size_t>(72, 1));
}

TEST_F(WireRecutTest, ShortRecordsSentTogetherAreJoined) {
  Place(Refragment{kIn, 16384});
  Read(1000);
  EXPECT_THAT(LengthsIn(read_), ElementsAre(72));
}

TEST_F(WireRecutTest, SmallReadsGetTheSameBytes) {
  Place(Refragment{kIn, 7});
  for (int i = 0; i < 200; ++i) Read(1);
  EXPECT_EQ(LengthsIn(read_).size(), 11u);
  EXPECT_THAT(NamesIn(read_),
              ElementsAre("ServerHello", "Certificate", "ServerHelloDone"));
}

TEST_F(WireRecutTest, WritesAreCutTooAndNotJoined) {
  Place(Refragment{kOut, 15});
  EXPECT_EQ(Write(ClientFlight()), (Transfer{25, 0}));
  EXPECT_EQ(Write(ClientFlight()), (Transfer{25, 0}));
  EXPECT_THAT(LengthsIn(Heard(), kOut), ElementsAre(15, 5, 15, 5));
  EXPECT_EQ(wire().sent_by_app(), Joined({ClientFlight(), ClientFlight()}));
}

TEST_F(WireRecutTest, WritesOfAByteAtATimeArriveTheSame) {
  Place(Refragment{kOut, 15});
  Place(Deliver{kOut, 1, 0});
  Bytes rest = ClientFlight();
  while (!rest.empty()) {
    const size_t moved = Write(rest).moved;
    ASSERT_GT(moved, 0u);
    rest.erase(rest.begin(), rest.begin() + static_cast<ptrdiff_t>(moved));
  }
  EXPECT_THAT(LengthsIn(Heard(), kOut), ElementsAre(15, 5));
}

TEST_F(WireRecutTest, EncryptedAndOtherRecordsPassAsTheyAre) {
  peer_.turns.clear();
  const Bytes sent = Joined({RecordOf(20, Bytes{1}), RecordOf(22, Bytes(40)),
                             RecordOf(23, Bytes(50))});
  Then([&](Wire& wire) { wire.SendFromPeer(sent); });
  Place(Refragment{kIn, 10});
  Read(1000);
  EXPECT_EQ(read_, sent);
  EXPECT_EQ(wire().UnfiredEffects(), effects_);
}

TEST_F(WireRecutTest, BeginsAtAPoint) {
  Place("server:Certificate", Refragment{kIn, 40});
  Read(1000);
  EXPECT_THAT(LengthsIn(read_), ElementsAre(14, 40, 18));
}

TEST_F(WireRecutTest, OtherEffectsStillFindTheirPoints) {
  Place(Refragment{kIn, 20});
  Place("server:Certificate+4", Corrupt{0xFF, 1});
  Read(1000);
  // Three headers, 14 bytes of ServerHello, 4 of Certificate come before it.
  EXPECT_EQ(read_[5 + 14 + 4], 0xFF);
}

TEST_F(WireRecutTest, BytesComeTwice) {
  Place("server@2", Duplicate{3});
  Read(1000);
  Bytes expected = ServerFlight();
  const Bytes again(expected.begin() + 2, expected.begin() + 5);
  expected.insert(expected.begin() + 5, again.begin(), again.end());
  EXPECT_EQ(read_, expected);
}

TEST_F(WireRecutTest, ARecordComesTwiceIfNoCountIsGiven) {
  Place("server:Certificate", Duplicate{});
  for (int i = 0; i < 200; ++i) Read(1);
  EXPECT_THAT(LengthsIn(read_), ElementsAre(14, 54, 54, 4));
}

TEST_F(WireRecutTest, WrittenRecordsComeTwiceToo) {
  Place("client:ClientHello", Duplicate{});
  EXPECT_EQ(Write(ClientFlight()), (Transfer{25, 0}));
  EXPECT_EQ(Heard(), Joined({ClientFlight(), ClientFlight()}));
}

}  // namespace
}  // namespace shakedown::wire
