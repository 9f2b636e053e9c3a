// SPDX-License-Identifier: Apache-2.0
#include "src/capture/pcap.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <vector>

namespace shakedown::capture {
namespace {

constexpr size_t kHeadersBytes = 14 + 20 + 20;

struct Packet {
  uint32_t seconds;
  uint32_t microseconds;
  Bytes frame;
  Bytes payload() const {
    return Bytes(frame.begin() + kHeadersBytes, frame.end());
  }
};

std::vector<Packet> PacketsOf(const Bytes& file) {
  ByteReader reader(file);
  EXPECT_EQ(reader.ReadU32(), 0xa1b2c3d4);
  reader.ReadBytes(20);
  std::vector<Packet> packets;
  while (!reader.empty()) {
    Packet packet{*reader.ReadU32(), *reader.ReadU32(), {}};
    const uint32_t length = *reader.ReadU32();
    reader.ReadU32();
    const ByteView frame = *reader.ReadBytes(length);
    packet.frame.assign(frame.begin(), frame.end());
    packets.push_back(packet);
  }
  return packets;
}

// Sums 16-bit words as RFC 1071 does; over a region that holds its own right
// checksum the result is 0xffff.
uint32_t SumOf(const Bytes& bytes) {
  uint32_t sum = 0;
  for (size_t i = 0; i < bytes.size(); ++i) {
    sum += i % 2 == 0 ? uint32_t{bytes[i]} << 8 : bytes[i];
  }
  while (sum >> 16 != 0) sum = (sum & 0xffff) + (sum >> 16);
  return sum;
}

Trace TraceOf(std::vector<BytesSent> sent) {
  Trace trace;
  for (BytesSent& bytes : sent) trace.Add(std::move(bytes));
  return trace;
}

TEST(PcapTest, DatagramsAreOneUdpPacketEach) {
  const auto packets = PacketsOf(PcapOf(
      TraceOf({{Direction::kFromApp, {1, 2}}, {Direction::kFromPeer, {3}}}),
      {.is_datagram = true}));
  ASSERT_EQ(packets.size(), 2u);
  constexpr size_t kUdpHeadersBytes = 14 + 20 + 8;
  const Bytes& frame = packets[0].frame;
  EXPECT_EQ(frame[14 + 9], 17);
  EXPECT_EQ(Bytes(frame.begin() + kUdpHeadersBytes, frame.end()),
            (Bytes{1, 2}));
  EXPECT_EQ(packets[1].frame.size(), kUdpHeadersBytes + 1);
}

TEST(PcapTest, BytesStandInTheirDirectionAfterTheTcpHandshake) {
  const auto packets = PacketsOf(PcapOf(
      TraceOf({{Direction::kFromApp, {1, 2}}, {Direction::kFromPeer, {3}}}),
      {}));
  ASSERT_GT(packets.size(), 6u);
  EXPECT_EQ(packets[3].payload(), (Bytes{1, 2}));
  EXPECT_EQ(packets[5].payload(), Bytes{3});
}

TEST(PcapTest, LongWritesAreCutIntoSegments) {
  const auto packets =
      PacketsOf(PcapOf(TraceOf({{Direction::kFromApp, Bytes(2'000, 7)}}), {}));
  EXPECT_EQ(packets[3].payload().size(), 1'460u);
  EXPECT_EQ(packets[5].payload().size(), 540u);
}

TEST(PcapTest, IpHeaderChecksumsAreRight) {
  for (const Packet& packet :
       PacketsOf(PcapOf(TraceOf({{Direction::kFromPeer, {1, 2, 3}}}), {}))) {
    const Bytes header(packet.frame.begin() + 14, packet.frame.begin() + 34);
    EXPECT_EQ(SumOf(header), 0xffffu);
  }
}

TEST(PcapTest, TimesAreVirtualAndNeverTheSame) {
  Trace trace;
  trace.AdvanceTo(1'500);
  trace.Add(BytesSent{Direction::kFromApp, {1}});
  const auto packets = PacketsOf(PcapOf(trace, {.start_unix_ms = 10'000}));
  EXPECT_EQ(packets[0].seconds, 10u);
  EXPECT_EQ(packets[3].seconds, 11u);
  EXPECT_EQ(packets[3].microseconds, 500'000u);
  EXPECT_EQ(packets[4].microseconds, 500'001u);
}

}  // namespace
}  // namespace shakedown::capture
