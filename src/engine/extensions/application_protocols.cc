// SPDX-License-Identifier: Apache-2.0
#include "src/engine/extensions/application_protocols.h"

#include "src/engine/extensions/extension_block.h"

namespace shakedown::engine {

void OfferApplicationProtocols(Connection& connection, ByteWriter& block) {
  const Settings& settings = connection.settings;
  Handshake& handshake = connection.handshake;
  const Rules& rules = connection.rules;
  handshake.offered_npn = rules.npn && settings.on_npn != nullptr;
  handshake.offered_alpn = rules.alpn && !settings.alpn_protocols.empty();
  if (handshake.offered_npn) {
    WriteExtension(block, ExtensionType::kNextProtocol, {});
  }
  if (handshake.offered_alpn) {
    ByteWriter list;
    list.Vector(2, settings.alpn_protocols);
    WriteExtension(block, ExtensionType::kAlpn, list.bytes());
  }
}

Status TakeAlpnAnswer(Connection& connection, ByteView data) {
  if (!connection.handshake.offered_alpn || connection.alpn_answer) {
    return Status::kProtocol;
  }
  ByteReader reader(data);
  const auto list = reader.ReadVector(2);
  if (!list || !reader.empty()) return Status::kProtocol;
  connection.alpn_answer.emplace(list->begin(), list->end());
  connection.handshake.alpn_answered = true;
  return Status::kOk;
}

Status TakeNpnAnswer(Connection& connection, ByteView data) {
  if (!connection.handshake.offered_npn) return Status::kProtocol;
  connection.npn_answer.emplace(data.begin(), data.end());
  connection.handshake.npn_answered = true;
  return Status::kOk;
}

// The functions are copied: the app may set others while one runs.
void TellApplicationProtocols(Connection& connection) {
  const Handshake& handshake = connection.handshake;
  if (handshake.alpn_answered && connection.settings.on_alpn) {
    const auto tell = connection.settings.on_alpn;
    tell(*connection.alpn_answer);
  } else if (handshake.npn_answered && connection.settings.on_npn) {
    const auto tell = connection.settings.on_npn;
    tell(*connection.npn_answer);
  }
}

// The padding hides how long the name is.
Status SendNextProtocol(Connection& connection) {
  constexpr size_t kPaddedTo = 32;
  constexpr size_t kLengths = 2;
  if (!connection.handshake.npn_answered) return Status::kOk;
  const Bytes& protocol = connection.settings.npn_protocol;
  if (protocol.empty()) {
    return connection.Fail(Status::kBadConfiguration, kCloseNotify);
  }
  ByteWriter body;
  body.Vector(1, protocol);
  body.Vector(1, Bytes(kPaddedTo - (protocol.size() + kLengths) % kPaddedTo));
  connection.SendHandshake(HandshakeType::kNextProtocol, body.bytes());
  return Status::kOk;
}

}  // namespace shakedown::engine
