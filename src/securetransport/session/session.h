// SPDX-License-Identifier: Apache-2.0
// One connection's life: the state that SSLGetSessionState tells, and the calls
// that move it, exactly as spec/handshake.md 1.1 to 1.7 and 2.4 to 2.7.
// Example: Status status = session.Handshake();
// The engine, profile, configuration and simulation must outlive it.
#ifndef SHAKEDOWN_SECURETRANSPORT_SESSION_SESSION_H_
#define SHAKEDOWN_SECURETRANSPORT_SESSION_SESSION_H_

#include <Security/SecureTransport.h>

#include <cstdint>
#include <span>

#include "src/base/bytes.h"
#include "src/engine/engine.h"
#include "src/engine/status.h"
#include "src/securetransport/configuration/configuration.h"
#include "src/securetransport/profiles/profile.h"
#include "src/securetransport/session/session_key.h"
#include "src/simulation/simulation.h"

namespace shakedown::securetransport {

class Session {
 public:
  Session(engine::Engine& engine, const Profile& profile,
          const Configuration& configuration, Simulation& simulation)
      : engine_(engine),
        profile_(profile),
        configuration_(configuration),
        simulation_(simulation),
        key_(configuration, profile) {}

  // Exclusively runs one of the I/O functions below, unless one is running: a
  // callback that calls back gets a finding and errSecBadReq.
  template <typename Action>
  engine::Status Exclusively(Action action) {
    if (is_busy_) return RefuseReentry();
    is_busy_ = true;
    const engine::Status status = action();
    is_busy_ = false;
    return status;
  }

  // The I/O functions. `processed` counts bytes whatever the result.
  engine::Status Handshake();
  engine::Status RequestHandshake();  // SSLReHandshake
  engine::Status Read(std::span<uint8_t> buffer, size_t& processed);
  engine::Status Write(ByteView data, size_t& processed);
  engine::Status Close();
  void SetError(OSStatus error);

  SSLSessionState state() const;

  // Is it running? Most setters refuse then.
  bool is_active() const {
    return state_ == State::kHandshake || state_ == State::kConnected ||
           state_ == State::kEndedWithoutNotify;
  }

  // PeerIdChanged is to be called after SSLSetPeerID.
  void PeerIdChanged();

 private:
  // Three states are told as kSSLAborted.
  enum class State : uint8_t {
    kIdle,
    kHandshake,
    kConnected,
    kClosed,
    kFailed,
    kEndedWithoutNotify,  // up to 10.8: SSLWrite and most setters go on
    kErrorSet,            // by SSLSetError
  };

  static SSLSessionState PublicState(State state);
  void Become(State state);

  // Refusal is what SSLRead and SSLWrite return in an ended session.
  engine::Status Refusal() const;
  engine::Status RefuseReentry();

  engine::Status Start();
  void PrepareSessionKey();
  engine::Status Step();
  // GoesRound tells whether `status` only means: try again.
  bool GoesRound(engine::Status status);
  engine::Status Observe(engine::Status status);

  bool IsDone() const;
  bool OnlyFlushesWhenConnected() const;
  engine::Status RunHandshake();
  engine::Status FinishFailed(engine::Status status);
  engine::Status CloseWithError();

  bool HasReadNothing(std::span<const uint8_t> buffer) const;
  engine::Status ReadOnce(std::span<uint8_t> buffer, size_t& processed);
  engine::Status ReadRecord(std::span<uint8_t> buffer, size_t& processed);
  engine::Status DriveUntilReadReady();
  engine::Status DriveUntilWriteReady();
  bool RefusesToWriteNow() const;
  engine::Status AbortUnlessHarmless(engine::Status status);
  engine::Status AbortUnlessReadable(engine::Status status);

  engine::Engine& engine_;
  const Profile& profile_;
  const Configuration& configuration_;
  Simulation& simulation_;
  SessionKey key_;
  State state_ = State::kIdle;
  OSStatus error_ = 0;  // of SSLSetError
  int rounds_ = 0;
  bool is_busy_ = false;
  bool was_read_ready_ = false;
  bool had_failed_ = false;
  bool renegotiation_requested_ = false;  // a HelloRequest is on its way
};

}  // namespace shakedown::securetransport

#endif  // SHAKEDOWN_SECURETRANSPORT_SESSION_SESSION_H_
