// SPDX-License-Identifier: Apache-2.0
// SSLHandshake and SSLReHandshake (spec/handshake.md 1.1 to 1.7).
#include "src/securetransport/context.h"
#include "src/securetransport/engine_secure_transport.h"
#include "src/securetransport/forward.h"
#include "src/securetransport/session/session.h"

namespace shakedown::securetransport {

using engine::Side;
using engine::Status;

Status Session::Handshake() {
  if (state_ == State::kClosed) return Status::kClosedGraceful;
  if (state_ == State::kFailed) return Status::kClosedAbort;
  if (const Status status = engine_.RetransmitIfDue(); status != Status::kOk) {
    return FinishFailed(status);
  }
  if (OnlyFlushesWhenConnected()) return FinishFailed(engine_.Flush());
  if (state_ == State::kIdle) {
    const Status status = Start();
    if (status != Status::kOk) return FinishFailed(status);
  }
  if (state_ == State::kErrorSet && (error_ == errSecCertificateExpired ||
                                     error_ == errSecCertificateRevoked)) {
    return CloseWithError();
  }
  // An error set while idle keeps a server from Start, and from nothing else.
  if (state_ == State::kErrorSet && configuration_.side == Side::kServer) {
    PrepareSessionKey();
  }
  return RunHandshake();
}

// At least one step, even when everything is ready: this is how a renegotiation
// is run, and how a connected session's data is lost (spec/api.md Q4).
Status Session::RunHandshake() {
  do {
    const Status status = Step();
    if (status != Status::kOk && !GoesRound(status)) {
      return FinishFailed(status);
    }
  } while (!IsDone());
  return FinishFailed(engine_.Flush());
}

bool Session::IsDone() const {
  return engine_.read_ready() && engine_.write_ready();
}

bool Session::OnlyFlushesWhenConnected() const {
  if (state_ != State::kConnected || !IsDone()) return false;
  switch (profile_.handshake_on_connected) {
    case HandshakeOnConnected::kReadsARecord:
      return false;
    case HandshakeOnConnected::kFlushes:
      return true;
    case HandshakeOnConnected::kFlushesUnlessRenegotiating:
      return !renegotiation_requested_;
  }
  return false;
}

// Only the documentation has SSLHandshake itself abort the session; releases
// leave its state alone, or abort in the engine (spec/handshake.md 1.6 and 7).
Status Session::FinishFailed(Status status) {
  if (profile_.failed_handshake_aborts && status != Status::kOk &&
      status != Status::kWouldBlock && !engine::IsBreak(status)) {
    Become(State::kFailed);
  }
  return status;
}

// Nothing is read or written: the next call does that.
Status Session::RequestHandshake() {
  if (const Status refusal = Refusal(); refusal != Status::kOk) return refusal;
  if (state_ == State::kHandshake) return Status::kBadRequest;
  if (configuration_.side == Side::kClient) return Start();
  const Status status = engine_.RequestRenegotiation();
  renegotiation_requested_ = status == Status::kOk;
  return status;
}

OSStatus EngineSecureTransport::SSLHandshake(SSLContextRef context) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr) return errSecParam;
  Session& session = unwrapped->session();
  return ToOSStatus(session.Exclusively([&] { return session.Handshake(); }));
}

OSStatus EngineSecureTransport::SSLReHandshake(SSLContextRef context) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr) return errSecParam;
  Session& session = unwrapped->session();
  return ToOSStatus(
      session.Exclusively([&] { return session.RequestHandshake(); }));
}

}  // namespace shakedown::securetransport

using shakedown::securetransport::Forward;
using shakedown::securetransport::SecureTransport;

OSStatus SSLHandshake(SSLContextRef context) {
  return Forward("SSLHandshake", &SecureTransport::SSLHandshake, context);
}

OSStatus SSLReHandshake(SSLContextRef context) {
  return Forward("SSLReHandshake", &SecureTransport::SSLReHandshake, context);
}
