// SPDX-License-Identifier: Apache-2.0
#include "src/engine/breaks.h"

#include "src/engine/extensions/application_protocols.h"
#include "src/engine/messages.h"

namespace shakedown::engine {
namespace {

void Judge(Connection& connection) {
  connection.handshake.verdict =
      connection.verifier.Verify(connection.peer_chain, connection.stapled);
}

bool Latches(const Connection& connection) {
  return connection.rules.server_auth_break == AuthBreak::kLatchedAtCertificate;
}

bool LooksAtTheRecord(const Connection& connection) {
  return connection.rules.server_auth_break ==
         AuthBreak::kIfCertificateEndsItsRecord;
}

// Reports `status` now, or keeps it until the record is used up.
Status Break(Connection& connection, Status status) {
  if (!Latches(connection)) return status;
  connection.handshake.latched_breaks.push_back(status);
  return Status::kOk;
}

bool JudgesServer(const Connection& connection) {
  return !connection.peer_chain.empty() ||
         (connection.rules.unusable_chain_is_a_refusal &&
          HasCertificate(*connection.suite));
}

// A pause leaves the handshake alive, with the verdict (spec/profiles.md 2.1,
// 10.10).
Status RefuseAtCertificate(Connection& connection) {
  const auto& verdict = connection.handshake.verdict;
  if (!connection.rules.refusal_pauses || !verdict) {
    return ActOnVerdict(connection);
  }
  return verdict->status;
}

Status AfterServerCertificate(Connection& connection) {
  if (connection.rules.client_verify_point == VerifyPoint::kCertificate &&
      JudgesServer(connection)) {
    Judge(connection);
    const Status status = RefuseAtCertificate(connection);
    if (status != Status::kOk) return status;
  }
  const bool breaks =
      connection.settings.break_on_server_auth &&
      connection.handshake.chain_is_usable &&
      connection.rules.server_auth_break != AuthBreak::kAtHelloDone &&
      !LooksAtTheRecord(connection);
  return breaks ? Break(connection, Status::kPeerAuthCompleted) : Status::kOk;
}

Status AfterClientCertificate(Connection& connection) {
  Judge(connection);
  if (connection.rules.server_verify_point == VerifyPoint::kCertificate) {
    const Status status = RefuseAtCertificate(connection);
    if (status != Status::kOk) return status;
  }
  const bool breaks = connection.settings.break_on_client_auth &&
                      (connection.rules.client_auth_break_on_empty ||
                       !connection.peer_chain.empty());
  return breaks ? Break(connection, Status::kPeerAuthCompleted) : Status::kOk;
}

Status AfterCertificate(Connection& connection) {
  const Status status = TakePeerKey(connection);
  if (status != Status::kOk) return status;
  return connection.is_client() ? AfterServerCertificate(connection)
                                : AfterClientCertificate(connection);
}

Status AfterCertificateRequest(Connection& connection) {
  const Settings& settings = connection.settings;
  const bool only_without =
      connection.rules.certificate_requested_break_only_without_identity;
  const bool breaks = settings.break_on_certificate_requested &&
                      !(only_without && settings.has_certificate_list);
  if (LooksAtTheRecord(connection)) return Status::kOk;
  return breaks ? Break(connection, Status::kClientCertRequested) : Status::kOk;
}

Status AfterServerHelloDone(Connection& connection) {
  if (connection.rules.client_verify_point != VerifyPoint::kCertificate &&
      JudgesServer(connection)) {
    Judge(connection);
  }
  if (Latches(connection)) return TakeLatchedBreak(connection);
  if (LooksAtTheRecord(connection) &&
      connection.handshake.certificate_requested &&
      connection.settings.break_on_certificate_requested) {
    return Status::kClientCertRequested;
  }
  const bool breaks =
      connection.settings.break_on_server_auth &&
      connection.handshake.chain_is_usable &&
      connection.rules.server_auth_break == AuthBreak::kAtHelloDone;
  return breaks ? Status::kPeerAuthCompleted : Status::kOk;
}

}  // namespace

Status AfterMessage(Connection& connection, HandshakeType type) {
  switch (type) {
    case HandshakeType::kClientHello:
      return connection.settings.break_on_client_hello
                 ? Status::kClientHelloReceived
                 : Status::kOk;
    case HandshakeType::kServerHello:
      TellApplicationProtocols(connection);
      return Status::kOk;
    case HandshakeType::kCertificate:
      return AfterCertificate(connection);
    case HandshakeType::kCertificateRequest:
      return AfterCertificateRequest(connection);
    case HandshakeType::kServerHelloDone:
      return AfterServerHelloDone(connection);
    default:
      return Status::kOk;
  }
}

Status AfterRecord(const Connection& connection, HandshakeType last) {
  const bool breaks = LooksAtTheRecord(connection) && connection.is_client() &&
                      last == HandshakeType::kCertificate &&
                      connection.settings.break_on_server_auth &&
                      connection.settings.verification_is_off &&
                      connection.handshake.chain_is_usable;
  return breaks ? Status::kPeerAuthCompleted : Status::kOk;
}

Status TakeLatchedBreak(Connection& connection) {
  auto& latched = connection.handshake.latched_breaks;
  if (latched.empty()) return Status::kOk;
  const Status status = latched.front();
  latched.pop_front();
  return status;
}

Status ActOnVerdict(Connection& connection) {
  const auto& verdict = connection.handshake.verdict;
  if (!verdict || verdict->status == Status::kOk) return Status::kOk;
  return connection.Fail(verdict->status, verdict->alert);
}

}  // namespace shakedown::engine
