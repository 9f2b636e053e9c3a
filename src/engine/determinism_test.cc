// SPDX-License-Identifier: Apache-2.0
// The same seed gives the same bytes, however they are delivered.
#include <gtest/gtest.h>

#include <functional>

#include "src/engine/engine_fixture.h"

namespace shakedown::engine {
namespace {

struct Transcript {
  Bytes written;
  Bytes consumed;
  bool operator==(const Transcript&) const = default;
};

struct Case {
  Side side;
  uint16_t suite;
  uint16_t version;
};

class DeterminismTest : public ::testing::TestWithParam<Case> {
 protected:
  static Transcript Run(uint64_t seed,
                        const std::function<void(EngineWorld&)>& change) {
    EngineWorld world(GetParam().side, seed);
    world.peer_options.max_version = GetParam().version;
    world.peer_options.identity = MakeIdentity(KeyKind::kRsa, "peer.test");
    world.settings().suites = {GetParam().suite};
    world.settings().client_authentication = ClientAuthentication::kTry;
    change(world);
    EXPECT_EQ(world.HandshakeThroughBlocks(), Status::kOk);
    return {world.channel.written, world.channel.consumed};
  }

  const Transcript plain_ = Run(7, [](EngineWorld&) {});
};

TEST_P(DeterminismTest, SameSeedSameBytes) {
  EXPECT_EQ(Run(7, [](EngineWorld&) {}), plain_);
}

TEST_P(DeterminismTest, OtherSeedOtherBytes) {
  EXPECT_NE(Run(8, [](EngineWorld&) {}), plain_);
}

TEST_P(DeterminismTest, OneByteAReadChangesNothing) {
  EXPECT_EQ(Run(7, [](EngineWorld& w) { w.channel.bytes_per_read = 1; }),
            plain_);
}

TEST_P(DeterminismTest, OneByteAWriteChangesNothing) {
  EXPECT_EQ(Run(7, [](EngineWorld& w) { w.channel.bytes_per_write = 1; }),
            plain_);
}

INSTANTIATE_TEST_SUITE_P(Suites, DeterminismTest,
                         ::testing::Values(Case{Side::kClient, 0xC02F, kTls12},
                                           Case{Side::kClient, 0xC013, kTls10},
                                           Case{Side::kClient, 0x002F, kTls11},
                                           Case{Side::kClient, 0x0033, kTls12},
                                           Case{Side::kServer, 0xC02F, kTls12},
                                           Case{Side::kServer, 0x002F, kTls11},
                                           Case{Side::kServer, 0x0033,
                                                kTls12}));

}  // namespace
}  // namespace shakedown::engine
