// SPDX-License-Identifier: Apache-2.0
// The driver's part for datagrams: fragments to messages, and the answer to
// what is no next one (spec/handshake.md 1.9).
#include "src/engine/handshake.h"
#include "src/engine/messages.h"

namespace shakedown::engine {

Status Handshaker::ReceiveFragments(ByteView content) {
  DatagramHandshake& datagram = *connection_.datagram;
  while (!content.empty()) {
    const auto fragment = CutFragment(content);
    if (!fragment) {
      return connection_.Fail(Status::kProtocol, kIllegalParameter);
    }
    switch (datagram.incoming.Add(*fragment)) {
      case Reassembly::Outcome::kSkipped:
        return datagram.Retransmit();
      case Reassembly::Outcome::kIncomplete:
        continue;
      case Reassembly::Outcome::kComplete:
        break;
    }
    const Status status = ReceiveWhole(fragment->type);
    // What came behind it in the record waits for Resume, which takes it for
    // messages of a stream: their headers are four bytes long.
    if (pending_ != nullptr) Append(buffer_, content);
    if (status != Status::kOk) return status;
  }
  return Status::kOk;
}

Status Handshaker::ReceiveWhole(HandshakeType type) {
  const Bytes message = connection_.datagram->incoming.TakeMessage();
  connection_.datagram->ForgetFlight();
  if (type == HandshakeType::kHelloVerifyRequest && connection_.is_client() &&
      connection_.state == State::kServerHello) {
    return AnswerHelloVerifyRequest(message);
  }
  return Process(type, message, kFragmentHeaderSize);
}

// It is in no transcript, and there is no break.
Status Handshaker::AnswerHelloVerifyRequest(ByteView message) {
  const Status status = ReceiveHelloVerifyRequest(
      connection_, message.subspan(kFragmentHeaderSize));
  if (status != Status::kOk) {
    return connection_.Fail(status, AlertForParseError(status));
  }
  connection_.simulation.trace().Add(MessageMoved{
      Direction::kFromPeer, NameOf(HandshakeType::kHelloVerifyRequest),
      message.size(), connection_.records.reads_encrypted()});
  return SendClientHello(connection_);
}

}  // namespace shakedown::engine
