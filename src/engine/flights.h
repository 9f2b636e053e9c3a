// SPDX-License-Identifier: Apache-2.0
// The advance of the state machine: what each accepted message leads to
// (spec/handshake.md 1.3 step d and 1.8).
#ifndef SHAKEDOWN_ENGINE_FLIGHTS_H_
#define SHAKEDOWN_ENGINE_FLIGHTS_H_

#include "src/engine/connection.h"
#include "src/engine/status.h"

namespace shakedown::engine {

// Server: the first flight.
Status AfterClientHello(Connection& connection);
Status AfterClientCertificate(Connection& connection);
Status AfterClientKeyExchange(Connection& connection);
Status AfterCertificateVerify(Connection& connection);

Status AfterServerHello(Connection& connection);
Status AfterServerCertificate(Connection& connection);
Status AfterServerKeyExchange(Connection& connection);
// Client: the second flight, unless the chain is refused.
Status AfterServerHelloDone(Connection& connection);
Status AfterNewSessionTicket(Connection& connection);

// Both: ready, after the last flight if it is ours.
Status AfterFinished(Connection& connection);

// Messages that lead to nothing.
Status Continue(Connection& connection);

}  // namespace shakedown::engine

#endif  // SHAKEDOWN_ENGINE_FLIGHTS_H_
