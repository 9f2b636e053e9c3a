// SPDX-License-Identifier: Apache-2.0
// The driver: takes received handshake bytes apart into messages and runs each
// through parse, transcript, break, advance (spec/handshake.md 1.3).
// Example: handshaker.Receive(record.content); later handshaker.Resume();
#ifndef SHAKEDOWN_ENGINE_HANDSHAKE_H_
#define SHAKEDOWN_ENGINE_HANDSHAKE_H_

#include "src/base/bytes.h"
#include "src/engine/connection.h"
#include "src/engine/handshake_type.h"
#include "src/engine/status.h"

namespace shakedown::engine {

class Handshaker {
 public:
  explicit Handshaker(Connection& connection) : connection_(connection) {}

  // Receive processes every message that `content` completes, in order, until
  // one gives a result other than kOk.
  Status Receive(ByteView content);

  // ReceiveSsl2 processes a ClientHello in SSLv2 framing. It has no break.
  Status ReceiveSsl2(ByteView message);

  // Resume performs the advance that a break put off, then goes on with the
  // messages that came in the same record.
  Status Resume();

 private:
  using Advance = Status (*)(Connection&);

  Status ProcessBuffer();
  // datagram/receive_fragments.cc
  Status ReceiveFragments(ByteView content);
  Status ReceiveWhole(HandshakeType type);
  Status AnswerHelloVerifyRequest(ByteView message);
  Status KeepOnlyIfPaused(Status status);
  Status Process(HandshakeType type, ByteView message, size_t header_size);
  Status ReceiveHelloRequest(ByteView body);
  Status RefuseRenegotiation(ByteView message);
  Status Finish(HandshakeType type, ByteView message, Advance advance);

  Connection& connection_;
  Bytes buffer_;
  size_t used_ = 0;
  Advance pending_ = nullptr;
};

}  // namespace shakedown::engine

#endif  // SHAKEDOWN_ENGINE_HANDSHAKE_H_
