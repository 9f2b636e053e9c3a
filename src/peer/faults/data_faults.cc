// SPDX-License-Identifier: Apache-2.0
// What is wrong once data flows, of either side. The records that are sent, not
// damaged, come before anything else after the handshake.
#include "src/peer/faults/plan.h"
#include "src/peer/faults/rows.h"

namespace shakedown::peer {
namespace {

constexpr FaultPhase kPhase = FaultPhase::kData;
constexpr FaultSide kServer = FaultSide::kServer;
constexpr FaultSide kEither = FaultSide::kEither;
constexpr ContentType kData = ContentType::kApplicationData;

constexpr uint8_t kHelloRequestType = 0;
constexpr uint8_t kHelloDoneType = 14;
constexpr size_t kBlock = 16;

// Puts a step before the script's own, or before the echo of a server.
void First(Plan& plan, Step step) {
  auto& steps = plan.script.after_handshake;
  if (!steps) {
    steps.emplace();
    if (plan.script.is_server) steps->push_back(Echo{});
  }
  steps->insert(steps->begin(), std::move(step));
}

void FirstRecord(Plan& plan, uint8_t type, ByteView content) {
  First(plan, SendRecord{type, std::string(content.begin(), content.end())});
}

void BadMac(Plan& plan, int64_t) {
  plan.EditRecord(kData, true, [](Bytes& record) { record.back() ^= 1; });
}

// Of CBC: the last byte of the block before the last changes the padding's
// length, and nothing else that is not covered by it.
void BadPadding(Plan& plan, int64_t) {
  plan.EditRecord(kData, true, [](Bytes& record) {
    if (record.size() > kBlock) record[record.size() - kBlock - 1] ^= 1;
  });
}

// Of CBC: the last byte is no part of a block.
void OddBlock(Plan& plan, int64_t) {
  plan.EditRecord(kData, true, [](Bytes& record) {
    const ByteView content = ByteView(record).subspan(kRecordHeaderSize);
    if (content.empty()) return;
    record = Record(kData, record[2], content.first(content.size() - 1));
  });
}

void RepeatedRecord(Plan& plan, int64_t) {
  plan.records.push_back({plan.fault, kData, true, false, [](Records& records) {
                            records.push_back(records.front());
                          }});
}

void Oversize(Plan& plan, int64_t bytes) {
  plan.EditRecord(kData, true, [bytes](Bytes& record) {
    record[3] = static_cast<uint8_t>(bytes >> 8);
    record[4] = static_cast<uint8_t>(bytes);
  });
}

void EmptyRecords(Plan& plan, int64_t count) {
  plan.records.push_back(
      {plan.fault, kData, true, false, [count](Records& records) {
         const Bytes empty = Record(kData, records.front()[2], {});
         records.insert(records.begin(), static_cast<size_t>(count), empty);
       }});
}

void ShortRecord(Plan& plan, int64_t bytes) {
  plan.EditRecord(kData, true, [bytes](Bytes& record) {
    record = Record(kData, record[2], Bytes(static_cast<size_t>(bytes), 0x5A));
  });
}

void UnknownType(Plan& plan, int64_t type) {
  FirstRecord(plan, static_cast<uint8_t>(type), AsBytes("what is it"));
}

void TypeZero(Plan& plan, int64_t) { FirstRecord(plan, 0, AsBytes("hello")); }

void Ssl2Record(Plan& plan, int64_t) {
  plan.EditRecord(kData, true, [](Bytes& record) {
    record = {0x80, 3, 1, 0, 2};
  });
}

void RequestWithBody(Plan& plan, int64_t) {
  FirstRecord(plan, openssl::kHandshakeType,
              Message(kHelloRequestType, Bytes{0}));
}

void Unexpected(Plan& plan, int64_t) {
  FirstRecord(plan, openssl::kHandshakeType, Message(kHelloDoneType, {}));
}

void ChangeCipherSpec(Plan& plan, int64_t) {
  FirstRecord(plan, openssl::kChangeCipherSpecType, Bytes{1});
}

void OddAlert(Plan& plan, int64_t) {
  FirstRecord(plan, openssl::kAlertType, Bytes{2});
}

// The rest of the record never comes.
void CutRecord(Plan& plan, int64_t) {
  plan.script.after_handshake = {Send{"hello"}, Close{}};
  plan.EditRecord(kData, true,
                  [](Bytes& record) { record.resize(record.size() - 3); });
}

void SlowDrip(Plan& plan, int64_t interval_ms) { plan.drip_ms = interval_ms; }

}  // namespace

FaultRows DataFaults() {
  return {
      {"bad_record_mac", kPhase, kEither,
       "sends data that was changed on the way", &BadMac},
      {"bad_padding", kPhase, kEither,
       "pads a record of data wrongly; of suites with CBC", &BadPadding},
      {"part_of_a_block", kPhase, kEither,
       "sends a record of data without its last byte", &OddBlock},
      {"replayed_record", kPhase, kEither,
       "sends a record of data a second time", &RepeatedRecord},
      {"oversize_record",
       kPhase,
       kEither,
       "announces a record of data longer than any may be",
       &Oversize,
       {"bytes in the record", 18'428, 65'535, 18'428}},
      {"empty_records",
       kPhase,
       kEither,
       "sends records of no bytes before its data",
       &EmptyRecords,
       {"records", 1, 100'000, 100}},
      {"short_record",
       kPhase,
       kEither,
       "sends a record of data too short to be encrypted",
       &ShortRecord,
       {"bytes in the record", 1, 24, 8}},
      {"unknown_record",
       kPhase,
       kEither,
       "sends a record of a type that nobody knows, rightly encrypted",
       &UnknownType,
       {"type's number", 24, 127, 24}},
      {"record_of_type_zero", kPhase, kEither,
       "sends data in a record of type 0", &TypeZero},
      {"ssl2_record", kPhase, kEither,
       "sends a record in the framing of SSL 2 in place of data", &Ssl2Record},
      {"hello_request_with_body", kPhase, kServer,
       "sends a HelloRequest with content", &RequestWithBody},
      {"unexpected_message", kPhase, kEither,
       "sends a ServerHelloDone while data flows", &Unexpected},
      {"change_cipher_spec_in_data", kPhase, kEither,
       "sends a ChangeCipherSpec while data flows", &ChangeCipherSpec},
      {"data_alert_of_one_byte", kPhase, kEither,
       "sends half an alert while data flows", &OddAlert},
      {"cut_record", kPhase, kEither,
       "closes the connection in the middle of a record of data", &CutRecord},
      {"slow_drip",
       kPhase,
       kEither,
       "sends one byte at a time, and waits before each",
       &SlowDrip,
       {"milliseconds before a byte", 1, 10'000, 20}},
  };
}

}  // namespace shakedown::peer
