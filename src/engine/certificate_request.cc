// SPDX-License-Identifier: Apache-2.0
// CertificateRequest (RFC 5246 section 7.4.4; spec/handshake.md 3.4 and 3.5).
#include "src/engine/extensions/extension_block.h"
#include "src/engine/messages.h"

namespace shakedown::engine {
namespace {

constexpr uint8_t kRsaSign = 1;
constexpr uint8_t kEcdsaSign = 64;

std::optional<std::vector<Bytes>> ReadNames(ByteReader& reader) {
  const auto list = reader.ReadVector(2);
  if (!list || !reader.empty()) return std::nullopt;
  std::vector<Bytes> names;
  ByteReader entries(*list);
  while (!entries.empty()) {
    const auto name = entries.ReadVector(2);
    if (!name) return std::nullopt;
    names.emplace_back(name->begin(), name->end());
  }
  return names;
}

}  // namespace

Status SendCertificateRequest(Connection& connection) {
  if (!HasCertificate(*connection.suite)) {
    return connection.Fail(Status::kBadConfiguration, kInternalError);
  }
  ByteWriter body;
  body.Vector(1, Bytes{kRsaSign, kEcdsaSign});
  if (connection.is_tls12()) {
    const auto schemes = connection.rules.signature_schemes;
    WriteU16List(body, {schemes.begin(), schemes.end()});
  }
  ByteWriter names;
  for (const Bytes& name : connection.settings.authority_names) {
    names.Vector(2, name);
  }
  body.Vector(2, names.bytes());
  connection.handshake.certificate_requested = true;
  connection.SendHandshake(HandshakeType::kCertificateRequest, body.bytes());
  return Status::kOk;
}

Status ReceiveCertificateRequest(Connection& connection, ByteView body) {
  Handshake& handshake = connection.handshake;
  if (handshake.certificate_requested) {
    return connection.Fail(Status::kProtocol, kUnexpectedMessage);
  }
  const bool refused_later = connection.rules.unusable_chain_is_a_refusal &&
                             HasCertificate(*connection.suite);
  if (connection.peer_chain.empty() && !refused_later) {
    return connection.Fail(Status::kProtocol, kHandshakeFailure);
  }
  ByteReader reader(body);
  const auto types = reader.ReadVector(1);
  if (!types) return Status::kProtocol;
  if (connection.is_tls12()) {
    auto schemes = ReadU16List(reader);
    if (!schemes) return Status::kProtocol;
    handshake.peer_schemes = std::move(*schemes);
  }
  auto names = ReadNames(reader);
  if (!names) return Status::kProtocol;
  connection.authorities = std::move(*names);
  connection.certificate_types.assign(types->begin(), types->end());
  handshake.certificate_requested = true;
  handshake.had_identity_when_requested =
      connection.settings.identity.has_value();
  connection.certificate_ever_requested = true;
  return Status::kOk;
}

}  // namespace shakedown::engine
