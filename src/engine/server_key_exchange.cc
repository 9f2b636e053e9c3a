// SPDX-License-Identifier: Apache-2.0
// ServerKeyExchange of the ephemeral suites (RFC 4492 section 5.4;
// spec/handshake.md 5.3 and 5.4).
#include <algorithm>

#include "src/engine/diffie_hellman.h"
#include "src/engine/messages.h"

namespace shakedown::engine {
namespace {

constexpr uint8_t kNamedCurve = 3;

// --- Server ---

std::optional<uint16_t> ChooseGroup(const Connection& connection) {
  const auto& ours = connection.settings.groups;
  const auto usable = [&](uint16_t group) {
    return IsKnownGroup(group) && std::ranges::count(ours, group) > 0;
  };
  const auto& candidates = connection.client_hello.groups.value_or(ours);
  const auto found = std::ranges::find_if(candidates, usable);
  if (found == candidates.end()) return std::nullopt;
  return *found;
}

Bytes SignedContent(const Connection& connection, ByteView parameters) {
  Bytes content = connection.client_random;
  Append(content, connection.server_random);
  Append(content, parameters);
  return content;
}

// Appends the signature, and before it, in TLS 1.2, its scheme.
Status AppendSignature(Connection& connection, ByteWriter& body) {
  const Authentication key = connection.suite->authentication;
  Hash hash = LegacyHash(key);
  const Bytes content = SignedContent(connection, body.bytes());
  if (connection.is_tls12()) {
    const auto& schemes = connection.client_hello.signature_schemes;
    if (!schemes) return connection.Fail(Status::kInternal, kCloseNotify);
    const auto scheme =
        ChooseScheme(connection.rules.signature_schemes, *schemes, key);
    if (!scheme) return connection.Fail(Status::kProtocol, kCloseNotify);
    hash = *SchemeHash(*scheme);
    body.U16(*scheme);
  }
  const Status permission = connection.settings.identity->Permission();
  if (permission != Status::kOk) {
    return connection.Fail(permission, kCloseNotify);
  }
  const auto signature = Sign(connection.settings.identity->key.get(), hash,
                              content, connection.random());
  if (!signature) return connection.Fail(Status::kCrypto, kCloseNotify);
  body.Vector(2, *signature);
  return Status::kOk;
}

// Writes our half on a curve.
Status WriteCurve(Connection& connection, ByteWriter& body) {
  const auto group = ChooseGroup(connection);
  if (!group) return connection.Fail(Status::kProtocol, kCloseNotify);
  Handshake& handshake = connection.handshake;
  handshake.group = *group;
  handshake.ephemeral = MakeEcKey(*group, connection.random());
  body.U8(kNamedCurve);
  body.U16(*group);
  body.Vector(1, PublicPart(handshake.ephemeral.get()));
  return Status::kOk;
}

// Writes our half modulo a prime.
Status WritePrime(Connection& connection, ByteWriter& body) {
  const Bytes& der = connection.settings.dh_parameters;
  const auto group = der.empty() ? DefaultDhGroup() : ParseDhParameters(der);
  openssl::KeyPtr key =
      group ? MakeDhKey(*group, connection.random()) : nullptr;
  if (!key) return connection.Fail(Status::kBadConfiguration, kCloseNotify);
  body.Vector(2, group->prime);
  body.Vector(2, group->generator);
  body.Vector(2, PublicPart(key.get()));
  connection.handshake.ephemeral = std::move(key);
  connection.handshake.dh_group = *group;
  return Status::kOk;
}

// --- Client ---

bool ReadPrime(Connection& connection, ByteReader& reader) {
  const auto prime = reader.ReadVector(2);
  const auto generator = reader.ReadVector(2);
  const auto value = reader.ReadVector(2);
  if (!prime || !generator || !value || prime->empty() || generator->empty() ||
      value->empty()) {
    return false;
  }
  Handshake& handshake = connection.handshake;
  handshake.dh_group.prime.assign(prime->begin(), prime->end());
  handshake.dh_group.generator.assign(generator->begin(), generator->end());
  handshake.peer_public.assign(value->begin(), value->end());
  return true;
}

bool ReadCurve(Connection& connection, ByteReader& reader) {
  const auto type = reader.ReadU8();
  const auto group = reader.ReadU16();
  const auto point = reader.ReadVector(1);
  if (!point || *type != kNamedCurve || !IsKnownGroup(*group) ||
      std::ranges::count(connection.settings.groups, *group) == 0 ||
      point->empty()) {
    return false;
  }
  connection.handshake.group = *group;
  connection.handshake.peer_public.assign(point->begin(), point->end());
  return true;
}

Status CheckSignature(Connection& connection, ByteView parameters,
                      ByteReader& reader) {
  const Authentication expected = connection.suite->authentication;
  Hash hash = LegacyHash(expected);
  if (connection.is_tls12()) {
    const auto scheme = reader.ReadU16();
    const auto named = scheme ? SchemeHash(*scheme) : std::nullopt;
    if (!named || !SchemeFits(*scheme, expected)) return Status::kProtocol;
    hash = *named;
  }
  const auto signature = reader.ReadVector(2);
  if (!signature || !reader.empty()) return Status::kProtocol;
  EVP_PKEY* key = connection.handshake.peer_key.get();
  if (key == nullptr && connection.rules.unusable_chain_is_a_refusal) {
    return Status::kOk;  // the verifier will refuse it
  }
  if (AuthenticationOf(key) != expected) return Status::kInternal;
  if (connection.rules.goto_fail && !connection.is_tls12()) return Status::kOk;
  const bool valid =
      Verify(key, hash, SignedContent(connection, parameters), *signature);
  return valid ? Status::kOk : Status::kCrypto;
}

}  // namespace

Status SendServerKeyExchange(Connection& connection) {
  ByteWriter body;
  Status status = connection.suite->key_exchange == KeyExchange::kEcdhe
                      ? WriteCurve(connection, body)
                      : WritePrime(connection, body);
  if (status != Status::kOk) return status;
  if (HasCertificate(*connection.suite)) {
    status = AppendSignature(connection, body);
    if (status != Status::kOk) return status;
  }
  connection.SendHandshake(HandshakeType::kServerKeyExchange, body.bytes());
  return Status::kOk;
}

Status ReceiveServerKeyExchange(Connection& connection, ByteView body) {
  if (!IsEphemeral(*connection.suite)) return Status::kUnimplemented;
  ByteReader reader(body);
  const bool read = connection.suite->key_exchange == KeyExchange::kEcdhe
                        ? ReadCurve(connection, reader)
                        : ReadPrime(connection, reader);
  if (!read) return Status::kProtocol;
  const ByteView parameters = body.first(body.size() - reader.rest().size());
  if (!HasCertificate(*connection.suite)) {
    return reader.empty() ? Status::kOk : Status::kProtocol;
  }
  return CheckSignature(connection, parameters, reader);
}

}  // namespace shakedown::engine
