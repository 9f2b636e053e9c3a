// SPDX-License-Identifier: Apache-2.0
// What all the I/O functions share: the state, and one step of the engine.
#include "src/securetransport/session/session.h"

#include "src/base/trace.h"
#include "src/securetransport/names.h"

namespace shakedown::securetransport {

using engine::Side;
using engine::Status;

SSLSessionState Session::state() const { return PublicState(state_); }

// spec/handshake.md 0.1.
SSLSessionState Session::PublicState(State state) {
  switch (state) {
    case State::kIdle:
      return kSSLIdle;
    case State::kHandshake:
      return kSSLHandshake;
    case State::kConnected:
      return kSSLConnected;
    case State::kClosed:
      return kSSLClosed;
    case State::kFailed:
    case State::kEndedWithoutNotify:
    case State::kErrorSet:
      return kSSLAborted;
  }
  return kSSLAborted;
}

void Session::Become(State state) {
  const SSLSessionState from = PublicState(state_);
  const SSLSessionState to = PublicState(state);
  state_ = state;
  if (from != to) {
    simulation_.trace().Add(StateChanged{StateName(from), StateName(to)});
  }
}

Status Session::Refusal() const {
  if (state_ == State::kClosed) return Status::kClosedGraceful;
  if (state_ == State::kFailed || state_ == State::kErrorSet) {
    return Status::kClosedAbort;
  }
  return Status::kOk;
}

Status Session::RefuseReentry() {
  simulation_.trace().Add(
      Finding{"call-from-a-callback",
              "a read or write callback called an I/O function of the context "
              "that was calling it; on macOS anything may happen"});
  return Status::kBadRequest;
}

// Leaves kIdle. A client that cannot say hello stays there.
Status Session::Start() {
  PrepareSessionKey();
  if (configuration_.side == Side::kClient) {
    const Status status = Observe(engine_.StartHandshake());
    if (status != Status::kOk) return status;
  }
  Become(State::kHandshake);
  return Status::kOk;
}

Status Session::Step() {
  const Status status = Observe(engine_.Proceed());
  if (profile_.close_notify_closes_at_once &&
      status == Status::kClosedGraceful && engine_.received_close_notify()) {
    (void)Close();
    return Status::kOk;
  }
  return status;
}

// Follows what the engine did: readiness for reading is the state, both ways
// (spec/handshake.md 0.1).
Status Session::Observe(Status status) {
  const bool ready = engine_.read_ready();
  if (ready != was_read_ready_) {
    was_read_ready_ = ready;
    if (ready) renegotiation_requested_ = false;
    Become(ready ? State::kConnected : State::kHandshake);
  }
  if (engine_.ended_without_notify() && state_ == State::kConnected) {
    Become(State::kEndedWithoutNotify);
  }
  if (engine_.failed() && !had_failed_) {
    had_failed_ = true;
    Become(State::kFailed);
  }
  return status;
}

void Session::PeerIdChanged() {
  if (state_ != State::kIdle) PrepareSessionKey();  // Start does it later
}

void Session::PrepareSessionKey() {
  engine_.settings().session_key = key_.Make();
  engine_.settings().session_caching = !configuration_.peer_id.empty();
}

// Secure Transport goes round for ever, with a callback that always says -9849.
bool Session::GoesRound(Status status) {
  constexpr int kMostRounds = 1000;
  if (status != Status::kUnexpectedRecord) {
    rounds_ = 0;
    return false;
  }
  if (++rounds_ < kMostRounds) return true;
  rounds_ = 0;
  simulation_.trace().Add(
      Finding{"callback-says-unexpected-record",
              "a callback returned errSSLUnexpectedRecord a thousand times; "
              "Secure Transport would never return"});
  return false;
}

}  // namespace shakedown::securetransport
