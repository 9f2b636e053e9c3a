// SPDX-License-Identifier: Apache-2.0
// How the faults of a script are carried out: what they change of the script
// itself, which messages they edit before these are hashed, and which records
// on their way to the wire. An empty plan is an honest peer.
// Example: plan.EditMessage("Finished", [](Bytes& m) { m.back() ^= 1; });
// Reading order: Flight, Plan, then the rules it keeps.
#ifndef SHAKEDOWN_PEER_FAULTS_PLAN_H_
#define SHAKEDOWN_PEER_FAULTS_PLAN_H_

#include <openssl/types.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "src/base/bytes.h"
#include "src/openssl/handshake_output.h"
#include "src/peer/records.h"
#include "src/peer/script.h"

namespace shakedown::peer {

// What goes out in place of one message; at first the message alone.
using Flight = std::vector<openssl::HandshakePiece>;

// When a message is edited.
struct Moment {
  SSL* ssl = nullptr;
  int handshake = 1;  // 2 is the first renegotiation
};

// Returns whether it took hold.
using FlightEdit = std::function<bool(Flight& flight, const Moment& moment)>;

struct MessageRule {
  std::string fault;
  std::string message;  // the RFC's name; "": each
  FlightEdit edit;
};

// What goes out in place of one record; at first the record alone. Need not be
// records.
using Records = std::vector<Bytes>;

struct RecordRule {
  std::string fault;
  std::optional<ContentType> type;  // nothing: any
  bool encrypted = false;           // after the peer's ChangeCipherSpec, or not
  bool each = false;                // else only the first of the kind
  std::function<void(Records& records)> edit;
};

struct Plan {
  Script script;               // as configuration changes it
  bool only_tls13 = false;     // speaks no version that the app could know
  bool says_fallback = false;  // client: TLS_FALLBACK_SCSV
  bool refuses_renegotiation = false;  // by alert no_renegotiation
  std::optional<int64_t> drip_ms;      // a byte each so many milliseconds
  std::vector<MessageRule> messages;
  std::vector<RecordRule> records;

  std::string fault;  // the one whose part is being written

  // EditFlight changes what goes out in place of a message.
  void EditFlight(const std::string& message, FlightEdit edit) {
    messages.push_back({fault, message, std::move(edit)});
  }

  // EditMessage changes a message itself, header included. What another fault
  // has left shorter than a header is passed over.
  void EditMessage(const std::string& message,
                   std::function<void(Bytes& message)> edit);

  // EditBody changes what follows a message's header, whose length then fits.
  void EditBody(const std::string& message,
                std::function<void(Bytes& body)> edit);

  // Omit leaves a message out.
  void Omit(const std::string& message);

  // Repeat sends a message a second time.
  void Repeat(const std::string& message);

  // PutBefore and PutAfter send more beside a message.
  void PutBefore(const std::string& message, openssl::HandshakePiece piece);
  void PutAfter(const std::string& message, openssl::HandshakePiece piece);

  // EditRecord changes the first record of a kind, header included; not what
  // another fault has left shorter than a header.
  void EditRecord(ContentType type, bool encrypted,
                  std::function<void(Bytes& record)> edit);
};

// Message returns a handshake message with a header that fits.
Bytes Message(uint8_t type, ByteView body);

// BodyOf returns what follows a message's header of 4 bytes.
ByteView BodyOf(ByteView message);

}  // namespace shakedown::peer

#endif  // SHAKEDOWN_PEER_FAULTS_PLAN_H_
