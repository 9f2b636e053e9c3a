// SPDX-License-Identifier: Apache-2.0
// What stands behind a socket: the scripted peer and the wire to it. Whoever
// knows scenarios makes it; a relay moves the bytes.
// One thread.
#ifndef SHAKEDOWN_LOOPBACK_FAR_END_H_
#define SHAKEDOWN_LOOPBACK_FAR_END_H_

#include <functional>
#include <memory>

#include "src/peer/peer.h"
#include "src/simulation/simulation.h"
#include "src/wire/wire.h"

namespace shakedown::loopback {

class FarEnd {
 public:
  virtual ~FarEnd() = default;
  virtual wire::Wire& wire() = 0;
  virtual peer::Peer& peer() = 0;
  virtual Simulation& simulation() = 0;
};

// Makes the next connection's; nullptr if that can't be.
using MakeFarEnd = std::function<std::unique_ptr<FarEnd>()>;

}  // namespace shakedown::loopback

#endif  // SHAKEDOWN_LOOPBACK_FAR_END_H_
