// SPDX-License-Identifier: Apache-2.0
// Written by hand, since libpcap would give the file's 24-byte header and
// leave Ethernet, IP, TCP and both checksums to us all the same.
#include "src/capture/pcap.h"

#include <algorithm>

namespace shakedown::capture {
namespace {

constexpr size_t kSegmentBytes = 1'460;
constexpr uint16_t kServerPort = 443;
constexpr uint16_t kClientPort = 49'152;
constexpr uint32_t kClientAddress = 0xc0000201;  // 192.0.2.1, RFC 5737
constexpr uint32_t kServerAddress = 0xc6336401;  // 198.51.100.1
constexpr uint8_t kProtocolTcp = 6;
constexpr uint8_t kProtocolUdp = 17;

enum TcpFlags : uint8_t { kFin = 1, kSyn = 2, kPsh = 8, kAck = 16 };

struct End {
  uint32_t address;
  uint16_t port;
  uint8_t hardware;  // last byte of its Ethernet address
  uint32_t next_sequence = 1'000;
};

// The Internet checksum (RFC 1071).
uint16_t Checksum(ByteView bytes) {
  uint32_t sum = 0;
  for (size_t i = 0; i < bytes.size(); ++i) {
    sum += i % 2 == 0 ? uint32_t{bytes[i]} << 8 : bytes[i];
  }
  while (sum >> 16 != 0) sum = (sum & 0xffff) + (sum >> 16);
  return static_cast<uint16_t>(~sum);
}

void SetU16(Bytes& bytes, size_t offset, uint16_t value) {
  bytes[offset] = static_cast<uint8_t>(value >> 8);
  bytes[offset + 1] = static_cast<uint8_t>(value);
}

class PcapWriter {
 public:
  explicit PcapWriter(int64_t start_unix_ms) : start_unix_ms_(start_unix_ms) {
    constexpr uint32_t kMagic = 0xa1b2c3d4;
    constexpr uint32_t kSnapLength = 65'535;
    constexpr uint32_t kEthernet = 1;
    file_.U32(kMagic);
    file_.U16(2);  // version 2.4
    file_.U16(4);
    file_.U32(0);
    file_.U32(0);
    file_.U32(kSnapLength);
    file_.U32(kEthernet);
  }

  // Packet adds a segment. Packets of one millisecond follow each other by a
  // microsecond, so that their order is also that of their times.
  void Packet(End& from, const End& to, uint8_t flags, ByteView payload,
              int64_t time_ms) {
    Add(Frame(from, to, kProtocolTcp, Segment(from, to, flags, payload)),
        time_ms);
    from.next_sequence += static_cast<uint32_t>(payload.size());
    if ((flags & (kSyn | kFin)) != 0) ++from.next_sequence;
  }

  // Datagram adds one of UDP.
  void Datagram(const End& from, const End& to, ByteView payload,
                int64_t time_ms) {
    Add(Frame(from, to, kProtocolUdp, UdpOf(from, to, payload)), time_ms);
  }

  Bytes Take() { return file_.Take(); }

 private:
  void Add(const Bytes& frame, int64_t time_ms) {
    microsecond_ = time_ms == last_ms_ ? microsecond_ + 1 : 0;
    last_ms_ = time_ms;
    const int64_t unix_ms = start_unix_ms_ + time_ms;
    file_.U32(static_cast<uint32_t>(unix_ms / 1000));
    file_.U32(static_cast<uint32_t>(unix_ms % 1000 * 1000 +
                                    std::min<int64_t>(microsecond_, 999)));
    file_.U32(static_cast<uint32_t>(frame.size()));
    file_.U32(static_cast<uint32_t>(frame.size()));
    file_.Raw(frame);
  }

  static Bytes Frame(const End& from, const End& to, uint8_t protocol,
                     const Bytes& segment) {
    ByteWriter frame;
    frame.Raw(Bytes{2, 0, 0, 0, 0, to.hardware});
    frame.Raw(Bytes{2, 0, 0, 0, 0, from.hardware});
    frame.U16(0x0800);  // IPv4
    frame.Raw(IpHeader(from, to, protocol, segment.size()));
    frame.Raw(segment);
    return frame.Take();
  }

  static Bytes IpHeader(const End& from, const End& to, uint8_t protocol,
                        size_t payload) {
    constexpr size_t kHeaderBytes = 20;
    constexpr size_t kChecksumOffset = 10;
    ByteWriter header;
    header.U16(0x4500);  // version 4, five words, no special service
    header.U16(static_cast<uint16_t>(kHeaderBytes + payload));
    header.U32(0x00004000);  // no identification, don't fragment
    header.U8(64);           // time to live
    header.U8(protocol);
    header.U16(0);
    header.U32(from.address);
    header.U32(to.address);
    Bytes bytes = header.Take();
    SetU16(bytes, kChecksumOffset, Checksum(bytes));
    return bytes;
  }

  static Bytes Segment(const End& from, const End& to, uint8_t flags,
                       ByteView payload) {
    constexpr size_t kChecksumOffset = 16;
    ByteWriter segment;
    segment.U16(from.port);
    segment.U16(to.port);
    segment.U32(from.next_sequence);
    segment.U32((flags & kAck) != 0 ? to.next_sequence : 0);
    segment.U8(5 << 4);  // header of five words
    segment.U8(flags);
    segment.U16(65'535);  // window
    segment.U32(0);       // checksum, urgent pointer
    segment.Raw(payload);
    Bytes bytes = segment.Take();
    SetU16(bytes, kChecksumOffset, ChecksumOf(from, to, kProtocolTcp, bytes));
    return bytes;
  }

  static Bytes UdpOf(const End& from, const End& to, ByteView payload) {
    constexpr size_t kHeaderBytes = 8;
    constexpr size_t kChecksumOffset = 6;
    ByteWriter datagram;  // RFC 768
    datagram.U16(from.port);
    datagram.U16(to.port);
    datagram.U16(static_cast<uint16_t>(kHeaderBytes + payload.size()));
    datagram.U16(0);
    datagram.Raw(payload);
    Bytes bytes = datagram.Take();
    SetU16(bytes, kChecksumOffset, ChecksumOf(from, to, kProtocolUdp, bytes));
    return bytes;
  }

  static uint16_t ChecksumOf(const End& from, const End& to, uint8_t protocol,
                             const Bytes& bytes) {
    ByteWriter pseudo;  // RFC 9293 section 3.1
    pseudo.U32(from.address);
    pseudo.U32(to.address);
    pseudo.U16(protocol);
    pseudo.U16(static_cast<uint16_t>(bytes.size()));
    pseudo.Raw(bytes);
    return Checksum(pseudo.bytes());
  }

  ByteWriter file_;
  int64_t start_unix_ms_;
  int64_t last_ms_ = -1;
  int64_t microsecond_ = 0;
};

void AddDatagrams(const Trace& trace, const End& app, const End& peer,
                  PcapWriter& writer) {
  for (const Event& event : trace.events()) {
    const auto* sent = std::get_if<BytesSent>(&event.body);
    if (sent == nullptr) continue;
    const bool from_app = sent->direction == Direction::kFromApp;
    writer.Datagram(from_app ? app : peer, from_app ? peer : app, sent->bytes,
                    event.time_ms);
  }
}

}  // namespace

Bytes PcapOf(const Trace& trace, const PcapOptions& options) {
  PcapWriter writer(options.start_unix_ms);
  End client{kClientAddress, kClientPort, 1};
  End server{kServerAddress, kServerPort, 2};
  End& app = options.app_is_server ? server : client;
  End& peer = options.app_is_server ? client : server;
  if (options.is_datagram) {
    AddDatagrams(trace, app, peer, writer);
    return writer.Take();
  }
  writer.Packet(client, server, kSyn, {}, 0);
  writer.Packet(server, client, kSyn | kAck, {}, 0);
  writer.Packet(client, server, kAck, {}, 0);
  int64_t now_ms = 0;
  for (const Event& event : trace.events()) {
    now_ms = event.time_ms;
    const auto* sent = std::get_if<BytesSent>(&event.body);
    if (sent == nullptr) continue;
    const bool from_app = sent->direction == Direction::kFromApp;
    End& from = from_app ? app : peer;
    End& to = from_app ? peer : app;
    ByteView rest = sent->bytes;
    while (!rest.empty()) {
      const size_t size = std::min(rest.size(), kSegmentBytes);
      writer.Packet(from, to, kPsh | kAck, rest.first(size), now_ms);
      writer.Packet(to, from, kAck, {}, now_ms);
      rest = rest.subspan(size);
    }
  }
  writer.Packet(app, peer, kFin | kAck, {}, now_ms);
  writer.Packet(peer, app, kFin | kAck, {}, now_ms);
  writer.Packet(app, peer, kAck, {}, now_ms);
  return writer.Take();
}

}  // namespace shakedown::capture
