// SPDX-License-Identifier: Apache-2.0
// One connection of the app: its wire, the scripted peer at the far end, and
// the I/O functions to hand to Secure Transport.
// Example: SSLSetIOFuncs(context, Connection::Read, Connection::Write);
//          SSLSetConnection(context, connection.ref());
// Must outlive the SSLContext that uses it. One thread.
#ifndef SHAKEDOWN_RUNNER_CONNECTION_H_
#define SHAKEDOWN_RUNNER_CONNECTION_H_

#include <Security/SecureTransport.h>

#include <cstdint>
#include <memory>
#include <vector>

#include "src/peer/peer.h"
#include "src/simulation/simulation.h"
#include "src/wire/wire.h"

namespace shakedown::runner {

class Connection {
 public:
  Connection(wire::Speaker peer_side, std::vector<wire::Effect> effects,
             std::unique_ptr<peer::Peer> peer, Simulation& simulation,
             wire::Transport transport = wire::Transport::kStream);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // What the app gives to SSLSetConnection.
  SSLConnectionRef ref() const { return this; }

  // SSLReadFunc and SSLWriteFunc, as careful apps write them: a short count is
  // always errSSLWouldBlock (spec/handshake.md 2.1).
  static OSStatus Read(SSLConnectionRef connection, void* data,
                       size_t* data_length);
  static OSStatus Write(SSLConnectionRef connection, const void* data,
                        size_t* data_length);

  wire::Wire& wire() { return wire_; }
  const wire::Wire& wire() const { return wire_; }
  peer::Peer& peer() { return *peer_; }
  const peer::Peer& peer() const { return *peer_; }

  // How many bytes the app has moved, in both directions: grows with progress.
  uint64_t bytes_moved() const { return bytes_moved_; }

  // Did an app ask again and again, though nothing moved and no time passed?
  // It then got errSSLClosedAbort, so that its loop ends.
  bool spun() const { return spun_; }

 private:
  OSStatus Account(const wire::Transfer& transfer);

  Simulation& simulation_;
  std::unique_ptr<peer::Peer> peer_;
  wire::Wire wire_;
  uint64_t bytes_moved_ = 0;
  int idle_calls_ = 0;
  int64_t idle_since_ms_ = 0;
  bool spun_ = false;
};

}  // namespace shakedown::runner

#endif  // SHAKEDOWN_RUNNER_CONNECTION_H_
