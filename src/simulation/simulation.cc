// SPDX-License-Identifier: Apache-2.0
#include "src/simulation/simulation.h"

#include <cstdlib>

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
  // Never destroyed: an app may use it from its own static destructors.
  static Simulation& process_default = *new Simulation(ProcessDefaults());
  return process_default;
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

}  // namespace shakedown
