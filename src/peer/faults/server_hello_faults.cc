// SPDX-License-Identifier: Apache-2.0
// What a server does wrong with its choices, and where it refuses early.
#include "src/peer/faults/hello_message.h"
#include "src/peer/faults/rows.h"

namespace shakedown::peer {
namespace {

constexpr FaultPhase kPhase = FaultPhase::kHello;
constexpr FaultSide kServer = FaultSide::kServer;

constexpr uint8_t kWarning = 1;
constexpr uint8_t kFatal = 2;
constexpr uint8_t kProtocolVersion = 70;
constexpr uint8_t kUnrecognizedName = 112;
constexpr uint8_t kNoApplicationProtocol = 120;
constexpr uint8_t kHelloRequestType = 0;

template <uint8_t kLevel, uint8_t kDescription>
void AlertAtHello(Plan& plan, int64_t) {
  const openssl::HandshakePiece alert = {openssl::kAlertType,
                                         {kLevel, kDescription}};
  if (kLevel == kWarning) return plan.PutBefore("ServerHello", alert);
  plan.script.alert = ScriptedAlert{"ServerHello", {kLevel, kDescription}};
}

void Version(Plan& plan, int64_t version) {
  EditServerHello(plan, [version](Hello& hello) {
    hello.version = static_cast<uint16_t>(version);
  });
}

// ChaCha20, which libssl knows and Secure Transport never had.
void NoCommonSuite(Plan& plan, int64_t) {
  plan.script.suites = {"TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
                        "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"};
}

void SuiteNotOffered(Plan& plan, int64_t suite) {
  EditServerHello(plan, [suite](Hello& hello) {
    hello.suites = {static_cast<uint16_t>(suite)};
  });
}

void Compression(Plan& plan, int64_t method) {
  EditServerHello(plan, [method](Hello& hello) {
    hello.compressions = {static_cast<uint8_t>(method)};
  });
}

void Truncated(Plan& plan, int64_t bytes) {
  plan.EditBody("ServerHello", [bytes](Bytes& body) {
    if (static_cast<size_t>(bytes) < body.size()) body.resize(bytes);
  });
}

void Missing(Plan& plan, int64_t) { plan.Omit("ServerHello"); }

void Twice(Plan& plan, int64_t) { plan.Repeat("ServerHello"); }

void OnlyTls13(Plan& plan, int64_t) { plan.only_tls13 = true; }

// HelloRequest is no part of the transcript.
void HelloRequests(Plan& plan, int64_t count) {
  plan.EditFlight("ServerHello", [count](Flight& flight, const Moment&) {
    flight.insert(
        flight.begin(), static_cast<size_t>(count),
        {openssl::kHandshakeType, Message(kHelloRequestType, {}), false});
    return true;
  });
}

}  // namespace

FaultRows ServerHelloFaults() {
  return {
      {"wrong_version",
       kPhase,
       kServer,
       "names a version in its ServerHello that the app cannot speak",
       &Version,
       {"version's number", 0, 0xFFFF, 0x0305}},
      {"tls13_only", kPhase, kServer, "speaks TLS 1.3 and nothing older",
       &OnlyTls13},
      {"protocol_version_warning", kPhase, kServer,
       "warns of the version, by an alert before its ServerHello, and goes on",
       &AlertAtHello<kWarning, kProtocolVersion>},
      {"no_common_suite", kPhase, FaultSide::kEither,
       "knows only cipher suites that the app lacks", &NoCommonSuite},
      {"suite_not_offered",
       kPhase,
       kServer,
       "chooses a cipher suite that the app did not offer",
       &SuiteNotOffered,
       {"suite's number", 0, 0xFFFF, 0x0005}},
      {"compression",
       kPhase,
       kServer,
       "chooses a compression method that the app did not offer",
       &Compression,
       {"method's number", 1, 255, 1}},
      {"truncated_server_hello",
       kPhase,
       kServer,
       "ends its ServerHello early, with a length that fits",
       &Truncated,
       {"bytes that are left", 2, 60, 20}},
      {"missing_server_hello", kPhase, kServer, "leaves its ServerHello out",
       &Missing},
      {"server_hello_twice", kPhase, kServer,
       "sends its ServerHello a second time", &Twice},
      {"sni_refused", kPhase, kServer,
       "refuses the server_name, by a fatal unrecognized_name",
       &AlertAtHello<kFatal, kUnrecognizedName>},
      {"sni_warning", kPhase, kServer,
       "warns of the server_name, by unrecognized_name, and goes on",
       &AlertAtHello<kWarning, kUnrecognizedName>},
      {"alpn_refused", kPhase, kServer,
       "finds no protocol in the app's ALPN, and says so by a fatal alert",
       &AlertAtHello<kFatal, kNoApplicationProtocol>},
      {"hello_requests_in_handshake",
       kPhase,
       kServer,
       "sends HelloRequests before its ServerHello",
       &HelloRequests,
       {"messages", 1, 10'000, 3}},
  };
}

}  // namespace shakedown::peer
