// SPDX-License-Identifier: Apache-2.0
// Flights out of order, in other pieces, with messages too many; and what is
// wrong around ServerHelloDone.
#include <memory>

#include "src/peer/faults/plan.h"
#include "src/peer/faults/rows.h"

namespace shakedown::peer {
namespace {

constexpr FaultPhase kPhase = FaultPhase::kDone;
constexpr FaultSide kServer = FaultSide::kServer;
constexpr FaultSide kEither = FaultSide::kEither;

constexpr uint8_t kUnknownType = 99;
constexpr uint8_t kServerHelloDoneType = 14;

// Where a side is when its flight has begun and its keys have not changed.
const char* MidFlight(const Plan& plan) {
  return plan.script.is_server ? "ServerHelloDone" : "ClientKeyExchange";
}

void MissingDone(Plan& plan, int64_t) { plan.Omit("ServerHelloDone"); }

void DoneTwice(Plan& plan, int64_t) {
  plan.PutAfter("ServerHelloDone",
                {openssl::kHandshakeType, Message(kServerHelloDoneType, {})});
}

void DoneWithBody(Plan& plan, int64_t) {
  plan.EditBody("ServerHelloDone", [](Bytes& body) { body = {0}; });
}

// The Certificate waits until the ServerKeyExchange has gone.
void Swapped(Plan& plan, int64_t) {
  const auto held = std::make_shared<Flight>();
  plan.EditFlight("Certificate", [held](Flight& flight, const Moment&) {
    *held = std::exchange(flight, {});
    return true;
  });
  plan.EditFlight("ServerKeyExchange", [held](Flight& flight, const Moment&) {
    flight.insert(flight.end(), held->begin(), held->end());
    return true;
  });
}

void UnknownMessage(Plan& plan, int64_t type) {
  plan.PutBefore(MidFlight(plan),
                 {openssl::kHandshakeType,
                  Message(static_cast<uint8_t>(type), Bytes{1, 2, 3})});
}

void DataInHandshake(Plan& plan, int64_t) {
  plan.PutBefore(MidFlight(plan),
                 {openssl::kApplicationDataType, {'e', 'a', 'r', 'l', 'y'}});
}

// Records of so few bytes; also those after ChangeCipherSpec.
void SmallRecords(Plan& plan, int64_t bytes) {
  plan.EditFlight("", [bytes](Flight& flight, const Moment&) {
    Flight pieces;
    for (const openssl::HandshakePiece& whole : flight) {
      ByteView rest(whole.content);
      while (!rest.empty()) {
        const size_t count = std::min(rest.size(), static_cast<size_t>(bytes));
        const ByteView part = rest.first(count);
        pieces.push_back({whole.content_type, Bytes(part.begin(), part.end()),
                          whole.hashed});
        rest = rest.subspan(count);
      }
    }
    flight = std::move(pieces);
    return true;
  });
}

// All that a server says before its ServerHelloDone waits for it.
void OneRecord(Plan& plan, int64_t) {
  const auto held = std::make_shared<Bytes>();
  for (const char* message : {"ServerHello", "Certificate", "CertificateStatus",
                              "ServerKeyExchange", "CertificateRequest"}) {
    plan.EditFlight(message, [held](Flight& flight, const Moment&) {
      for (const openssl::HandshakePiece& piece : flight) {
        Append(*held, piece.content);
      }
      flight.clear();
      return true;
    });
  }
  plan.EditMessage("ServerHelloDone", [held](Bytes& message) {
    Append(*held, message);
    message = std::exchange(*held, {});
  });
}

// A record without content stands before the flight.
void EmptyRecord(Plan& plan, int64_t) {
  plan.records.push_back(
      {plan.fault, ContentType::kHandshake, false, false, [](Records& records) {
         records.insert(records.begin(),
                        Record(ContentType::kHandshake, 3, {}));
       }});
}

void RecordVersion(Plan& plan, int64_t minor) {
  plan.records.push_back({plan.fault, ContentType::kHandshake, false, true,
                          [minor](Records& records) {
                            for (Bytes& record : records) {
                              record[2] = static_cast<uint8_t>(minor);
                            }
                          }});
}

// Announced, and not sent: nobody needs to wait for the rest.
void OversizeRecord(Plan& plan, int64_t bytes) {
  plan.EditRecord(ContentType::kHandshake, false, [bytes](Bytes& record) {
    record[3] = static_cast<uint8_t>(bytes >> 8);
    record[4] = static_cast<uint8_t>(bytes);
  });
}

void UnknownRecord(Plan& plan, int64_t type) {
  plan.PutBefore(MidFlight(plan), {static_cast<uint8_t>(type), {1}});
}

void OddAlert(Plan& plan, int64_t) {
  plan.PutBefore(MidFlight(plan), {openssl::kAlertType, {2}});
}

}  // namespace

FaultRows OrderFaults() {
  return {
      {"missing_hello_done", kPhase, kServer,
       "leaves its ServerHelloDone out, and waits", &MissingDone},
      {"hello_done_twice", kPhase, kServer,
       "sends its ServerHelloDone a second time", &DoneTwice},
      {"hello_done_with_body", kPhase, kServer,
       "sends a ServerHelloDone with content", &DoneWithBody},
      {"swapped_messages", kPhase, kServer,
       "sends its ServerKeyExchange before its Certificate", &Swapped},
      {"unknown_message",
       kPhase,
       kEither,
       "sends a handshake message of a type that nobody knows",
       &UnknownMessage,
       {"type's number", 24, 255, kUnknownType}},
      {"data_in_handshake", kPhase, kEither,
       "sends application data in the middle of its flight", &DataInHandshake},
      {"alert_of_one_byte", kPhase, kEither,
       "sends half an alert in the middle of its flight", &OddAlert},
      {"unknown_record_in_handshake",
       kPhase,
       kEither,
       "sends a record of a type that nobody knows in its flight",
       &UnknownRecord,
       {"type's number", 24, 127, 24}},
      {"small_records",
       kPhase,
       kEither,
       "cuts its handshake messages into small records",
       &SmallRecords,
       {"bytes in a record", 1, 16'384, 1}},
      {"one_record", kPhase, kServer, "packs its first flight into one record",
       &OneRecord},
      {"empty_record_in_handshake", kPhase, kEither,
       "sends a record without content before its flight", &EmptyRecord},
      {"wrong_record_version",
       kPhase,
       kEither,
       "puts another version than it negotiated on its plaintext records",
       &RecordVersion,
       {"version's second byte", 0, 255, 9}},
      {"oversize_record_in_handshake",
       kPhase,
       kEither,
       "announces a record longer than any may be",
       &OversizeRecord,
       {"bytes in the record", 18'428, 65'535, 18'428}},
  };
}

}  // namespace shakedown::peer
