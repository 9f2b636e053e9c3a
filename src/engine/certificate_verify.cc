// SPDX-License-Identifier: Apache-2.0
// CertificateVerify: the client proves its key (RFC 5246 section 7.4.8;
// spec/handshake.md 3.5 and 5.4).
#include "src/engine/messages.h"

namespace shakedown::engine {

Status SendCertificateVerify(Connection& connection) {
  EVP_PKEY* key = connection.settings.identity->key.get();
  const Authentication kind = AuthenticationOf(key);
  Hash hash = LegacyHash(kind);
  ByteWriter body;
  if (connection.is_tls12()) {
    const auto scheme = ChooseScheme(connection.rules.signature_schemes,
                                     connection.handshake.peer_schemes, kind);
    if (!scheme) return connection.Fail(Status::kProtocol, kCloseNotify);
    hash = *SchemeHash(*scheme);
    body.U16(*scheme);
  }
  const Status permission = connection.settings.identity->Permission();
  if (permission != Status::kOk) {
    return connection.Fail(permission, kCloseNotify);
  }
  const auto signature =
      Sign(key, hash, connection.transcript.messages(), connection.random());
  if (!signature) return connection.Fail(Status::kCrypto, kCloseNotify);
  body.Vector(2, *signature);
  connection.SendHandshake(HandshakeType::kCertificateVerify, body.bytes());
  return Status::kOk;
}

Status ReceiveCertificateVerify(Connection& connection, ByteView body) {
  ByteReader reader(body);
  EVP_PKEY* key = connection.handshake.peer_key.get();
  const Authentication kind = AuthenticationOf(key);
  Hash hash = LegacyHash(kind);
  bool fits = kind != Authentication::kAnonymous;
  if (connection.is_tls12()) {
    const auto scheme = reader.ReadU16();
    const auto named = scheme ? SchemeHash(*scheme) : std::nullopt;
    if (!named) return Status::kProtocol;
    fits = fits && SchemeFits(*scheme, kind);
    hash = *named;
  }
  const auto signature = reader.ReadVector(2);
  if (!signature || !reader.empty()) return Status::kProtocol;
  if (key == nullptr && connection.rules.unusable_chain_is_a_refusal) {
    return Status::kOk;  // the verifier will refuse it
  }
  if (!fits) return connection.Fail(Status::kInternal, kDecryptError);
  if (!Verify(key, hash, connection.transcript.messages(), *signature)) {
    return connection.Fail(Status::kCrypto, kDecryptError);
  }
  return Status::kOk;
}

}  // namespace shakedown::engine
