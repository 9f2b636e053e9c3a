// SPDX-License-Identifier: Apache-2.0
// Certificate (RFC 5246 section 7.4.2; spec/handshake.md 1.4, 3.4 and 5.4).
#include "src/engine/messages.h"
#include "src/engine/peer_certificate.h"

namespace shakedown::engine {
namespace {

std::optional<std::vector<Bytes>> ReadChain(ByteView body) {
  constexpr int kLengthBytes = 3;
  ByteReader reader(body);
  const auto list = reader.ReadVector(kLengthBytes);
  if (!list || !reader.empty()) return std::nullopt;
  std::vector<Bytes> chain;
  ByteReader entries(*list);
  while (!entries.empty()) {
    const auto entry = entries.ReadVector(kLengthBytes);
    if (!entry || entry->empty()) return std::nullopt;
    chain.emplace_back(entry->begin(), entry->end());
  }
  return chain;
}

// spec/profiles.md 5.3.
bool IdentityMayChange(const Connection& connection) {
  return connection.settings.allow_server_identity_change ||
         !connection.rules.refuses_identity_change ||
         connection.previous_chain.empty();
}

}  // namespace

Status SendCertificate(Connection& connection) {
  ByteWriter list;
  if (connection.HasChainToSend()) {
    for (const Bytes& certificate : connection.settings.identity->chain) {
      list.Vector(3, certificate);
    }
  }
  ByteWriter body;
  body.Vector(3, list.bytes());
  connection.SendHandshake(HandshakeType::kCertificate, body.bytes());
  return Status::kOk;
}

Status ReceiveCertificate(Connection& connection, ByteView body) {
  auto chain = ReadChain(body);
  if (!chain) return Status::kProtocol;
  if (!IdentityMayChange(connection) && *chain != connection.previous_chain) {
    return Status::kProtocol;
  }
  connection.peer_chain = std::move(*chain);
  return Status::kOk;
}

Status TakePeerKey(Connection& connection) {
  Handshake& handshake = connection.handshake;
  handshake.chain_is_usable = !connection.peer_chain.empty();
  PeerCertificate leaf;
  for (size_t i = 0; i < connection.peer_chain.size(); ++i) {
    PeerCertificate parsed = ParseCertificate(connection.peer_chain[i]);
    handshake.chain_is_usable &= parsed.parsable;
    if (i == 0) leaf = std::move(parsed);
  }
  if (!handshake.chain_is_usable) return Status::kOk;
  if (leaf.key == nullptr) return Status::kBadCertificate;
  if (AuthenticationOf(leaf.key.get()) == Authentication::kAnonymous) {
    return Status::kCrypto;
  }
  handshake.peer_key = std::move(leaf.key);
  return Status::kOk;
}

}  // namespace shakedown::engine
