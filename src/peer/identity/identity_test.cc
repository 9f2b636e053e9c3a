// SPDX-License-Identifier: Apache-2.0
#include "src/peer/identity/identity.h"

#include <gtest/gtest.h>

#include "src/peer/world_for_test.h"

namespace shakedown::peer {
namespace {

TEST(IdentityTest, SendsItsChainAndSignsWithTheKeyOfTheFirst) {
  const World world;
  const auto identity = LookUpIdentity({"leaf", "issuing"}, world.certificates);
  ASSERT_TRUE(identity.ok());
  EXPECT_EQ(identity->certificates,
            (std::vector{world.certificates.at("leaf").der,
                         world.certificates.at("issuing").der}));
  EXPECT_EQ(identity->key, world.certificates.at("leaf").key);
}

TEST(IdentityTest, NamesACertificateWithoutAKey) {
  World world;
  world.certificates.at("leaf").key = nullptr;
  const auto identity = LookUpIdentity({"leaf"}, world.certificates);
  ASSERT_FALSE(identity.ok());
  EXPECT_EQ(identity.error().message,
            "certificate 'leaf' has no key to sign with");
}

}  // namespace
}  // namespace shakedown::peer
