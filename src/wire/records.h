// SPDX-License-Identifier: Apache-2.0
// Names the records and handshake messages in what one end sends, with the
// place of each byte (RFC 5246 sections 6.2.1 and 7.4), as the bytes come. Of
// datagrams too; a stream offset is then one in all of them joined.
// Example: RecordTracker tracker(Speaker::kServer); tracker.Feed(bytes);
//          for (const Message& message : tracker.messages()) ...
// Knows no keys: of encrypted messages it names those that are certain.
// A value; one thread.
#ifndef SHAKEDOWN_WIRE_RECORDS_H_
#define SHAKEDOWN_WIRE_RECORDS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "src/base/bytes.h"
#include "src/wire/point.h"

namespace shakedown::wire {

// Bytes [first, first + length) of all that the speaker sent.
struct Span {
  size_t first = 0;
  size_t length = 0;
  bool operator==(const Span&) const = default;
};

// A record's header and what it announces.
struct Record {
  size_t first = 0;  // stream offset of the 5-byte header; SSL 2: of 2 bytes
  uint8_t type = 0;  // 0x80: a ClientHello in SSL 2's framing
  uint16_t version = 0;
  size_t length = 0;  // of the fragment, which follows the header
  bool encrypted = false;

  // Where the next one begins, on a stream.
  size_t end() const { return first + (type == 0x80 ? 2 : 5) + length; }
  bool operator==(const Record&) const = default;
};

// A handshake message, or a record of another kind, or bytes that are no TLS.
struct Message {
  // The RFC's name. "Handshake": encrypted and not certain which. "": a type
  // nobody knows, or no TLS, and then everything from here on.
  std::string name;
  size_t record = 0;  // number, from 1, of that in which it begins; 0: no TLS
  bool begins_record = false;  // its first byte is its record's first
  bool encrypted = false;
  // What it announces, in bytes with its 4-byte header; encrypted, or not a
  // handshake message: the fragment's. Nothing while not known.
  std::optional<size_t> length;
  std::vector<Span> pieces;  // where its bytes are; more than one if it spans

  size_t first_byte() const { return pieces.front().first; }
  size_t received() const;
  bool complete() const { return length && received() == *length; }
  bool operator==(const Message&) const = default;
};

// NameOfHandshakeType returns a message's name, "" if nobody knows the type.
std::string NameOfHandshakeType(uint8_t type);

class RecordTracker {
 public:
  explicit RecordTracker(Speaker speaker) : speaker_(speaker) {}

  // Feed takes the next bytes, cut as they may be.
  void Feed(ByteView bytes);

  // FeedDatagram takes the next datagram, of DTLS: instead of Feed.
  void FeedDatagram(ByteView datagram);

  // ExpectNextProtocol tells that the server has taken up NPN: this client's
  // first encrypted message is NextProtocol.
  void ExpectNextProtocol() { next_protocol_next_ = true; }

  // Records whose header is complete, and messages of which a byte is there.
  const std::vector<Record>& records() const { return records_; }
  const std::vector<Message>& messages() const { return messages_; }

 private:
  ByteView TakeHeader(ByteView bytes);
  void BeginRecord();
  void BeginSsl2Record();
  ByteView TakeFragment(ByteView bytes);
  void TakeWhole(ByteView bytes);
  void TakeHandshake(ByteView bytes);
  void TakeGarbage(size_t first, size_t count);
  // datagram/datagram_messages.cc
  void TakeFragments(ByteView content);
  void TakeFragment(uint8_t type, size_t length, size_t offset, size_t count,
                    bool begins_record);
  std::string NameOfWhole(const Record& record);
  std::string NameOfEncryptedHandshake(size_t length);

  Speaker speaker_;
  size_t position_ = 0;  // bytes fed so far
  std::vector<Record> records_;
  std::vector<Message> messages_;

  Bytes header_;     // of the record that is coming
  size_t rest_ = 0;  // bytes of the current fragment still to come
  bool garbage_ = false;

  std::optional<size_t> open_;  // index of the handshake message being filled
  Bytes message_header_;        // what is there of its 4 bytes
  size_t message_rest_ = 0;     // bytes of it to come after its header

  // After ChangeCipherSpec: encrypted, and Finished comes next. Idle: no
  // handshake runs, so that the next message is certain.
  bool encrypted_ = false;
  bool finished_next_ = false;
  bool next_protocol_next_ = false;  // before Finished
  bool idle_ = false;
  size_t finished_length_ = 0;
};

}  // namespace shakedown::wire

#endif  // SHAKEDOWN_WIRE_RECORDS_H_
