// SPDX-License-Identifier: Apache-2.0
#include "src/cli/bench/contexts.h"

#include <Security/Security.h>
#include <malloc.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <vector>

#include "src/corefoundation/cf_ref.h"
#include "src/runner/world.h"
#include "src/simulation/simulation.h"

namespace shakedown::cli {
namespace {

using Context = cf::CFRef<SSLContextRef>;
using Connections = std::vector<std::unique_ptr<runner::Connection>>;

constexpr int kContexts = 100;

Context NewContext(SSLConnectionRef connection) {
  Context context = Context::Adopt(
      SSLCreateContext(kCFAllocatorDefault, kSSLClientSide, kSSLStreamType));
  SSLSetIOFuncs(context.get(), &runner::Connection::Read,
                &runner::Connection::Write);
  SSLSetConnection(context.get(), connection);
  return context;
}

bool Connect(SSLContextRef context) {
  OSStatus status = errSSLWouldBlock;
  while (status == errSSLWouldBlock) status = SSLHandshake(context);
  return status == errSecSuccess;
}

// KilobytesOfEach releases the contexts and returns what one of them held.
double KilobytesOfEach(std::vector<Context>& contexts) {
  const double before = HeapKilobytes();
  const auto count = static_cast<double>(contexts.size());
  for (Context& context : contexts) context = Context();
  return (before - HeapKilobytes()) / count;
}

}  // namespace

double HeapKilobytes() {
  return static_cast<double>(mallinfo2().uordblks) / 1024;
}

double MicrosecondsToCreate() {
  using Clock = std::chrono::steady_clock;
  constexpr int kRounds = 11;
  constexpr int kPerRound = 1'000;
  Simulation simulation;
  Simulation::Scope scope(simulation);
  const Context first = NewContext(nullptr);
  std::vector<double> rounds;
  for (int round = 0; round < kRounds; ++round) {
    const Clock::time_point start = Clock::now();
    for (int i = 0; i < kPerRound; ++i) NewContext(nullptr);
    const std::chrono::duration<double, std::micro> all = Clock::now() - start;
    rounds.push_back(all.count() / kPerRound);
  }
  std::sort(rounds.begin(), rounds.end());
  return rounds[kRounds / 2];
}

Result<ContextHeap> MeasureContextHeap(const scenario::Scenario& scenario) {
  auto world = runner::World::Make(scenario);
  if (!world.ok()) return world.error();
  Simulation::Scope scope(world.value()->simulation());
  ContextHeap heap{};

  std::vector<Context> contexts(kContexts);
  for (Context& context : contexts) context = NewContext(nullptr);
  heap.fresh_kilobytes = KilobytesOfEach(contexts);

  Connections connections;
  for (Context& context : contexts) {
    auto connection = world.value()->Connect();
    if (!connection.ok()) return connection.error();
    connections.push_back(std::move(connection).value());
    context = NewContext(connections.back()->ref());
    if (!Connect(context.get())) return Error{"the handshake failed"};
  }
  heap.connected_kilobytes = KilobytesOfEach(contexts);
  return heap;
}

}  // namespace shakedown::cli
