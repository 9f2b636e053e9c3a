// SPDX-License-Identifier: Apache-2.0
// What is wrong with a Certificate message, whatever the certificates are worth
// (those are pki's), and with the proof that follows it.
#include "src/peer/faults/plan.h"
#include "src/peer/faults/rows.h"

namespace shakedown::peer {
namespace {

constexpr FaultPhase kPhase = FaultPhase::kCertificate;
constexpr FaultSide kServer = FaultSide::kServer;
constexpr FaultSide kClient = FaultSide::kClient;
constexpr FaultSide kEither = FaultSide::kEither;

constexpr uint8_t kCertificateType = 11;
constexpr uint8_t kCertificateStatusType = 22;
constexpr uint8_t kNoCertificateAlert = 41;
constexpr size_t kListLengthEnd = 2;   // last byte of the list's length
constexpr size_t kEntryLengthEnd = 5;  // and of the first entry's

// A client that shows none has no key to prove.
void EmptyList(Plan& plan, int64_t) {
  if (!plan.script.is_server) plan.script.chain.clear();
  plan.EditBody("Certificate", [](Bytes& body) { body = {0, 0, 0}; });
}

template <size_t kAt, int kBy>
void Lie(Plan& plan, int64_t) {
  plan.EditBody("Certificate", [](Bytes& body) {
    if (body.size() > kAt) body[kAt] = static_cast<uint8_t>(body[kAt] + kBy);
  });
}

// An entry of no bytes stands before the honest ones.
void EmptyEntry(Plan& plan, int64_t) {
  plan.EditBody("Certificate", [](Bytes& body) {
    if (body.size() <= kListLengthEnd) return;
    ByteWriter writer;
    writer.U24(0);
    writer.Raw(ByteView(body).subspan(kListLengthEnd + 1));
    ByteWriter list;
    list.Vector(3, writer.bytes());
    body = list.Take();
  });
}

void TrailingBytes(Plan& plan, int64_t) {
  plan.EditBody("Certificate", [](Bytes& body) { body.push_back(0); });
}

void Missing(Plan& plan, int64_t) { plan.Omit("Certificate"); }

void Twice(Plan& plan, int64_t) { plan.Repeat("Certificate"); }

// The message's own length: its last byte is missing, or the next message's
// first one belongs to it.
void LongMessage(Plan& plan, int64_t) {
  plan.EditMessage("Certificate", [](Bytes& message) { ++message[3]; });
}

void EmptyStatus(Plan& plan, int64_t) {
  plan.PutAfter("Certificate",
                {openssl::kHandshakeType, Message(kCertificateStatusType, {})});
}

// --- A client's ---

void NoCertificateAlert(Plan& plan, int64_t) {
  plan.script.chain.clear();
  plan.EditFlight("Certificate", [](Flight& flight, const Moment&) {
    flight = {{openssl::kAlertType, {1, kNoCertificateAlert}}};
    return true;
  });
}

void UnwantedCertificate(Plan& plan, int64_t) {
  plan.PutBefore(
      "ClientKeyExchange",
      {openssl::kHandshakeType, Message(kCertificateType, Bytes{0, 0, 0})});
}

void BadVerify(Plan& plan, int64_t) {
  plan.EditMessage("CertificateVerify",
                   [](Bytes& message) { message.back() ^= 1; });
}

void TruncatedVerify(Plan& plan, int64_t) {
  plan.EditBody("CertificateVerify", [](Bytes& body) {
    if (!body.empty()) body.pop_back();
  });
}

void MissingVerify(Plan& plan, int64_t) { plan.Omit("CertificateVerify"); }

}  // namespace

FaultRows CertificateFaults() {
  return {
      {"empty_certificate_list", kPhase, kEither,
       "presents no certificate in its Certificate message", &EmptyList},
      {"certificate_list_too_long", kPhase, kEither,
       "says that its list of certificates is longer than it is",
       &Lie<kListLengthEnd, 1>},
      {"certificate_list_too_short", kPhase, kEither,
       "says that its list of certificates is shorter than it is",
       &Lie<kListLengthEnd, -1>},
      {"certificate_length_lies", kPhase, kEither,
       "says that its first certificate is longer than it is",
       &Lie<kEntryLengthEnd, 1>},
      {"empty_certificate_entry", kPhase, kEither,
       "presents a certificate of no bytes before its own", &EmptyEntry},
      {"certificate_trailing_bytes", kPhase, kEither,
       "sends a byte too many behind its certificates", &TrailingBytes},
      {"certificate_message_too_long", kPhase, kServer,
       "says that its Certificate message is longer than it is", &LongMessage},
      {"missing_certificate", kPhase, kEither,
       "leaves its Certificate message out", &Missing},
      {"certificate_twice", kPhase, kEither,
       "sends its Certificate message a second time", &Twice},
      {"empty_certificate_status", kPhase, kServer,
       "sends a CertificateStatus without content", &EmptyStatus},
      {"no_certificate_alert", kPhase, kClient,
       "answers a request by a no_certificate alert, as SSL 3 did",
       &NoCertificateAlert},
      {"unwanted_certificate", kPhase, kClient,
       "sends a Certificate message that nobody asked for",
       &UnwantedCertificate},
      {"bad_certificate_verify", kPhase, kClient,
       "proves its key by a signature that is wrong", &BadVerify},
      {"truncated_certificate_verify", kPhase, kClient,
       "ends its CertificateVerify a byte early", &TruncatedVerify},
      {"missing_certificate_verify", kPhase, kClient,
       "presents a certificate and does not prove its key", &MissingVerify},
  };
}

}  // namespace shakedown::peer
