// SPDX-License-Identifier: Apache-2.0
// Peers that speak no TLS at all, or none that an app of this era knows.
#include <string>

#include "src/peer/faults/plan.h"
#include "src/peer/faults/rows.h"

namespace shakedown::peer {
namespace {

constexpr FaultPhase kPhase = FaultPhase::kInstead;
constexpr FaultSide kServer = FaultSide::kServer;
constexpr FaultSide kEither = FaultSide::kEither;

// The peer says this and then waits.
template <const char* kText>
void Say(Plan& plan, int64_t) {
  plan.script.raw = {Send{kText}, Silence{}};
}

constexpr char kHttpAnswer[] =
    "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n";
constexpr char kHttpRequest[] = "GET / HTTP/1.1\r\nHost: a.test\r\n\r\n";
constexpr char kSmtp[] = "220 mail.example.com ESMTP ready\r\n";
constexpr char kImap[] = "* OK IMAP4rev1 ready\r\n";

void PlainHttp(Plan& plan, int64_t) {
  const char* text = plan.script.is_server ? kHttpAnswer : kHttpRequest;
  plan.script.raw = {Send{text}, Close{}};
}

// It takes the ClientHello for a bad identification string.
void Ssh(Plan& plan, int64_t) {
  plan.script.raw = {Send{"SSH-2.0-OpenSSH_9.2\r\n"}, Expect{1},
                     Send{"Invalid SSH identification string.\r\n"}, Close{}};
}

// No byte of it could begin a record.
void Garbage(Plan& plan, int64_t bytes) {
  std::string noise;
  uint32_t state = 1;
  for (int64_t i = 0; i < bytes; ++i) {
    state = state * 1'664'525 + 1'013'904'223;
    noise += static_cast<char>(32 + (state >> 24) % 95);
  }
  plan.script.raw = {Send{noise}, Close{}};
}

// A ServerHello of SSL 2: type 4, no session ID, version 0.2, no certificate.
void Ssl2ServerHello(Plan& plan, int64_t) {
  const char hello[] = "\x80\x0B\x04\x00\x01\x00\x02\x00\x00\x00\x00\x00\x00";
  plan.script.raw = {Send{std::string(hello, sizeof hello - 1)}, Silence{}};
}

void Silent(Plan& plan, int64_t) { plan.script.raw = {Silence{}}; }
void CloseAtOnce(Plan& plan, int64_t) { plan.script.raw = {Close{}}; }
void ResetAtOnce(Plan& plan, int64_t) { plan.script.raw = {Reset{}}; }

void CloseAfterHello(Plan& plan, int64_t) {
  plan.script.raw = {Expect{1}, Close{}};
}

}  // namespace

FaultRows InsteadFaults() {
  return {
      {"plain_http", kPhase, kEither,
       "speaks plain HTTP, as on the port of another service", &PlainHttp},
      {"ssh_banner", kPhase, kServer,
       "is an SSH server: its banner, a complaint, and the end", &Ssh},
      {"smtp_banner", kPhase, kServer,
       "greets as an SMTP server before STARTTLS, and waits", &Say<kSmtp>},
      {"imap_banner", kPhase, kServer,
       "greets as an IMAP server before STARTTLS, and waits", &Say<kImap>},
      {"garbage",
       kPhase,
       kEither,
       "sends printable noise, and closes",
       &Garbage,
       {"bytes", 1, 100'000, 40'000}},
      {"ssl2_server_hello", kPhase, kServer,
       "answers with a ServerHello of SSL 2", &Ssl2ServerHello},
      {"silence", kPhase, kEither,
       "never sends a byte, and keeps the connection open", &Silent},
      {"closes_at_once", kPhase, kEither,
       "closes the connection before any byte", &CloseAtOnce},
      {"closes_after_hello", kPhase, kServer,
       "closes the connection once the ClientHello comes", &CloseAfterHello},
      {"resets_at_once", kPhase, kEither,
       "resets the connection before any byte", &ResetAtOnce},
  };
}

}  // namespace shakedown::peer
