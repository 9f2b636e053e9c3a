// SPDX-License-Identifier: Apache-2.0
// What is wrong with sessions: tickets (RFC 5077), and resuming.
#include <openssl/ssl.h>

#include <algorithm>

#include "src/peer/faults/hello_message.h"
#include "src/peer/faults/rows.h"

namespace shakedown::peer {
namespace {

constexpr FaultPhase kPhase = FaultPhase::kSession;
constexpr FaultSide kServer = FaultSide::kServer;

constexpr uint8_t kNewSessionTicketType = 4;
constexpr uint32_t kDay = 86'400;

Bytes Ticket(uint32_t lifetime_seconds, ByteView ticket) {
  ByteWriter writer;
  writer.U32(lifetime_seconds);
  writer.Vector(2, ticket);
  return Message(kNewSessionTicketType, writer.bytes());
}

void SendTicket(Plan& plan, const Bytes& message) {
  plan.script.tickets = true;
  plan.EditMessage("NewSessionTicket",
                   [message](Bytes& honest) { honest = message; });
}

void Empty(Plan& plan, int64_t) { SendTicket(plan, Ticket(kDay, {})); }

void Huge(Plan& plan, int64_t bytes) {
  SendTicket(plan, Ticket(kDay, Bytes(static_cast<size_t>(bytes), 0x5A)));
}

void LyingLength(Plan& plan, int64_t) {
  Bytes message = Ticket(kDay, Bytes{1, 2, 3});
  constexpr size_t kLengthEnd = 4 + 4 + 1;
  message[kLengthEnd] = 9;
  SendTicket(plan, message);
}

void NoLifetime(Plan& plan, int64_t) {
  plan.script.tickets = true;
  plan.EditBody("NewSessionTicket", [](Bytes& body) {
    constexpr size_t kLifetimeBytes = 4;
    std::fill_n(body.begin(), std::min(body.size(), kLifetimeBytes),
                uint8_t{0});
  });
}

void Missing(Plan& plan, int64_t) {
  plan.script.tickets = true;
  plan.Omit("NewSessionTicket");
}

void Unannounced(Plan& plan, int64_t) {
  plan.EditFlight("ChangeCipherSpec", [](Flight& flight, const Moment&) {
    flight.insert(flight.begin(),
                  {openssl::kHandshakeType, Ticket(kDay, Bytes{1, 2, 3})});
    return true;
  });
}

void Forgets(Plan& plan, int64_t) { plan.script.resumption = false; }

// Changes the ServerHello of each resumed handshake.
void EditResumed(Plan& plan, std::function<void(Hello& hello)> edit) {
  plan.EditFlight("ServerHello",
                  [edit = std::move(edit)](Flight& flight, const Moment& now) {
                    if (SSL_session_reused(now.ssl) == 0) return false;
                    for (openssl::HandshakePiece& piece : flight) {
                      Hello hello = ParseHello(piece.content);
                      edit(hello);
                      piece.content = Encode(hello);
                    }
                    return true;
                  });
}

// If that is the session's own, the next number.
void AnotherSuite(Plan& plan, int64_t suite) {
  EditResumed(plan, [suite](Hello& hello) {
    const bool is_own = hello.suites.front() == suite;
    hello.suites = {static_cast<uint16_t>(is_own ? suite + 1 : suite)};
  });
}

void AnotherVersion(Plan& plan, int64_t version) {
  EditResumed(plan, [version](Hello& hello) {
    hello.version = static_cast<uint16_t>(version);
  });
}

void WithoutMasterSecret(Plan& plan, int64_t) {
  EditResumed(plan, [](Hello& hello) { hello.Remove(kExtendedMasterSecret); });
}

}  // namespace

FaultRows SessionFaults() {
  return {
      {"empty_ticket", kPhase, kServer, "issues a session ticket of no bytes",
       &Empty},
      {"huge_ticket",
       kPhase,
       kServer,
       "issues a very long session ticket",
       &Huge,
       {"bytes", 1, 65'000, 60'000}},
      {"ticket_length_lies", kPhase, kServer,
       "says that its session ticket is longer than it is", &LyingLength},
      {"ticket_without_lifetime", kPhase, kServer,
       "issues a session ticket with a lifetime of zero", &NoLifetime},
      {"missing_ticket", kPhase, kServer,
       "promises a session ticket and does not send it", &Missing},
      {"unannounced_ticket", kPhase, kServer,
       "sends a session ticket that it did not promise", &Unannounced},
      {"forgets_sessions", kPhase, kServer,
       "resumes no session, and makes a full handshake instead", &Forgets},
      {"resumes_another_suite",
       kPhase,
       kServer,
       "resumes a session with another cipher suite",
       &AnotherSuite,
       {"suite's number", 0, 0xFFFF, 0xC02B}},
      {"resumes_another_version",
       kPhase,
       kServer,
       "resumes a session with another version",
       &AnotherVersion,
       {"version's number", 0x0300, 0x0303, 0x0301}},
      {"resumes_without_extended_master_secret", kPhase, kServer,
       "resumes a session without the extended master secret it was made with",
       &WithoutMasterSecret},
  };
}

}  // namespace shakedown::peer
