// SPDX-License-Identifier: Apache-2.0
#include "src/peer/faults/plan.h"

#include <utility>

namespace shakedown::peer {
namespace {

constexpr size_t kMessageHeader = 4;

// A ChangeCipherSpec has no header.
bool IsWhole(const openssl::HandshakePiece& piece) {
  return piece.content_type != openssl::kHandshakeType ||
         piece.content.size() >= kMessageHeader;
}

}  // namespace

void Plan::EditMessage(const std::string& message,
                       std::function<void(Bytes& message)> edit) {
  EditFlight(message, [edit = std::move(edit)](Flight& flight, const Moment&) {
    for (openssl::HandshakePiece& piece : flight) {
      if (IsWhole(piece)) edit(piece.content);
    }
    return true;
  });
}

void Plan::EditBody(const std::string& message,
                    std::function<void(Bytes& body)> edit) {
  EditMessage(message, [edit = std::move(edit)](Bytes& whole) {
    const ByteView old = BodyOf(whole);
    Bytes body(old.begin(), old.end());
    edit(body);
    whole = Message(whole[0], body);
  });
}

void Plan::Omit(const std::string& message) {
  EditFlight(message, [](Flight& flight, const Moment&) {
    flight.clear();
    return true;
  });
}

void Plan::Repeat(const std::string& message) {
  EditFlight(message, [](Flight& flight, const Moment&) {
    const Flight copy = flight;
    flight.insert(flight.end(), copy.begin(), copy.end());
    return true;
  });
}

void Plan::PutBefore(const std::string& message,
                     openssl::HandshakePiece piece) {
  EditFlight(message, [piece](Flight& flight, const Moment&) {
    flight.insert(flight.begin(), piece);
    return true;
  });
}

void Plan::PutAfter(const std::string& message, openssl::HandshakePiece piece) {
  EditFlight(message, [piece](Flight& flight, const Moment&) {
    flight.push_back(piece);
    return true;
  });
}

void Plan::EditRecord(ContentType type, bool encrypted,
                      std::function<void(Bytes& record)> edit) {
  records.push_back({fault, type, encrypted, false,
                     [edit = std::move(edit)](Records& records) {
                       for (Bytes& record : records) {
                         if (record.size() >= kRecordHeaderSize) edit(record);
                       }
                     }});
}

Bytes Message(uint8_t type, ByteView body) {
  ByteWriter writer;
  writer.U8(type);
  writer.Vector(3, body);
  return writer.Take();
}

ByteView BodyOf(ByteView message) { return message.subspan(kMessageHeader); }

}  // namespace shakedown::peer
