// SPDX-License-Identifier: Apache-2.0
// What is wrong with later handshakes of a connection. A new identity in one is
// the step renegotiate's own.
#include "src/peer/faults/hello_message.h"
#include "src/peer/faults/rows.h"

namespace shakedown::peer {
namespace {

constexpr FaultPhase kPhase = FaultPhase::kRenegotiation;
constexpr FaultSide kServer = FaultSide::kServer;
constexpr FaultSide kClient = FaultSide::kClient;
constexpr FaultSide kEither = FaultSide::kEither;

constexpr uint8_t kHelloRequestType = 0;
constexpr uint16_t kRenegotiationScsv = 0x00FF;

// Puts steps before the script's own, or before the echo of a server.
void First(Plan& plan, const std::vector<Step>& steps) {
  auto& all = plan.script.after_handshake;
  if (!all) {
    all.emplace();
    if (plan.script.is_server) all->push_back(Echo{});
  }
  all->insert(all->begin(), steps.begin(), steps.end());
}

// libssl knows of the last one only.
void HelloRequestStorm(Plan& plan, int64_t count) {
  const Bytes request = Message(kHelloRequestType, {});
  const SendRecord unknown = {openssl::kHandshakeType,
                              std::string(request.begin(), request.end())};
  First(plan, {Renegotiate{}});
  First(plan, std::vector<Step>(static_cast<size_t>(count - 1), unknown));
}

void RenegotiationStorm(Plan& plan, int64_t count) {
  First(plan, std::vector<Step>(static_cast<size_t>(count), Renegotiate{}));
}

void Refuses(Plan& plan, int64_t) { plan.refuses_renegotiation = true; }

// Changes the hello of each handshake but the first.
void EditLater(Plan& plan, const std::string& message,
               std::function<void(Hello& hello)> edit) {
  plan.EditFlight(message,
                  [edit = std::move(edit)](Flight& flight, const Moment& now) {
                    if (now.handshake == 1) return false;
                    for (openssl::HandshakePiece& piece : flight) {
                      Hello hello = ParseHello(piece.content);
                      edit(hello);
                      piece.content = Encode(hello);
                    }
                    return true;
                  });
}

const char* HelloOf(const Plan& plan) {
  return plan.script.is_server ? "ServerHello" : "ClientHello";
}

void Forgets(Plan& plan, int64_t) {
  EditLater(plan, HelloOf(plan),
            [](Hello& hello) { hello.Remove(kRenegotiationInfo); });
}

void WrongInfo(Plan& plan, int64_t) {
  EditLater(plan, HelloOf(plan), [](Hello& hello) {
    hello.Remove(kRenegotiationInfo);
    hello.Add(kRenegotiationInfo, {3, 1, 2, 3});
  });
}

void ScsvAgain(Plan& plan, int64_t) {
  EditLater(plan, HelloOf(plan),
            [](Hello& hello) { hello.suites.push_back(kRenegotiationScsv); });
}

}  // namespace

FaultRows RenegotiationFaults() {
  return {
      {"hello_request_storm",
       kPhase,
       kServer,
       "asks for a new handshake many times at once",
       &HelloRequestStorm,
       {"HelloRequests", 1, 10'000, 20}},
      {"renegotiation_storm",
       kPhase,
       kClient,
       "renegotiates again and again",
       &RenegotiationStorm,
       {"handshakes", 1, 1'000, 5}},
      {"refuses_renegotiation", kPhase, kEither,
       "refuses every new handshake by no_renegotiation", &Refuses},
      {"forgets_renegotiation_info", kPhase, kEither,
       "leaves renegotiation_info out of later handshakes", &Forgets},
      {"wrong_later_renegotiation_info", kPhase, kEither,
       "sends a wrong renegotiation_info in later handshakes", &WrongInfo},
      {"renegotiation_scsv_again", kPhase, kClient,
       "signals RFC 5746 by a suite in later handshakes too", &ScsvAgain},
  };
}

}  // namespace shakedown::peer
