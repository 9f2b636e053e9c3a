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
