// SPDX-License-Identifier: Apache-2.0
#include "src/wire/effect.h"

#include <gtest/gtest.h>

namespace shakedown::wire {
namespace {

std::string At7(Action action) {
  return ToString(Effect{BytePoint{Speaker::kServer, 7}, std::move(action)});
}

TEST(EffectTest, EachActionIsNamedWithItsPoint) {
  EXPECT_EQ(At7(WouldBlock{}), "would_block at server@7");
  EXPECT_EQ(At7(CutCleanly{}), "cut_cleanly at server@7");
  EXPECT_EQ(At7(CutAbruptly{}), "cut_abruptly at server@7");
  EXPECT_EQ(At7(Corrupt{}), "corrupt at server@7");
  EXPECT_EQ(At7(Drop{}), "drop at server@7");
  EXPECT_EQ(At7(Insert{}), "insert at server@7");
}

TEST(EffectTest, FailNamesItsCode) {
  EXPECT_EQ(At7(Fail{-9805}), "fail with errSSLClosedGraceful at server@7");
  EXPECT_EQ(At7(Fail{12345}), "fail with 12345 at server@7");
}

TEST(EffectTest, DeliverNeedsNoPoint) {
  EXPECT_EQ(ToString(Effect{std::nullopt, Deliver{Speaker::kClient, 1, 1}}),
            "deliver from client");
}

}  // namespace
}  // namespace shakedown::wire
