// SPDX-License-Identifier: Apache-2.0
// The records and messages of DTLS in a datagram (RFC 4347 sections 4.1 and
// 4.2.2). A message that is sent again counts as another of its name; its
// fragments are its pieces, each header but the first left out.
#include "src/wire/records.h"

namespace shakedown::wire {
namespace {

constexpr size_t kRecordHeader = 13;
constexpr size_t kFragmentHeader = 12;
constexpr uint8_t kHandshake = 22;
constexpr uint8_t kFirstType = 20;
constexpr uint8_t kLastType = 23;
constexpr uint8_t kMajorVersion = 254;

}  // namespace

void RecordTracker::FeedDatagram(ByteView datagram) {
  while (!datagram.empty()) {
    ByteReader reader(datagram);
    Record record;
    record.first = position_;
    record.type = reader.ReadU8().value_or(0);
    record.version = reader.ReadU16().value_or(0);
    const uint16_t epoch = reader.ReadU16().value_or(0);
    const bool has_number = reader.ReadBytes(6).has_value();
    const auto fragment = reader.ReadVector(2);
    if (!has_number || !fragment || record.type < kFirstType ||
        record.type > kLastType || record.version >> 8 != kMajorVersion) {
      TakeGarbage(position_, datagram.size());
      position_ += datagram.size();
      return;
    }
    record.length = fragment->size();
    encrypted_ = epoch > 0;
    record.encrypted = encrypted_;
    records_.push_back(record);
    position_ += kRecordHeader;
    rest_ = record.length;
    if (record.type == kHandshake && !encrypted_) {
      TakeFragments(*fragment);
    } else if (!fragment->empty()) {
      TakeWhole(*fragment);
    }
    rest_ = 0;
    datagram = reader.rest();
  }
}

void RecordTracker::TakeFragments(ByteView content) {
  bool begins_record = true;
  while (content.size() >= kFragmentHeader) {
    ByteReader reader(content);
    const uint8_t type = *reader.ReadU8();
    const uint32_t length = *reader.ReadU24();
    reader.ReadU16();  // the message's number
    const uint32_t offset = *reader.ReadU24();
    const auto bytes = reader.ReadVector(3);
    if (!bytes) break;
    TakeFragment(type, length, offset, bytes->size(), begins_record);
    position_ += kFragmentHeader + bytes->size();
    content = reader.rest();
    begins_record = false;
  }
  position_ += content.size();
}

void RecordTracker::TakeFragment(uint8_t type, size_t length, size_t offset,
                                 size_t count, bool begins_record) {
  const std::string name = NameOfHandshakeType(type);
  if (offset > 0) {
    const bool goes_on = !messages_.empty() && messages_.back().name == name;
    if (goes_on) {
      messages_.back().pieces.push_back({position_ + kFragmentHeader, count});
    }
    return;
  }
  Message message;
  message.name = name;
  message.record = records_.size();
  message.begins_record = begins_record;
  message.length = kFragmentHeader + length;
  message.pieces = {{position_, kFragmentHeader + count}};
  messages_.push_back(std::move(message));
}

}  // namespace shakedown::wire
