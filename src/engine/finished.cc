// SPDX-License-Identifier: Apache-2.0
// ChangeCipherSpec and Finished (RFC 5246 sections 7.1 and 7.4.9;
// spec/handshake.md 5.4).
#include "src/engine/key_schedule.h"
#include "src/engine/messages.h"

namespace shakedown::engine {
namespace {

Bytes& VerifyData(Connection& connection, Side side) {
  return side == Side::kClient ? connection.client_verify_data
                               : connection.server_verify_data;
}

Side Other(Side side) {
  return side == Side::kClient ? Side::kServer : Side::kClient;
}

// A server that took the ticket of EAP-FAST goes on from its ServerHello as in
// a resumed session (RFC 4851 section 3.2.2).
bool TookEapFastTicket(const Connection& connection) {
  return connection.is_client() && connection.state == State::kCertificate &&
         !connection.settings.eap_fast_ticket.empty() &&
         connection.settings.make_master_secret != nullptr;
}

void ResumeByEapFast(Connection& connection) {
  connection.master_secret = connection.settings.make_master_secret();
  connection.resumed = true;
  MakeKeys(connection);
  connection.state = State::kChangeCipherSpec;
}

}  // namespace

Status SendFinished(Connection& connection) {
  Bytes data = FinishedData(connection, connection.side);
  connection.SendHandshake(HandshakeType::kFinished, data);
  VerifyData(connection, connection.side) = std::move(data);
  return Status::kOk;
}

Status ReceiveFinished(Connection& connection, ByteView body) {
  const Side peer = Other(connection.side);
  const Bytes expected = FinishedData(connection, peer);
  const Bytes received(body.begin(), body.end());
  if (received != expected) return Status::kProtocol;
  VerifyData(connection, peer) = received;
  return Status::kOk;
}

Status ReceiveChangeCipherSpec(Connection& connection, ByteView content) {
  if (TookEapFastTicket(connection)) ResumeByEapFast(connection);
  const bool right = content.size() == 1 && content[0] == 1 &&
                     connection.state == State::kChangeCipherSpec;
  if (!right && connection.datagram) return connection.datagram->Retransmit();
  if (!right) return connection.Fail(Status::kProtocol, kUnexpectedMessage);
  connection.simulation.trace().Add(
      MessageMoved{Direction::kFromPeer, "ChangeCipherSpec", content.size(),
                   connection.records.reads_encrypted()});
  connection.records.SetReadProtection(
      std::move(connection.handshake.next_read));
  connection.state = State::kFinished;
  return Status::kOk;
}

}  // namespace shakedown::engine
