// SPDX-License-Identifier: Apache-2.0
// What is wrong with ChangeCipherSpec and Finished, of either side.
#include <memory>

#include "src/peer/faults/plan.h"
#include "src/peer/faults/rows.h"

namespace shakedown::peer {
namespace {

constexpr FaultPhase kPhase = FaultPhase::kFinished;
constexpr FaultSide kEither = FaultSide::kEither;

constexpr uint8_t kHelloDoneType = 14;

void BadFinished(Plan& plan, int64_t) {
  plan.EditMessage("Finished", [](Bytes& message) { message.back() ^= 1; });
}

void FinishedOf(Plan& plan, int64_t bytes) {
  plan.EditBody("Finished", [bytes](Bytes& body) { body.resize(bytes); });
}

void MissingFinished(Plan& plan, int64_t) { plan.Omit("Finished"); }

void EarlyChange(Plan& plan, int64_t) {
  plan.PutBefore(plan.script.is_server ? "Certificate" : "ClientKeyExchange",
                 {openssl::kChangeCipherSpecType, {1}});
}

// libssl changes its keys all the same; the Finished that an honest peer
// without the change would send takes the place of the encrypted one.
void MissingChange(Plan& plan, int64_t) {
  const auto finished = std::make_shared<Bytes>();
  plan.Omit("ChangeCipherSpec");
  plan.EditMessage("Finished",
                   [finished](Bytes& message) { *finished = message; });
  plan.records.push_back({plan.fault, ContentType::kHandshake, false, true,
                          [finished](Records& records) {
                            if (finished->empty()) return;
                            records = {Record(ContentType::kHandshake,
                                              records.front()[2],
                                              std::exchange(*finished, {}))};
                          }});
}

void ChangeOf(Plan& plan, int64_t value) {
  plan.EditMessage("ChangeCipherSpec", [value](Bytes& content) {
    content = {static_cast<uint8_t>(value)};
  });
}

void LongChange(Plan& plan, int64_t) {
  plan.EditMessage("ChangeCipherSpec", [](Bytes& content) {
    content = {1, 1};
  });
}

void ChangeTwice(Plan& plan, int64_t) {
  plan.PutBefore("Finished", {openssl::kChangeCipherSpecType, {1}});
}

void MessageBefore(Plan& plan, int64_t) {
  plan.PutBefore("Finished",
                 {openssl::kHandshakeType, Message(kHelloDoneType, {})});
}

void DataBefore(Plan& plan, int64_t) {
  plan.PutBefore("Finished",
                 {openssl::kApplicationDataType, {'e', 'a', 'r', 'l', 'y'}});
}

void Corrupted(Plan& plan, int64_t) {
  plan.EditRecord(ContentType::kHandshake, true,
                  [](Bytes& record) { record.back() ^= 1; });
}

}  // namespace

FaultRows FinishedFaults() {
  return {
      {"bad_finished", kPhase, kEither,
       "proves nothing: its Finished has another hash", &BadFinished},
      {"finished_of_length",
       kPhase,
       kEither,
       "sends a Finished of another length than 12 bytes",
       &FinishedOf,
       {"bytes", 0, 200, 11}},
      {"missing_finished", kPhase, kEither,
       "changes its keys, leaves its Finished out, and waits",
       &MissingFinished},
      {"early_change_cipher_spec", kPhase, kEither,
       "says that it changes its keys before there are any", &EarlyChange},
      {"missing_change_cipher_spec", kPhase, kEither,
       "sends its Finished without having changed its keys", &MissingChange},
      {"change_cipher_spec_of",
       kPhase,
       kEither,
       "sends a ChangeCipherSpec with another byte than 1",
       &ChangeOf,
       {"byte", 0, 255, 2}},
      {"long_change_cipher_spec", kPhase, kEither,
       "sends a ChangeCipherSpec of two bytes", &LongChange},
      {"change_cipher_spec_twice", kPhase, kEither,
       "says a second time, encrypted, that it changes its keys", &ChangeTwice},
      {"message_before_finished", kPhase, kEither,
       "sends a message between its ChangeCipherSpec and its Finished",
       &MessageBefore},
      {"data_before_finished", kPhase, kEither,
       "sends application data before its Finished", &DataBefore},
      {"corrupted_finished", kPhase, kEither,
       "sends a Finished that was changed on the way", &Corrupted},
  };
}

}  // namespace shakedown::peer
