// SPDX-License-Identifier: Apache-2.0
// HelloVerifyRequest: a server wants to see that its client can be reached
// (RFC 4347 section 4.2.1). Secure Transport answers it, and never sends one
// (spec/handshake.md 1.9).
#include "src/engine/messages.h"

namespace shakedown::engine {

Status ReceiveHelloVerifyRequest(Connection& connection, ByteView body) {
  ByteReader reader(body);
  const auto version = reader.ReadU16();
  const auto cookie = reader.ReadVector(1);
  if (!cookie || !reader.empty() || *version != kDtls10) {
    return Status::kProtocol;
  }
  connection.datagram->cookie.emplace(cookie->begin(), cookie->end());
  return Status::kOk;
}

}  // namespace shakedown::engine
