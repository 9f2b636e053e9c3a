// SPDX-License-Identifier: Apache-2.0
// TCP sockets on 127.0.0.1, and nowhere else.
// Example: auto listener = ListenOnLoopback(0); PortOf(listener.value().get());
// All are closed in programs that are started. One thread.
#ifndef SHAKEDOWN_LOOPBACK_SOCKETS_H_
#define SHAKEDOWN_LOOPBACK_SOCKETS_H_

#include <cstddef>

#include "src/base/result.h"
#include "src/loopback/descriptor.h"

namespace shakedown::loopback {

inline constexpr char kHost[] = "127.0.0.1";

// ListenOnLoopback takes a port, or 0 for any that is free. The error says why
// it can't be had.
Result<Descriptor> ListenOnLoopback(int port);

// ConnectToLoopback returns none if nobody listens there.
Descriptor ConnectToLoopback(int port);

// IsFree: a server could listen there now.
bool IsFree(int port);

int PortOf(int socket);

// ResetConnection closes it so that the other end sees a reset.
void ResetConnection(Descriptor& socket);

// UnsentBytes is how much the other end has not yet taken.
size_t UnsentBytes(int socket);

// AllowDescriptors raises what this process may have open to `wanted`, and
// returns how many it may.
size_t AllowDescriptors(size_t wanted);

}  // namespace shakedown::loopback

#endif  // SHAKEDOWN_LOOPBACK_SOCKETS_H_
