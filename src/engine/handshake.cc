// SPDX-License-Identifier: Apache-2.0
#include "src/engine/handshake.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "src/engine/breaks.h"
#include "src/engine/extensions/certificate_status.h"
#include "src/engine/extensions/session_ticket.h"
#include "src/engine/flights.h"
#include "src/engine/messages.h"

namespace shakedown::engine {
namespace {

// One row: in this state that message may come; how it is parsed; what follows.
struct Step {
  Side side;
  State state;
  HandshakeType type;
  Status (*receive)(Connection&, ByteView);
  Status (*advance)(Connection&);
};

using T = HandshakeType;

constexpr Step kSteps[] = {
    {Side::kClient, State::kServerHello, T::kServerHello, &ReceiveServerHello,
     &AfterServerHello},
    {Side::kClient, State::kCertificate, T::kCertificate, &ReceiveCertificate,
     &AfterServerCertificate},
    {Side::kClient, State::kKeyExchange, T::kCertificateStatus,
     &ReceiveCertificateStatus, &Continue},
    {Side::kClient, State::kKeyExchange, T::kServerKeyExchange,
     &ReceiveServerKeyExchange, &AfterServerKeyExchange},
    {Side::kClient, State::kKeyExchange, T::kCertificateRequest,
     &ReceiveCertificateRequest, &Continue},
    {Side::kClient, State::kHelloDone, T::kCertificateStatus,
     &ReceiveCertificateStatus, &Continue},
    {Side::kClient, State::kHelloDone, T::kServerKeyExchange,
     &ReceiveServerKeyExchange, &AfterServerKeyExchange},
    {Side::kClient, State::kHelloDone, T::kCertificateRequest,
     &ReceiveCertificateRequest, &Continue},
    {Side::kClient, State::kHelloDone, T::kServerHelloDone,
     &ReceiveServerHelloDone, &AfterServerHelloDone},
    {Side::kClient, State::kNewSessionTicket, T::kNewSessionTicket,
     &ReceiveNewSessionTicket, &AfterNewSessionTicket},
    {Side::kClient, State::kFinished, T::kFinished, &ReceiveFinished,
     &AfterFinished},
    {Side::kServer, State::kIdle, T::kClientHello, &ReceiveClientHello,
     &AfterClientHello},
    {Side::kServer, State::kReady, T::kClientHello, &ReceiveClientHello,
     &AfterClientHello},
    {Side::kServer, State::kClientCertificate, T::kCertificate,
     &ReceiveCertificate, &AfterClientCertificate},
    {Side::kServer, State::kClientKeyExchange, T::kClientKeyExchange,
     &ReceiveClientKeyExchange, &AfterClientKeyExchange},
    {Side::kServer, State::kCertificateVerify, T::kCertificateVerify,
     &ReceiveCertificateVerify, &AfterCertificateVerify},
    {Side::kServer, State::kFinished, T::kFinished, &ReceiveFinished,
     &AfterFinished},
};

const Step* FindStep(Side side, State state, HandshakeType type) {
  const auto* found =
      std::find_if(std::begin(kSteps), std::end(kSteps), [&](const Step& step) {
        return step.side == side && step.state == state && step.type == type;
      });
  return found == std::end(kSteps) ? nullptr : found;
}

}  // namespace

Status Handshaker::Receive(ByteView content) {
  if (connection_.state == State::kErrorClose ||
      connection_.state == State::kGracefulClose) {
    return Status::kProtocol;
  }
  if (connection_.datagram) return ReceiveFragments(content);
  Append(buffer_, content);
  return ProcessBuffer();
}

Status Handshaker::ProcessBuffer() {
  std::optional<HandshakeType> last;
  for (;;) {
    ByteReader reader(ByteView(buffer_).subspan(used_));
    const auto type = reader.ReadU8();
    const auto body = reader.ReadVector(3);
    if (!type || !body) break;
    const ByteView message =
        ByteView(buffer_).subspan(used_, kHandshakeHeaderSize + body->size());
    used_ += message.size();
    last = static_cast<HandshakeType>(*type);
    const Status status = Process(*last, message, kHandshakeHeaderSize);
    if (status != Status::kOk) return KeepOnlyIfPaused(status);
  }
  buffer_.erase(buffer_.begin(),
                buffer_.begin() + static_cast<ptrdiff_t>(used_));
  used_ = 0;
  return last ? AfterRecord(connection_, *last) : Status::kOk;
}

// Only a pause keeps the rest of the record (spec/handshake.md 1.2, 1.3).
Status Handshaker::KeepOnlyIfPaused(Status status) {
  if (pending_ != nullptr) return status;
  buffer_.clear();
  used_ = 0;
  return status;
}

Status Handshaker::Process(HandshakeType type, ByteView message,
                           size_t header_size) {
  const ByteView body = message.subspan(header_size);
  if (connection_.is_client() && type == HandshakeType::kHelloRequest) {
    return ReceiveHelloRequest(body);
  }
  const Step* step = FindStep(connection_.side, connection_.state, type);
  if (step == nullptr) {
    return connection_.Fail(Status::kProtocol, kUnexpectedMessage);
  }
  const bool renegotiates = connection_.state == State::kReady;
  if (renegotiates && !connection_.settings.allow_renegotiation) {
    return RefuseRenegotiation(message);
  }
  const Status status = step->receive(connection_, body);
  if (status != Status::kOk) {
    return connection_.Fail(status, AlertForParseError(status));
  }
  return Finish(type, message, step->advance);
}

// Steps b, c and d.
Status Handshaker::Finish(HandshakeType type, ByteView message,
                          Advance advance) {
  connection_.transcript.Add(message);
  connection_.simulation.trace().Add(
      MessageMoved{Direction::kFromPeer, NameOf(type), message.size(),
                   connection_.records.reads_encrypted()});
  const Status status = AfterMessage(connection_, type);
  if (status == Status::kOk) return advance(connection_);
  if (connection_.state != State::kErrorClose) pending_ = advance;
  return status;
}

Status Handshaker::ReceiveHelloRequest(ByteView body) {
  if (!body.empty()) {
    return connection_.Fail(Status::kProtocol, kIllegalParameter);
  }
  connection_.simulation.trace().Add(MessageMoved{
      Direction::kFromPeer, NameOf(HandshakeType::kHelloRequest),
      kHandshakeHeaderSize, connection_.records.reads_encrypted()});
  if (connection_.state != State::kReady) return Status::kOk;
  return SendClientHello(connection_);
}

// From 10.11 the refusal is only a warning, and the previous ClientHello is
// answered once more (spec/handshake.md 2.7).
Status Handshaker::RefuseRenegotiation(ByteView message) {
  if (connection_.rules.renegotiation_is_unexpected) {
    return connection_.Fail(Status::kProtocol, kUnexpectedMessage);
  }
  connection_.QueueAlert(AlertLevel::kWarning, kNoRenegotiation);
  connection_.transcript.Reset();
  return Finish(HandshakeType::kClientHello, message, &AfterClientHello);
}

Status Handshaker::ReceiveSsl2(ByteView message) {
  const Status status = ReceiveSsl2ClientHello(connection_, message);
  if (status != Status::kOk) return status;
  connection_.simulation.trace().Add(
      MessageMoved{Direction::kFromPeer, NameOf(HandshakeType::kClientHello),
                   message.size(), false});
  return AfterClientHello(connection_);
}

Status Handshaker::Resume() {
  Status status = TakeLatchedBreak(connection_);
  if (status != Status::kOk) return status;
  if (pending_ == nullptr) return Status::kOk;
  status = std::exchange(pending_, nullptr)(connection_);
  if (status != Status::kOk) return KeepOnlyIfPaused(status);
  return ProcessBuffer();
}

}  // namespace shakedown::engine
