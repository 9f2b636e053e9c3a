// SPDX-License-Identifier: Apache-2.0
// ClientKeyExchange (RFC 5246 section 7.4.7, RFC 4492 section 5.7;
// spec/handshake.md 3.4 and 5.4).
#include "src/engine/messages.h"
#include "src/engine/rsa_key_transport.h"

namespace shakedown::engine {
namespace {

constexpr size_t kPremasterSize = 48;

// The premaster secret: a version, then 46 random bytes.
Bytes MakePremaster(Connection& connection) {
  Bytes premaster(kPremasterSize);
  connection.random().Fill(premaster);
  const uint16_t version = connection.handshake.offered_version;
  premaster[0] = static_cast<uint8_t>(version >> 8);
  premaster[1] = static_cast<uint8_t>(version);
  return premaster;
}

Status WriteRsa(Connection& connection, ByteWriter& body) {
  EVP_PKEY* key = connection.handshake.peer_key.get();
  Bytes premaster = MakePremaster(connection);
  const auto encrypted =
      AuthenticationOf(key) == Authentication::kRsa
          ? EncryptPremaster(key, premaster, connection.random())
          : std::nullopt;
  if (!encrypted) return Status::kCrypto;
  body.Vector(2, *encrypted);
  connection.handshake.premaster = std::move(premaster);
  return Status::kOk;
}

Status WriteEcdh(Connection& connection, ByteWriter& body) {
  Handshake& handshake = connection.handshake;
  const openssl::KeyPtr ours = MakeEcKey(handshake.group, connection.random());
  auto secret =
      SharedSecret(ours.get(), handshake.peer_public, connection.random());
  if (!secret) return Status::kCrypto;
  body.Vector(1, PublicPart(ours.get()));
  handshake.premaster = std::move(*secret);
  return Status::kOk;
}

Status WriteDh(Connection& connection, ByteWriter& body) {
  Handshake& handshake = connection.handshake;
  if (BitsOf(handshake.dh_group.prime) < connection.settings.dh_minimum_bits) {
    return Status::kWeakPeerEphemeralDhKey;
  }
  const openssl::KeyPtr ours =
      MakeDhKey(handshake.dh_group, connection.random());
  if (!ours) return Status::kProtocol;
  auto secret =
      SharedSecret(ours.get(), handshake.peer_public, connection.random());
  if (!secret) return Status::kProtocol;
  body.Vector(2, PublicPart(ours.get()));
  handshake.premaster = std::move(*secret);
  return Status::kOk;
}

// RFC 4279 section 2.
Status SetPskPremaster(Connection& connection) {
  const Bytes& secret = connection.settings.psk_secret;
  if (secret.empty()) return Status::kBadConfiguration;
  ByteWriter premaster;
  premaster.Vector(2, Bytes(secret.size()));
  premaster.Vector(2, secret);
  connection.handshake.premaster = premaster.Take();
  return Status::kOk;
}

Status WritePsk(Connection& connection, ByteWriter& body) {
  body.Vector(2, connection.settings.psk_identity);
  return SetPskPremaster(connection);
}

// A failure stays hidden until the Finished (RFC 5246 section 7.4.7.1).
Status ReadRsa(Connection& connection, ByteReader& reader) {
  const auto encrypted = reader.ReadVector(2);
  if (!encrypted || !reader.empty()) return Status::kProtocol;
  if (!connection.settings.identity) return Status::kCrypto;
  Bytes fallback = MakePremaster(connection);
  const Identity& identity = *connection.settings.identity;
  auto premaster =
      DecryptPremaster(identity.key.get(), *encrypted, connection.random());
  // A refused key looks like a wrong secret (RFC 5246 section 7.4.7.1).
  if (identity.Permission() != Status::kOk) premaster.reset();
  const bool right = premaster && premaster->size() == kPremasterSize &&
                     (*premaster)[0] == fallback[0] &&
                     (*premaster)[1] == fallback[1];
  connection.handshake.premaster =
      right ? std::move(*premaster) : std::move(fallback);
  return Status::kOk;
}

Status ReadEcdh(Connection& connection, ByteReader& reader) {
  const auto point = reader.ReadVector(1);
  if (!point || !reader.empty()) return Status::kProtocol;
  Handshake& handshake = connection.handshake;
  auto secret =
      SharedSecret(handshake.ephemeral.get(), *point, connection.random());
  if (!secret) return Status::kCrypto;
  handshake.premaster = std::move(*secret);
  return Status::kOk;
}

Status ReadDh(Connection& connection, ByteReader& reader) {
  const auto value = reader.ReadVector(2);
  if (!value || !reader.empty()) return Status::kProtocol;
  Handshake& handshake = connection.handshake;
  auto secret =
      SharedSecret(handshake.ephemeral.get(), *value, connection.random());
  if (!secret) return Status::kProtocol;
  handshake.premaster = std::move(*secret);
  return Status::kOk;
}

Status ReadPsk(Connection& connection, ByteReader& reader) {
  const auto identity = reader.ReadVector(2);
  if (!identity || !reader.empty()) return Status::kProtocol;
  return SetPskPremaster(connection);
}

struct Functions {
  Status (*write)(Connection&, ByteWriter&);
  Status (*read)(Connection&, ByteReader&);
};

Functions FunctionsOf(KeyExchange exchange) {
  switch (exchange) {
    case KeyExchange::kRsa:
      return {&WriteRsa, &ReadRsa};
    case KeyExchange::kEcdhe:
      return {&WriteEcdh, &ReadEcdh};
    case KeyExchange::kDhe:
      return {&WriteDh, &ReadDh};
    case KeyExchange::kPsk:
      return {&WritePsk, &ReadPsk};
  }
  return {&WriteRsa, &ReadRsa};
}

}  // namespace

Status SendClientKeyExchange(Connection& connection) {
  ByteWriter body;
  const auto write = FunctionsOf(connection.suite->key_exchange).write;
  const Status status = write(connection, body);
  if (status != Status::kOk) return connection.Fail(status, kCloseNotify);
  connection.SendHandshake(HandshakeType::kClientKeyExchange, body.bytes());
  return Status::kOk;
}

Status ReceiveClientKeyExchange(Connection& connection, ByteView body) {
  ByteReader reader(body);
  return FunctionsOf(connection.suite->key_exchange).read(connection, reader);
}

}  // namespace shakedown::engine
