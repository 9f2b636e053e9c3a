// SPDX-License-Identifier: Apache-2.0
// What is wrong with a hello's session ID and extensions, of either side.
#include <algorithm>

#include "src/peer/faults/hello_message.h"
#include "src/peer/faults/rows.h"

namespace shakedown::peer {
namespace {

constexpr FaultPhase kPhase = FaultPhase::kHello;
constexpr FaultSide kServer = FaultSide::kServer;
constexpr FaultSide kEither = FaultSide::kEither;

constexpr char kSurprise[] = "surprise";

// A list of protocol names, each after its length.
Bytes ProtocolList(const std::vector<std::string>& names) {
  ByteWriter list;
  for (const std::string& name : names) list.Vector(1, AsBytes(name));
  ByteWriter data;
  data.Vector(2, list.bytes());
  return data.Take();
}

void LongSessionId(Plan& plan, int64_t bytes) {
  EditHello(plan, [bytes](Hello& hello) {
    hello.session_id = Bytes(static_cast<size_t>(bytes), 0x5A);
  });
}

void Unknown(Plan& plan, int64_t) {
  EditHello(plan, [](Hello& hello) {
    hello.Add(kUnknownExtension, {1, 2, 3});
  });
}

void Twice(Plan& plan, int64_t) {
  EditHello(plan, [](Hello& hello) {
    hello.Add(kUnknownExtension, {1});
    hello.Add(kUnknownExtension, {2});
  });
}

// The block's own length is the first of it that lies.
void LyingBlock(Plan& plan, int64_t) {
  plan.EditMessage(plan.script.is_server ? "ServerHello" : "ClientHello",
                   [](Bytes& message) {
                     Hello hello = ParseHello(message);
                     if (!hello.extensions) hello.extensions.emplace();
                     const auto extensions =
                         std::exchange(hello.extensions, std::nullopt);
                     const size_t before = Encode(hello).size();
                     hello.extensions = extensions;
                     message = Encode(hello);
                     message[before + 1] += 1;
                   });
}

// The last extension says that it is longer than the block.
void LyingExtension(Plan& plan, int64_t) {
  EditHello(plan, [](Hello& hello) { hello.Add(kUnknownExtension, {}); });
  plan.EditMessage(plan.script.is_server ? "ServerHello" : "ClientHello",
                   [](Bytes& message) { message.back() = 9; });
}

template <uint16_t kExtension>
void Unsolicited(Plan& plan, int64_t) {
  EditServerHello(plan, [](Hello& hello) {
    hello.Remove(kExtension);
    hello.Add(kExtension,
              kExtension == kAlpn ? ProtocolList({kSurprise}) : Bytes{});
  });
}

void TwoAlpnAnswers(Plan& plan, int64_t) {
  EditServerHello(plan, [](Hello& hello) {
    hello.Remove(kAlpn);
    hello.Add(kAlpn, ProtocolList({"h2", "http/1.1"}));
  });
}

void NoRenegotiationInfo(Plan& plan, int64_t) {
  EditServerHello(plan, [](Hello& hello) { hello.Remove(kRenegotiationInfo); });
}

void RenegotiationInfoTwice(Plan& plan, int64_t) {
  EditServerHello(plan, [](Hello& hello) {
    hello.Remove(kRenegotiationInfo);
    hello.Add(kRenegotiationInfo, {0});
    hello.Add(kRenegotiationInfo, {0});
  });
}

void WrongRenegotiationInfo(Plan& plan, int64_t) {
  EditServerHello(plan, [](Hello& hello) {
    hello.Remove(kRenegotiationInfo);
    hello.Add(kRenegotiationInfo, {3, 1, 2, 3});
  });
}

}  // namespace

FaultRows HelloExtensionFaults() {
  return {
      {"session_id_too_long",
       kPhase,
       kEither,
       "sends a session ID of more than 32 bytes",
       &LongSessionId,
       {"bytes", 33, 255, 33}},
      {"unknown_extension", kPhase, kEither,
       "sends an extension in its hello that nobody knows", &Unknown},
      {"extension_twice", kPhase, kEither,
       "sends the same unknown extension twice", &Twice},
      {"extensions_length_lies", kPhase, kEither,
       "says that its hello's extensions are longer than they are",
       &LyingBlock},
      {"extension_length_lies", kPhase, kEither,
       "says that its last extension is longer than all of them",
       &LyingExtension},
      {"alpn_not_offered", kPhase, kServer,
       "answers ALPN with a protocol that the app did not offer",
       &Unsolicited<kAlpn>},
      {"two_alpn_answers", kPhase, kServer, "answers ALPN with two protocols",
       &TwoAlpnAnswers},
      {"unsolicited_npn", kPhase, kServer,
       "announces protocols by NPN to an app that did not ask",
       &Unsolicited<kNextProtocol>},
      {"unsolicited_ticket_extension", kPhase, kServer,
       "promises a session ticket to an app that did not ask",
       &Unsolicited<kSessionTicket>},
      {"no_renegotiation_info", kPhase, kServer,
       "leaves renegotiation_info out, as servers before RFC 5746",
       &NoRenegotiationInfo},
      {"renegotiation_info_twice", kPhase, kServer,
       "sends renegotiation_info twice", &RenegotiationInfoTwice},
      {"wrong_renegotiation_info", kPhase, kServer,
       "sends a renegotiation_info that belongs to no handshake before",
       &WrongRenegotiationInfo},
  };
}

}  // namespace shakedown::peer
