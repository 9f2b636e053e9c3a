// SPDX-License-Identifier: Apache-2.0
// What happens after a message was accepted and before anything is done about
// it: the peer's chain is judged, and the app may get a break
// (spec/handshake.md 1.4 and 3.2).
#ifndef SHAKEDOWN_ENGINE_BREAKS_H_
#define SHAKEDOWN_ENGINE_BREAKS_H_

#include "src/engine/connection.h"
#include "src/engine/handshake_type.h"
#include "src/engine/status.h"

namespace shakedown::engine {

// AfterMessage returns kOk, a break, or the error of a chain that is refused at
// this very message. After the last the handshake is over; after any other
// result it can be resumed.
Status AfterMessage(Connection& connection, HandshakeType type);

// AfterRecord returns the break that 10.5.7 gives after a record whose last
// message is `last`, or kOk. There is nothing to be made up for on resuming.
Status AfterRecord(const Connection& connection, HandshakeType last);

// TakeLatchedBreak returns the next break that waits for the end of the record
// that held its message (10.6 to 10.9), or kOk.
Status TakeLatchedBreak(Connection& connection);

// ActOnVerdict returns the refusal, with its alert queued, if the chain was
// judged and refused.
Status ActOnVerdict(Connection& connection);

}  // namespace shakedown::engine

#endif  // SHAKEDOWN_ENGINE_BREAKS_H_
