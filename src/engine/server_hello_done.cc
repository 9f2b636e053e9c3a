// SPDX-License-Identifier: Apache-2.0
// ServerHelloDone (RFC 5246 section 7.4.5).
#include "src/engine/messages.h"

namespace shakedown::engine {

Status SendServerHelloDone(Connection& connection) {
  connection.SendHandshake(HandshakeType::kServerHelloDone, {});
  return Status::kOk;
}

Status ReceiveServerHelloDone(Connection&, ByteView body) {
  return body.empty() ? Status::kOk : Status::kProtocol;
}

}  // namespace shakedown::engine
