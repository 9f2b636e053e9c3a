// SPDX-License-Identifier: Apache-2.0
#include "src/wire/records.h"

#include <algorithm>
#include <utility>

namespace shakedown::wire {
namespace {

constexpr size_t kRecordHeader = 5;
constexpr size_t kMessageHeader = 4;

// RFC 5246 section 6.2.1.
constexpr uint8_t kChangeCipherSpec = 20;
constexpr uint8_t kAlert = 21;
constexpr uint8_t kHandshake = 22;
constexpr uint8_t kApplicationData = 23;

// RFC 5246 appendix E.2: a client's first record may be a ClientHello in SSL
// 2's framing. After its two bytes of header comes the message's type.
constexpr uint8_t kSsl2Flag = 0x80;
constexpr size_t kSsl2Header = 2;

bool MayBeSsl2Hello(ByteView header) {
  if ((header[0] & kSsl2Flag) == 0) return false;
  if (header.size() == kSsl2Header) return header[1] != 0;
  return header.size() < kSsl2Header || header[kSsl2Header] == 1;
}

// Can a record begin so? Plain text cannot.
bool MayBeHeader(ByteView header) {
  const uint8_t type = header[0];
  if (type < kChangeCipherSpec || type > kApplicationData) return false;
  return header.size() < 2 || header[1] == 3;
}

// Adds to the last piece if the bytes follow it without a gap.
void AddPiece(Message& message, size_t first, size_t count) {
  if (!message.pieces.empty()) {
    Span& last = message.pieces.back();
    if (last.first + last.length == first) {
      last.length += count;
      return;
    }
  }
  message.pieces.push_back({first, count});
}

}  // namespace

// RFC 5246 section 7.4, RFC 5077, RFC 6066, RFC 4347.
std::string NameOfHandshakeType(uint8_t type) {
  switch (type) {
    case 0:
      return "HelloRequest";
    case 1:
      return "ClientHello";
    case 2:
      return "ServerHello";
    case 3:
      return "HelloVerifyRequest";
    case 4:
      return "NewSessionTicket";
    case 11:
      return "Certificate";
    case 12:
      return "ServerKeyExchange";
    case 13:
      return "CertificateRequest";
    case 14:
      return "ServerHelloDone";
    case 15:
      return "CertificateVerify";
    case 16:
      return "ClientKeyExchange";
    case 20:
      return "Finished";
    case 22:
      return "CertificateStatus";
    case 67:
      return "NextProtocol";
    default:
      return "";
  }
}

size_t Message::received() const {
  size_t sum = 0;
  for (const Span& piece : pieces) sum += piece.length;
  return sum;
}

void RecordTracker::Feed(ByteView bytes) {
  while (!bytes.empty()) {
    if (garbage_) {
      TakeGarbage(position_, bytes.size());
      position_ += bytes.size();
      return;
    }
    bytes = rest_ == 0 ? TakeHeader(bytes) : TakeFragment(bytes);
  }
}

ByteView RecordTracker::TakeHeader(ByteView bytes) {
  header_.push_back(bytes.front());
  ++position_;
  const bool is_first = records_.empty() && speaker_ == Speaker::kClient;
  if (is_first && MayBeSsl2Hello(header_)) {
    if (header_.size() > kSsl2Header) BeginSsl2Record();
  } else if (!MayBeHeader(header_)) {
    garbage_ = true;
    TakeGarbage(position_ - header_.size(), header_.size());
  } else if (header_.size() == kRecordHeader) {
    BeginRecord();
  }
  return bytes.subspan(1);
}

void RecordTracker::BeginRecord() {
  ByteReader reader(header_);
  Record record;
  record.first = position_ - kRecordHeader;
  record.type = *reader.ReadU8();
  record.version = *reader.ReadU16();
  record.length = *reader.ReadU16();
  record.encrypted = encrypted_;
  records_.push_back(record);
  rest_ = record.length;
  header_.clear();
}

// The byte that told what it is belongs to the message.
void RecordTracker::BeginSsl2Record() {
  const Bytes header = std::move(header_);
  header_.clear();
  position_ -= header.size() - kSsl2Header;
  Record record;
  record.first = position_ - kSsl2Header;
  record.type = kSsl2Flag;
  record.version = 0x0002;
  record.length = size_t{header[0] & ~kSsl2Flag & 0xFFu} * 256 + header[1];
  records_.push_back(record);
  rest_ = record.length;
  TakeWhole(ByteView(header).subspan(kSsl2Header));
}

ByteView RecordTracker::TakeFragment(ByteView bytes) {
  const ByteView part = bytes.first(std::min(rest_, bytes.size()));
  if (records_.back().type == kHandshake && !encrypted_) {
    TakeHandshake(part);
  } else {
    TakeWhole(part);
  }
  return bytes.subspan(part.size());
}

// A record that counts as one message.
void RecordTracker::TakeWhole(ByteView bytes) {
  const Record& record = records_.back();
  if (rest_ == record.length) {
    Message message;
    message.encrypted = encrypted_;
    message.name = NameOfWhole(record);
    message.record = records_.size();
    message.begins_record = true;
    message.length = record.length;
    messages_.push_back(std::move(message));
  }
  AddPiece(messages_.back(), position_, bytes.size());
  position_ += bytes.size();
  rest_ -= bytes.size();
  if (rest_ == 0 && record.type == kChangeCipherSpec) {
    encrypted_ = true;
    finished_next_ = true;
  }
}

std::string RecordTracker::NameOfWhole(const Record& record) {
  switch (record.type) {
    case kChangeCipherSpec:
      return "ChangeCipherSpec";
    case kAlert:
      return "Alert";
    case kSsl2Flag:
      return "ClientHello";
    case kHandshake:
      return NameOfEncryptedHandshake(record.length);
    default:
      idle_ = true;
      return "ApplicationData";
  }
}

// After its Finished and between data a client can only send ClientHello, a
// server HelloRequest or ServerHello. HelloRequest is shorter than Finished (4
// bytes and 16) and ServerHello longer by more than any cipher's padding.
std::string RecordTracker::NameOfEncryptedHandshake(size_t length) {
  if (finished_next_ && next_protocol_next_) {
    next_protocol_next_ = false;
    return "NextProtocol";
  }
  if (finished_next_) {
    finished_next_ = false;
    idle_ = true;
    finished_length_ = length;
    return "Finished";
  }
  if (idle_ && speaker_ == Speaker::kServer && length <= finished_length_) {
    return "HelloRequest";
  }
  const bool first = idle_;
  idle_ = false;
  return first && speaker_ == Speaker::kClient ? "ClientHello" : "Handshake";
}

void RecordTracker::TakeHandshake(ByteView bytes) {
  for (size_t used = 0; used < bytes.size();) {
    if (!open_) {
      Message message;
      message.name = NameOfHandshakeType(bytes[used]);
      message.record = records_.size();
      message.begins_record = rest_ == records_.back().length;
      open_ = messages_.size();
      messages_.push_back(std::move(message));
      message_header_.clear();
    }
    Message& message = messages_[*open_];
    size_t count = 1;
    if (message.length) {
      count = std::min(message_rest_, bytes.size() - used);
      message_rest_ -= count;
    } else {
      message_header_.push_back(bytes[used]);
      if (message_header_.size() == kMessageHeader) {
        ByteReader reader{ByteView(message_header_).subspan(1)};
        message_rest_ = *reader.ReadU24();
        message.length = kMessageHeader + message_rest_;
      }
    }
    AddPiece(message, position_, count);
    position_ += count;
    rest_ -= count;
    used += count;
    if (message.length && message_rest_ == 0) open_.reset();
  }
}

void RecordTracker::TakeGarbage(size_t first, size_t count) {
  if (messages_.empty() || messages_.back().record != 0) {
    messages_.emplace_back();
  }
  AddPiece(messages_.back(), first, count);
}

}  // namespace shakedown::wire
