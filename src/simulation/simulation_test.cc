// SPDX-License-Identifier: Apache-2.0
#include "src/simulation/simulation.h"

#include <gtest/gtest.h>

#include <memory>
#include <thread>

namespace shakedown {
namespace {

struct Counter {
  int value = 0;
};

TEST(SimulationTest, SameSeedGivesTheSameBytes) {
  Simulation one({.seed = 3}), two({.seed = 3}), other({.seed = 4});
  const uint64_t drawn = one.app_random().Next();
  EXPECT_EQ(two.app_random().Next(), drawn);
  EXPECT_NE(other.app_random().Next(), drawn);
}

TEST(SimulationTest, EndsDoNotDrawFromEachOther) {
  Simulation one({.seed = 3}), two({.seed = 3});
  one.app_random().Next();
  EXPECT_EQ(one.peer_random().Next(), two.peer_random().Next());
}

TEST(SimulationTest, TimePassesOnlyWhenAdvanced) {
  Simulation world({.seed = 1, .start_unix_ms = 5'000});
  world.Advance(1'500);
  EXPECT_EQ(world.clock().UnixMilliseconds(), 6'500);
  EXPECT_EQ(world.trace().events().back().time_ms, 1'500);
}

TEST(SimulationTest, SlotIsOnePerType) {
  Simulation world;
  world.Slot<Counter>().value = 8;
  EXPECT_EQ(world.Slot<Counter>().value, 8);
  EXPECT_EQ(Simulation().Slot<Counter>().value, 0);
}

TEST(SimulationTest, InnermostScopeIsCurrent) {
  Simulation outer, inner;
  Simulation::Scope outer_scope(outer);
  {
    Simulation::Scope inner_scope(inner);
    EXPECT_EQ(&Simulation::Current(), &inner);
  }
  EXPECT_EQ(&Simulation::Current(), &outer);
}

// As when a pointer gets the next world while it still holds the last one.
TEST(SimulationTest, ScopesMayEndInAnyOrder) {
  const Simulation* const process_default = &Simulation::Current();
  Simulation first, second;
  auto first_scope = std::make_unique<Simulation::Scope>(first);
  auto second_scope = std::make_unique<Simulation::Scope>(second);
  first_scope.reset();
  EXPECT_EQ(&Simulation::Current(), &second);
  second_scope.reset();
  EXPECT_EQ(&Simulation::Current(), process_default);
}

const Simulation* CurrentOfAnotherThread() {
  const Simulation* current = nullptr;
  std::thread([&current] { current = &Simulation::Current(); }).join();
  return current;
}

TEST(SimulationTest, ScopeIsOfItsThreadOnly) {
  Simulation world;
  const Simulation::Scope scope(world);
  EXPECT_NE(CurrentOfAnotherThread(), &world);
}

TEST(SimulationTest, NewestProcessScopeIsCurrentOnThreadsWithoutScope) {
  Simulation first, second, of_this_thread;
  const Simulation::Scope scope(of_this_thread);
  auto first_scope = std::make_unique<Simulation::ProcessScope>(first);
  const Simulation::ProcessScope second_scope(second);
  EXPECT_EQ(CurrentOfAnotherThread(), &second);
  first_scope.reset();
  EXPECT_EQ(CurrentOfAnotherThread(), &second);
  EXPECT_EQ(&Simulation::Current(), &of_this_thread);
}

TEST(RandomStreamTest, PartialWordsAreFilledToo) {
  RandomStream stream(1, "x");
  std::array<uint8_t, 11> bytes{};
  stream.Fill(bytes);
  EXPECT_NE(bytes, (std::array<uint8_t, 11>{}));
}

}  // namespace
}  // namespace shakedown
