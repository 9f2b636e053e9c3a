// SPDX-License-Identifier: Apache-2.0
// From the premaster secret to the keys of both directions (RFC 5246 sections
// 6.3, 7.4.9 and 8.1, RFC 7627).
#ifndef SHAKEDOWN_ENGINE_KEY_SCHEDULE_H_
#define SHAKEDOWN_ENGINE_KEY_SCHEDULE_H_

#include "src/base/bytes.h"
#include "src/engine/connection.h"

namespace shakedown::engine {

// MakeMasterSecret derives it from handshake.premaster, which is forgotten. The
// transcript must end with the ClientKeyExchange.
void MakeMasterSecret(Connection& connection);

// MakeKeys derives the protections that the next ChangeCipherSpecs install.
void MakeKeys(Connection& connection);

// FinishedData returns the verify_data of that side's Finished, for the
// transcript so far.
Bytes FinishedData(const Connection& connection, Side side);

}  // namespace shakedown::engine

#endif  // SHAKEDOWN_ENGINE_KEY_SCHEDULE_H_
