// SPDX-License-Identifier: Apache-2.0
// Byte movement: exact reads, the write queue, record errors, splitting.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/engine/engine_fixture.h"

namespace shakedown::engine {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Call = MemoryChannel::Call;

class RecordsTest : public ::testing::Test {
 protected:
  // The first step of a client that receives these bytes.
  Status ReceiveFirst(Bytes bytes, Status then = Status::kWouldBlock) {
    EXPECT_EQ(world_.engine().StartHandshake(), Status::kOk);
    world_.channel.refill = [] {};
    world_.channel.incoming = std::move(bytes);
    world_.channel.read_error = then;
    return world_.engine().Proceed();
  }

  // Connected; then the peer's record with `data` changed at `offset`, counted
  // from its end.
  Status ReceiveDamaged(uint16_t suite, size_t offset) {
    world_.settings().suites = {suite};
    EXPECT_EQ(world_.Handshake(), Status::kOk);
    world_.peer().Write(AsBytes("0123456789"));
    world_.channel.incoming = world_.peer().TakeOutput();
    world_.channel.incoming[world_.channel.incoming.size() - offset] ^= 1;
    return world_.engine().ReceiveRecord(true);
  }

  EngineWorld world_{Side::kClient};
};

TEST_F(RecordsTest, ReadsTakeTheHeaderThenExactlyTheBody) {
  EXPECT_EQ(ReceiveFirst({22, 3, 1, 0, 7, 1, 2}), Status::kWouldBlock);
  EXPECT_THAT(
      std::vector(world_.channel.calls.begin() + 1, world_.channel.calls.end()),
      ElementsAre(Call{'R', 5, 5}, Call{'R', 7, 2}));
}

TEST_F(RecordsTest, PartialReadsAskOnlyForTheRemainder) {
  world_.channel.bytes_per_read = 2;
  EXPECT_EQ(ReceiveFirst({22, 3, 1, 0, 7, 1, 2}), Status::kWouldBlock);
  EXPECT_EQ(world_.engine().Proceed(), Status::kWouldBlock);
  EXPECT_EQ(world_.channel.calls.back(), (Call{'R', 3, 2}));
}

TEST_F(RecordsTest, ClosingInAHeaderIsAlwaysClosedAbort) {
  EXPECT_EQ(ReceiveFirst({}, Status::kClosedGraceful), Status::kClosedAbort);
  world_.channel.incoming = {22, 3};
  EXPECT_EQ(world_.engine().Proceed(), Status::kClosedAbort);
}

TEST_F(RecordsTest, ClosingInABodyIsTheCallbacksCode) {
  EXPECT_EQ(ReceiveFirst({22, 3, 1, 0, 7, 1}, Status::kClosedGraceful),
            Status::kClosedGraceful);
}

TEST_F(RecordsTest, EraOf10Point8RefusesTheConnectionOnTheFirstByte) {
  world_.rules.header_error = HeaderError::kByEraOf10Point8;
  EXPECT_EQ(ReceiveFirst({}, Status::kClosedGraceful),
            Status::kConnectionRefused);
  EXPECT_EQ(world_.channel.calls.back().asked, 1u);
}

TEST_F(RecordsTest, HttpAnswerIsTooLong) {
  EXPECT_EQ(ReceiveFirst({'H', 'T', 'T', 'P', '/'}), Status::kRecordOverflow);
}

TEST_F(RecordsTest, LongestRecordCountsItsHeader) {
  EXPECT_EQ(ReceiveFirst({22, 3, 1, 0x47, 0xFB}), Status::kWouldBlock);
  EngineWorld other(Side::kClient);
  ASSERT_EQ(other.engine().StartHandshake(), Status::kOk);
  other.channel.refill = [] {};
  other.channel.incoming = {22, 3, 1, 0x47, 0xFC};
  EXPECT_EQ(other.engine().Proceed(), Status::kRecordOverflow);
}

TEST_F(RecordsTest, EmptyRecordIsClosedAbort) {
  EXPECT_EQ(ReceiveFirst({22, 3, 1, 0, 0}), Status::kClosedAbort);
}

TEST_F(RecordsTest, UnknownTypeAndEarlyDataAreProtocolErrors) {
  EXPECT_EQ(ReceiveFirst({99, 3, 1, 0, 1, 0}), Status::kProtocol);
  world_.channel.incoming = {23, 3, 1, 0, 1, 0};
  EXPECT_EQ(world_.engine().Proceed(), Status::kProtocol);
}

TEST_F(RecordsTest, DamagedCbcRecordIsABadMacWithoutAnAlert) {
  EXPECT_EQ(ReceiveDamaged(0xC013, 20), Status::kBadRecordMac);
  EXPECT_EQ(world_.engine().Flush(), Status::kOk);
  EXPECT_THAT(world_.Alerts(Direction::kFromApp), IsEmpty());
}

TEST_F(RecordsTest, DamagedGcmRecordIsADecryptionFailure) {
  EXPECT_EQ(ReceiveDamaged(0xC02F, 1), Status::kDecryptionFail);
}

TEST_F(RecordsTest, DamagedRecordSendsAnAlertInOlderEras) {
  world_.rules.alerts_for_record_errors = true;
  EXPECT_EQ(ReceiveDamaged(0xC02F, 1), Status::kDecryptionFail);
  EXPECT_EQ(world_.engine().Flush(), Status::kOk);
  EXPECT_THAT(world_.Alerts(Direction::kFromApp), ElementsAre("2:20"));
}

TEST_F(RecordsTest, CbcFragmentThatIsNoMultipleOfTheBlockOverflows) {
  world_.settings().suites = {0xC013};
  ASSERT_EQ(world_.Handshake(), Status::kOk);
  world_.channel.incoming = Bytes(5 + 50);
  world_.channel.incoming[0] = 23;
  world_.channel.incoming[4] = 50;
  EXPECT_EQ(world_.engine().ReceiveRecord(true), Status::kRecordOverflow);
}

// A channel that claims success with too few bytes.
class LyingChannel : public Channel {
 public:
  Moved Read(std::span<uint8_t>) override { return {0, Status::kOk}; }
  Moved Write(ByteView) override { return {written_, Status::kOk}; }
  size_t written_ = 1;
};

TEST(LyingChannelTest, ShortReadIsAWouldBlockAndAFinding) {
  EngineWorld world(Side::kClient);
  LyingChannel channel;
  Engine engine(Side::kClient, {}, channel, world.verifier, *world.simulation);
  ASSERT_EQ(engine.StartHandshake(), Status::kOk);
  EXPECT_EQ(engine.Proceed(), Status::kWouldBlock);
  EXPECT_THAT(world.Findings(), ElementsAre("short-read-as-success"));
}

TEST(LyingChannelTest, WriteWithoutProgressEndsWithAFinding) {
  EngineWorld world(Side::kClient);
  LyingChannel channel;
  channel.written_ = 0;
  Engine engine(Side::kClient, {}, channel, world.verifier, *world.simulation);
  ASSERT_EQ(engine.StartHandshake(), Status::kOk);
  EXPECT_EQ(engine.Flush(), Status::kInternal);
  EXPECT_THAT(world.Findings(), Contains("write-callback-makes-no-progress"));
}

TEST_F(RecordsTest, BlockedWriteKeepsItsPlace) {
  world_.channel.bytes_per_write = 10;
  EXPECT_EQ(world_.HandshakeThroughBlocks(), Status::kOk);
  EXPECT_THAT(world_.Messages(Direction::kFromApp),
              ElementsAre("ClientHello", "ClientKeyExchange",
                          "ChangeCipherSpec", "Finished"));
}

TEST_F(RecordsTest, EachMessageIsOneWrite) {
  ASSERT_EQ(world_.Handshake(), Status::kOk);
  const auto writes =
      std::count_if(world_.channel.calls.begin(), world_.channel.calls.end(),
                    [](const Call& call) { return call.kind == 'W'; });
  EXPECT_EQ(writes, 4);
}

// spec/handshake.md 6.4: records of two writes of this size.
struct SplitCase {
  size_t size;
  size_t unsplit;
  size_t split;
};

class SplitTest : public ::testing::TestWithParam<SplitCase> {
 protected:
  size_t RecordsOfTwoWrites(bool split) {
    EngineWorld world(Side::kClient);
    world.settings().suites = {0xC013};
    world.settings().max_version = kTls10;
    world.settings().split_application_data = split;
    EXPECT_EQ(world.Handshake(), Status::kOk);
    world.channel.written.clear();
    world.Send(std::string(GetParam().size, 'x'));
    world.Send(std::string(GetParam().size, 'y'));
    const Bytes& out = world.channel.written;
    size_t count = 0;
    for (size_t at = 0; at + 5 <= out.size(); ++count) {
      at += 5 + size_t{out[at + 3]} * 256 + out[at + 4];
    }
    return count;
  }
};

TEST_P(SplitTest, RecordCountsAreSecureTransports) {
  EXPECT_EQ(RecordsOfTwoWrites(false), GetParam().unsplit);
  EXPECT_EQ(RecordsOfTwoWrites(true), GetParam().split);
}

INSTANTIATE_TEST_SUITE_P(
    Sizes, SplitTest,
    ::testing::Values(SplitCase{1, 2, 2}, SplitCase{2, 2, 3},
                      SplitCase{16384, 2, 3}, SplitCase{16385, 4, 4},
                      SplitCase{16386, 4, 5}, SplitCase{32769, 6, 6},
                      SplitCase{32770, 6, 7}));

}  // namespace
}  // namespace shakedown::engine
