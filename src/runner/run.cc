// SPDX-License-Identifier: Apache-2.0
#include "src/runner/run.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "src/linter/linter.h"
#include "src/runner/app/leak_watch.h"
#include "src/runner/reference_app.h"
#include "src/runner/run_program.h"
#include "src/runner/transcript.h"
#include "src/runner/world.h"

namespace shakedown::runner {
namespace {

using scenario::Scenario;

Result<Observed> RunConnections(World& world) {
  Simulation::Scope scope(world.simulation());
  TranscriptHash transcript;
  Observed observed;
  for (int i = 0; i < world.scenario().app.connections; ++i) {
    Result<std::unique_ptr<Connection>> connected = world.Connect();
    if (!connected.ok()) return connected.error();
    Connection& connection = *connected.value();
    world.simulation().trace().Clear();
    ReferenceApp app(world, connection);
    app.Run();
    transcript.AddConnection(connection.wire().sent_by_app(),
                             connection.wire().sent_by_peer(), app.received());
    Observation& observation = observed.observation;
    observation.peer_failure = connection.peer().failure();
    observation.unfired = connection.wire().UnfiredEffects();
    observation.idle_faults = connection.peer().idle_faults();
    observation.unread = app.unread();
    observation.hung = app.hung();
    observation.spun = connection.spun();
    observed.key_log = connection.peer().key_log();
    observed.bytes_moved = connection.bytes_moved();
  }
  observed.observation.trace = linter::Annotated(
      std::move(world.simulation().trace()), {.is_over = true});
  observed.observation.transcript = transcript.Finish();
  return observed;
}

Result<Observed> Observe(const Scenario& scenario, const RunOptions& options) {
  if (scenario.app.program) return RunProgram(scenario);
  LeakWatch leaks{Mistakes(scenario.app.mistakes)};
  Result<std::unique_ptr<World>> made =
      World::Make(scenario, options.starts_at);
  if (!made.ok()) return made.error();
  Result<Observed> observed = RunConnections(*made.value());
  if (!observed.ok()) return observed;
  leaks.Keep(made.value()->TakeLeakedObjects());
  made.value().reset();
  leaks.Report(observed.value().observation.trace);
  return observed;
}

bool NeedsPlainTranscript(const Scenario& scenario) {
  return std::any_of(
      scenario.expect.begin(), scenario.expect.end(),
      [](const scenario::Expectation& expectation) {
        return std::holds_alternative<scenario::ExpectSameTranscript>(
            expectation.body);
      });
}

}  // namespace

Result<Done> Check(const Scenario& scenario) {
  const auto world = World::Make(scenario);
  if (!world.ok()) return world.error();
  Simulation::Scope scope(world.value()->simulation());
  const auto connection = world.value()->Connect();
  if (!connection.ok()) return connection.error();
  return Done();
}

Result<RunResult> Run(const Scenario& scenario, const RunOptions& options) {
  Result<Observed> observed = Observe(scenario, options);
  if (!observed.ok()) return observed.error();
  Observation& observation = observed.value().observation;
  if (NeedsPlainTranscript(scenario)) {
    Scenario plain = scenario;
    plain.wire.clear();
    const Result<Observed> without = Observe(plain, options);
    if (!without.ok()) return without.error();
    observation.plain_transcript = without->observation.transcript;
  }
  RunResult result;
  result.judgement = Judge(scenario, observation);
  result.trace = std::move(observation.trace);
  result.transcript = observation.transcript;
  result.program = std::move(observation.program);
  result.key_log = std::move(observed.value().key_log);
  result.bytes_moved = observed->bytes_moved;
  return result;
}

}  // namespace shakedown::runner
