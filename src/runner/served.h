// SPDX-License-Identifier: Apache-2.0
// A scenario's peer behind a real socket, for programs and clients by hand.
// Example: auto world = WorldForSockets(scenario);
//          auto service = loopback::Service::Listen(0, ServiceFor(scenario),
//                             FarEndsOf(world), on_end);
// One thread.
#ifndef SHAKEDOWN_RUNNER_SERVED_H_
#define SHAKEDOWN_RUNNER_SERVED_H_

#include <memory>
#include <string>
#include <utility>

#include "src/base/result.h"
#include "src/loopback/far_end.h"
#include "src/loopback/service.h"
#include "src/runner/connection.h"
#include "src/runner/world.h"
#include "src/scenario/model.h"

namespace shakedown::runner {

// AtMachinesDay sets the scenario's clock to the machine's last midnight, UTC,
// unless the scenario has one of its own: real programs ask the machine.
scenario::Scenario AtMachinesDay(scenario::Scenario scenario);

// UseProgram puts a program into the app's place. Expectations that can't be
// seen of a program are left out.
void UseProgram(scenario::Scenario& scenario, const std::string& exec);

// CheckServable tells whether a socket can stand for the scenario's wire.
// Errors: datagrams, effects that count calls.
Result<Done> CheckServable(const scenario::Scenario& scenario);

// ServiceFor are the options that fit the scenario's peer.
loopback::ServiceOptions ServiceFor(const scenario::Scenario& scenario);

// One connection's.
class Served : public loopback::FarEnd {
 public:
  Served(std::shared_ptr<World> world, std::unique_ptr<Connection> connection)
      : world_(std::move(world)), connection_(std::move(connection)) {}

  wire::Wire& wire() override { return connection_->wire(); }
  peer::Peer& peer() override { return connection_->peer(); }
  Simulation& simulation() override { return world_->simulation(); }
  const Connection& connection() const { return *connection_; }

 private:
  std::shared_ptr<World> world_;
  std::unique_ptr<Connection> connection_;
};

// FarEndsOf makes the peers of one world: sessions resume, and randomness goes
// on from one connection to the next.
loopback::MakeFarEnd FarEndsOf(std::shared_ptr<World> world);

// FarEndsEachAlone makes a world for each connection, so that each sees the
// same bytes.
loopback::MakeFarEnd FarEndsEachAlone(scenario::Scenario scenario);

}  // namespace shakedown::runner

#endif  // SHAKEDOWN_RUNNER_SERVED_H_
