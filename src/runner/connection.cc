// SPDX-License-Identifier: Apache-2.0
#include "src/runner/connection.h"

#include <utility>

namespace shakedown::runner {
namespace {

// A caller that waits at all lets virtual time pass long before this.
constexpr int kSpinCalls = 10'000;

Connection& FromRef(SSLConnectionRef ref) {
  // The app may only pass the reference back, so its const is ours to drop.
  return *const_cast<Connection*>(static_cast<const Connection*>(ref));
}

}  // namespace

Connection::Connection(wire::Speaker peer_side,
                       std::vector<wire::Effect> effects,
                       std::unique_ptr<peer::Peer> peer, Simulation& simulation,
                       wire::Transport transport)
    : simulation_(simulation),
      peer_(std::move(peer)),
      wire_(peer_side, std::move(effects), simulation, transport) {
  wire_.Attach(*peer_);
}

OSStatus Connection::Read(SSLConnectionRef connection, void* data,
                          size_t* data_length) {
  Connection& self = FromRef(connection);
  const wire::Transfer transfer =
      self.wire_.Read({static_cast<uint8_t*>(data), *data_length});
  *data_length = transfer.moved;
  return self.Account(transfer);
}

OSStatus Connection::Write(SSLConnectionRef connection, const void* data,
                           size_t* data_length) {
  Connection& self = FromRef(connection);
  const wire::Transfer transfer =
      self.wire_.Write({static_cast<const uint8_t*>(data), *data_length});
  *data_length = transfer.moved;
  return self.Account(transfer);
}

OSStatus Connection::Account(const wire::Transfer& transfer) {
  const int64_t now_ms = simulation_.clock().MillisecondsSinceStart();
  bytes_moved_ += transfer.moved;
  if (transfer.moved > 0 || now_ms != idle_since_ms_) {
    idle_calls_ = 0;
    idle_since_ms_ = now_ms;
  }
  if (transfer.status != errSSLWouldBlock || ++idle_calls_ < kSpinCalls) {
    return transfer.status;
  }
  if (!spun_) {
    spun_ = true;
    simulation_.trace().Add(
        Finding{"would-block-spin",
                "the app called again " + std::to_string(kSpinCalls) +
                    " times on errSSLWouldBlock without waiting: poll the "
                    "transport, and give up after a time"});
  }
  return errSSLClosedAbort;
}

}  // namespace shakedown::runner
