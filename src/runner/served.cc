// SPDX-License-Identifier: Apache-2.0
#include "src/runner/served.h"

#include <algorithm>
#include <utility>
#include <variant>
#include <vector>

#include "src/loopback/machine_clock.h"

namespace shakedown::runner {
namespace {

bool CountsCalls(const wire::Effect& effect) {
  return effect.at &&
         (std::holds_alternative<wire::CallbackPoint>(*effect.at) ||
          std::holds_alternative<wire::AppCallPoint>(*effect.at));
}

// Whether an expectation can be seen of a program.
struct IsVisible {
  bool operator()(const scenario::ExpectCall&) const { return false; }
  bool operator()(const scenario::ExpectState&) const { return false; }
  bool operator()(const scenario::ExpectClock&) const { return false; }
  bool operator()(const scenario::ExpectFinding&) const { return false; }
  bool operator()(const scenario::ExpectTrust&) const { return false; }
  bool operator()(const scenario::ExpectSameTranscript&) const { return false; }
  bool operator()(const scenario::ExpectVerdict& expected) const {
    return expected.verdict != "spin";
  }
  bool operator()(const scenario::ExpectAlert&) const { return true; }
  bool operator()(const scenario::ExpectPeer&) const { return true; }
  bool operator()(const scenario::ExpectExit&) const { return true; }
  bool operator()(const scenario::ExpectSignal&) const { return true; }
  bool operator()(const scenario::ExpectOutput&) const { return true; }
  bool operator()(const scenario::ExpectWithin&) const { return true; }
};

// A send buffer that drains at calls needs calls to drain.
bool DrainsAtCalls(const scenario::PlacedEffect& placed) {
  const auto* capacity = std::get_if<wire::Capacity>(&placed.effect.action);
  return capacity != nullptr && !capacity->milliseconds;
}

std::unique_ptr<loopback::FarEnd> Connect(const std::shared_ptr<World>& world) {
  Simulation::Scope scope(world->simulation());
  auto connection = world->Connect();
  if (!connection.ok()) return nullptr;
  return std::make_unique<Served>(world, std::move(connection).value());
}

}  // namespace

scenario::Scenario AtMachinesDay(scenario::Scenario scenario) {
  if (scenario.clock == scenario::Scenario().clock) {
    scenario.clock = loopback::MachineDay();
  }
  return scenario;
}

void UseProgram(scenario::Scenario& scenario, const std::string& exec) {
  if (!scenario.app.program) scenario.app.program.emplace();
  scenario.app.program->exec = exec;
  scenario.expect_exactly = false;
  std::erase_if(scenario.expect, [](const scenario::Expectation& expectation) {
    return !std::visit(IsVisible(), expectation.body);
  });
}

Result<Done> CheckServable(const scenario::Scenario& scenario) {
  if (scenario.peer.transport == wire::Transport::kDatagram) {
    return Error{"datagrams can't be served: only streams have a socket here"};
  }
  for (const scenario::PlacedEffect& placed : scenario.wire) {
    if (!CountsCalls(placed.effect)) continue;
    return Error{"wire: '" + wire::ToString(placed.effect) +
                 "' counts calls of the app, which a socket doesn't show"};
  }
  return Done();
}

loopback::ServiceOptions ServiceFor(const scenario::Scenario& scenario) {
  loopback::ServiceOptions options;
  options.relay.peer =
      scenario.app.is_server ? wire::Speaker::kClient : wire::Speaker::kServer;
  options.relay.first_word = scenario.app.is_server ? loopback::FirstWord::kPeer
                             : scenario.peer.raw
                                 ? loopback::FirstWord::kAppUnlessItWaits
                                 : loopback::FirstWord::kApp;
  options.relay.keeps_calling =
      std::any_of(scenario.wire.begin(), scenario.wire.end(), &DrainsAtCalls);
  return options;
}

loopback::MakeFarEnd FarEndsOf(std::shared_ptr<World> world) {
  return [world = std::move(world)] { return Connect(world); };
}

loopback::MakeFarEnd FarEndsEachAlone(scenario::Scenario scenario) {
  return
      [scenario = std::move(scenario)]() -> std::unique_ptr<loopback::FarEnd> {
        auto world = World::Make(scenario);
        if (!world.ok()) return nullptr;
        return Connect(std::shared_ptr<World>(std::move(world).value()));
      };
}

}  // namespace shakedown::runner
