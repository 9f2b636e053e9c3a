// SPDX-License-Identifier: Apache-2.0
#include "src/simulation/simulation.h"

#include <algorithm>
#include <cstdlib>
#include <mutex>
#include <vector>

namespace shakedown {
namespace {

thread_local Simulation::Scope* innermost = nullptr;

Simulation::Options ProcessDefaults() {
  Simulation::Options options;
  if (const char* seed = std::getenv("SHAKEDOWN_SEED")) {
    options.seed = std::strtoull(seed, nullptr, 0);
  }
  return options;
}

// Those of the living ProcessScopes, the newest last.
struct ProcessSimulations {
  std::mutex mutex;
  std::vector<Simulation*> all;
};

// Never destroyed: an app may use it from its own static destructors.
ProcessSimulations& OfTheProcess() {
  static ProcessSimulations& simulations = *new ProcessSimulations();
  return simulations;
}

Simulation& ProcessDefault() {
  static Simulation& simulation = *new Simulation(ProcessDefaults());
  return simulation;
}

}  // namespace

Simulation::Simulation(const Options& options)
    : seed_(options.seed),
      clock_(options.start_unix_ms),
      app_random_(options.seed, "app"),
      peer_random_(options.seed, "peer") {}

void Simulation::Advance(int64_t milliseconds) {
  clock_.Advance(milliseconds);
  trace_.AdvanceTo(clock_.MillisecondsSinceStart());
  trace_.Add(ClockAdvanced{milliseconds});
}

Simulation& Simulation::Current() {
  if (innermost != nullptr) return innermost->simulation_;
  ProcessSimulations& process = OfTheProcess();
  const std::lock_guard lock(process.mutex);
  return process.all.empty() ? ProcessDefault() : *process.all.back();
}

Simulation::Scope::Scope(Simulation& simulation)
    : simulation_(simulation), outer_(innermost) {
  innermost = this;
}

Simulation::Scope::~Scope() {
  Scope** link = &innermost;
  while (*link != this && *link != nullptr) link = &(*link)->outer_;
  if (*link == this) *link = outer_;
}

Simulation::ProcessScope::ProcessScope(Simulation& simulation)
    : simulation_(simulation) {
  ProcessSimulations& process = OfTheProcess();
  const std::lock_guard lock(process.mutex);
  process.all.push_back(&simulation);
}

Simulation::ProcessScope::~ProcessScope() {
  ProcessSimulations& process = OfTheProcess();
  const std::lock_guard lock(process.mutex);
  process.all.erase(std::ranges::find(process.all, &simulation_));
}

}  // namespace shakedown
