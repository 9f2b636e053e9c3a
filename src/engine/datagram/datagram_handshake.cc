// SPDX-License-Identifier: Apache-2.0
#include "src/engine/datagram/datagram_handshake.h"

#include <algorithm>
#include <string>
#include <utility>

namespace shakedown::engine {
namespace {

constexpr int kMostTransmissions = 10;
constexpr int64_t kFirstTimeoutMs = 1000;

}  // namespace

Bytes DatagramHandshake::Frame(HandshakeType type, ByteView body) {
  const auto length = static_cast<uint32_t>(body.size());
  return Fragment{type, length, next_message_++, 0, body}.WithHeader();
}

void DatagramHandshake::Send(HandshakeType type, Bytes message) {
  Add({ContentType::kHandshake, type, std::move(message),
       records_.write_epoch()});
}

void DatagramHandshake::SendChangeCipherSpec() {
  Add({ContentType::kChangeCipherSpec, {}, {1}, records_.write_epoch()});
}

void DatagramHandshake::Add(Sent sent) {
  if (flight_.empty()) {
    transmissions_ = 1;
    StartTimer();
  }
  Queue(sent);
  flight_.push_back(std::move(sent));
}

void DatagramHandshake::Queue(const Sent& sent) {
  if (sent.type == ContentType::kHandshake) return QueueFragments(sent);
  records_.QueueInEpoch(sent.epoch, sent.type, sent.bytes,
                        MessageMoved{Direction::kFromApp, "ChangeCipherSpec",
                                     sent.bytes.size(), sent.epoch > 0});
}

// The trace names the fragments of one message "Certificate [1/3]".
void DatagramHandshake::QueueFragments(const Sent& sent) {
  ByteView message = sent.bytes;
  const Fragment whole = *CutFragment(message);
  const size_t size = FragmentSize(sent.epoch);
  const size_t count =
      std::max<size_t>(1, (whole.bytes.size() + size - 1) / size);
  for (size_t i = 0; i < count; ++i) {
    Fragment part = whole;
    part.offset = static_cast<uint32_t>(i * size);
    part.bytes = whole.bytes.subspan(
        i * size, std::min(size, whole.bytes.size() - i * size));
    std::string name = NameOf(sent.message);
    if (count > 1) {
      name += " [" + std::to_string(i + 1) + "/" + std::to_string(count) + "]";
    }
    const Bytes bytes = part.WithHeader();
    records_.QueueInEpoch(sent.epoch, sent.type, bytes,
                          MessageMoved{Direction::kFromApp, std::move(name),
                                       bytes.size(), sent.epoch > 0});
  }
}

// Room for what a suite may add: an IV, padding and a MAC of 32 bytes, as
// SSLGetDatagramWriteSize counts it (spec/api.md 1.7). The smallest size that
// can be set leaves no room at all for encrypted messages, so they get some.
size_t DatagramHandshake::FragmentSize(uint16_t epoch) const {
  constexpr size_t kBlock = 16;
  constexpr size_t kProtection = 16 + 1 + 32;
  constexpr size_t kLeast = 16;
  size_t room = settings_.datagram_record_size - DatagramRecords::kHeaderSize;
  size_t taken = kFragmentHeaderSize;
  if (epoch > 0) {
    room -= room % kBlock;
    taken += kProtection;
  }
  return std::max(room, taken + kLeast) - taken;
}

Status DatagramHandshake::Retransmit() {
  if (flight_.empty()) return Status::kOk;
  if (transmissions_ == kMostTransmissions) return Status::kConnectionRefused;
  ++transmissions_;
  StartTimer();
  for (const Sent& sent : flight_) Queue(sent);
  return Status::kOk;
}

Status DatagramHandshake::RetransmitIfDue() {
  const int64_t now_ms = simulation_.clock().UnixMilliseconds();
  if (!deadline_ms_ || now_ms < *deadline_ms_) return Status::kOk;
  return Retransmit();
}

void DatagramHandshake::StartTimer() {
  deadline_ms_ = simulation_.clock().UnixMilliseconds() +
                 (kFirstTimeoutMs << (transmissions_ - 1));
}

void DatagramHandshake::ForgetFlight() {
  flight_.clear();
  deadline_ms_.reset();
}

void DatagramHandshake::EndHandshake() {
  incoming.Restart();
  next_message_ = 0;
  cookie.reset();
}

}  // namespace shakedown::engine
