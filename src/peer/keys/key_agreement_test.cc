// SPDX-License-Identifier: Apache-2.0
#include "src/peer/keys/key_agreement.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/peer/world_for_test.h"

namespace shakedown::peer {
namespace {

using ::testing::HasSubstr;

std::string ErrorOf(const Script& script) {
  World world;
  const auto peer = MakePeer(script, world.certificates, world.simulation);
  return peer.ok() ? "" : peer.error().message;
}

TEST(KeyAgreementTest, PrimeOfAnotherLengthIsRefused) {
  Script script = ServerScript();
  script.dh_bits = 1000;
  EXPECT_THAT(ErrorOf(script), HasSubstr("1000 bits here: 512, 768, 1024"));
}

TEST(KeyAgreementTest, ClientHasNeitherHintNorPrime) {
  Script script = ServerScript();
  script.is_server = false;
  script.psk = PreSharedKey{"secret", "me", "hint"};
  EXPECT_THAT(ErrorOf(script), HasSubstr("only a server"));
  script.psk->hint.clear();
  EXPECT_EQ(ErrorOf(script), "");
  script.dh_bits = 1024;
  EXPECT_THAT(ErrorOf(script), HasSubstr("only a server"));
}

TEST(KeyAgreementTest, EveryPrimeIsTaken) {
  for (const int bits : {512, 768, 1024, 1536, 2048, 3072, 4096}) {
    Script script = ServerScript();
    script.dh_bits = bits;
    EXPECT_EQ(ErrorOf(script), "") << bits;
  }
}

}  // namespace
}  // namespace shakedown::peer
