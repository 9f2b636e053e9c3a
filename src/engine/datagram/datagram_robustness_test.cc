// SPDX-License-Identifier: Apache-2.0
// Datagrams with one byte changed, lengths that lie and garbage: whatever comes
// of it, every call returns and nothing is read out of bounds.
#include <gtest/gtest.h>

#include "src/engine/datagram/datagram_fixture.h"

namespace shakedown::engine {
namespace {

// Which datagram of the peer, counted from 1.
class ChangedDatagramTest : public ::testing::TestWithParam<int> {};

// Lets a handshake run in which byte `at` of that datagram is `value`.
void RunWith(Side side, int number, size_t at, uint8_t value) {
  DatagramPair pair;
  DatagramPath& path = side == Side::kClient ? pair.to_client : pair.to_server;
  path.change = [&](Bytes& datagram) {
    const bool is_it = static_cast<int>(path.sent.size()) == number;
    if (is_it && at < datagram.size()) datagram[at] = value;
  };
  (void)pair.Handshake();
}

TEST_P(ChangedDatagramTest, HeadersOfAnyKindEndEveryCall) {
  constexpr size_t kBothHeaders = 13 + 12;
  for (Side side : {Side::kClient, Side::kServer}) {
    for (size_t at = 0; at < kBothHeaders + 4; ++at) {
      for (uint8_t value : {0, 1, 22, 127, 128, 255}) {
        RunWith(side, GetParam(), at, value);
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Numbers, ChangedDatagramTest, ::testing::Range(1, 7));

TEST(GarbageDatagramTest, RandomBytesEndEveryCall) {
  RandomStream random(1, "garbage");
  for (int round = 0; round < 300; ++round) {
    DatagramPair pair;
    ASSERT_EQ(pair.client.StartHandshake(), Status::kOk);
    for (int i = 0; i < 8; ++i) {
      Bytes garbage(1 + (round * 7 + i) % 90);
      random.Fill(garbage);
      if (i % 2 == 0) garbage[0] = 22;
      pair.to_client.Send(garbage);
    }
    for (int i = 0; i < 20; ++i) (void)pair.client.Proceed();
  }
}

TEST(GarbageDatagramTest, LongestAnnouncedMessageIsNotAllocatedInAdvance) {
  DatagramPair pair;
  ASSERT_EQ(pair.client.StartHandshake(), Status::kOk);
  pair.to_client.Send(Bytes{22, 254, 255, 0,   0, 0, 0, 0, 0, 0, 1, 0, 13,
                            2,  255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 1, 42});
  EXPECT_EQ(pair.client.Proceed(), Status::kOk);
  EXPECT_EQ(pair.client.Proceed(), Status::kWouldBlock);
}

TEST(GarbageDatagramTest, FragmentPastItsMessageIsAProtocolError) {
  DatagramPair pair;
  ASSERT_EQ(pair.client.StartHandshake(), Status::kOk);
  pair.to_client.Send(Bytes{22, 254, 255, 0, 0, 0, 0, 0, 0, 0, 1, 0, 13,
                            2,  0,   0,   0, 0, 0, 0, 0, 0, 0, 0, 1, 42});
  EXPECT_EQ(pair.client.Proceed(), Status::kProtocol);
}

// The rest of a record behind a break is read as if it came from a stream
// (spec/handshake.md 1.9): nothing sensible comes of it.
TEST(GarbageDatagramTest, MessagesBehindABreakInItsRecordAreMisread) {
  DatagramPair pair;
  pair.server.settings().break_on_client_hello = true;
  pair.to_server.change = [](Bytes& datagram) {
    datagram.insert(datagram.end(), {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0});
    const size_t length = datagram.size() - 13;
    datagram[11] = static_cast<uint8_t>(length >> 8);
    datagram[12] = static_cast<uint8_t>(length);
  };
  EXPECT_EQ(pair.Handshake(), Status::kClientHelloReceived);
  EXPECT_EQ(pair.server.Resume(), Status::kProtocol);
}

}  // namespace
}  // namespace shakedown::engine
