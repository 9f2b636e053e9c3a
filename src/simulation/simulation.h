// SPDX-License-Identifier: Apache-2.0
// One world: clock, randomness, trace, and whatever upper layers hang on it by
// typed slots (trust store, keychain, session cache, profile).
// Example: Simulation world({.seed = 7}); Simulation::Scope scope(world);
// A simulation runs on one thread at a time and must outlive its objects.
#ifndef SHAKEDOWN_SIMULATION_SIMULATION_H_
#define SHAKEDOWN_SIMULATION_SIMULATION_H_

#include <cstdint>
#include <memory>
#include <typeindex>
#include <unordered_map>

#include "src/base/trace.h"
#include "src/simulation/clock.h"
#include "src/simulation/random.h"

namespace shakedown {

class Simulation {
 public:
  struct Options {
    uint64_t seed = 7;
    int64_t start_unix_ms = 1768478400'000;  // 2026-01-15T12:00:00Z
  };

  Simulation() : Simulation(Options()) {}
  explicit Simulation(const Options& options);
  Simulation(const Simulation&) = delete;
  Simulation& operator=(const Simulation&) = delete;

  uint64_t seed() const { return seed_; }
  const VirtualClock& clock() const { return clock_; }
  Trace& trace() { return trace_; }

  // The two ends of the wire never draw from each other's randomness.
  RandomStream& app_random() { return app_random_; }
  RandomStream& peer_random() { return peer_random_; }

  // Advance lets virtual time pass and says so in the trace.
  void Advance(int64_t milliseconds);

  // Slot returns this simulation's only T, made with T() on first use.
  template <typename T>
  T& Slot() {
    auto& slot = slots_[typeid(T)];
    if (!slot) slot = std::make_shared<T>();
    return *static_cast<T*>(slot.get());
  }

  // Current is the simulation of the innermost Scope on this thread, else that
  // of the newest ProcessScope, else the process's default, whose seed is
  // SHAKEDOWN_SEED if that is set.
  static Simulation& Current();

  // Scopes that live on the heap may end in any order, on the thread where they
  // began: the innermost of those that are left counts.
  class Scope {
   public:
    explicit Scope(Simulation& simulation);
    ~Scope();
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

   private:
    friend class Simulation;

    Simulation& simulation_;
    Scope* outer_;
  };

  // For threads that the app under test starts by itself: they cannot be given
  // a Scope. May end in any order, on any thread.
  class ProcessScope {
   public:
    explicit ProcessScope(Simulation& simulation);
    ~ProcessScope();
    ProcessScope(const ProcessScope&) = delete;
    ProcessScope& operator=(const ProcessScope&) = delete;

   private:
    Simulation& simulation_;
  };

 private:
  uint64_t seed_;
  VirtualClock clock_;
  RandomStream app_random_;
  RandomStream peer_random_;
  Trace trace_;
  std::unordered_map<std::type_index, std::shared_ptr<void>> slots_;
};

}  // namespace shakedown

#endif  // SHAKEDOWN_SIMULATION_SIMULATION_H_
