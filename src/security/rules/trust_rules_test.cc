// SPDX-License-Identifier: Apache-2.0
#include "src/security/rules/trust_rules.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace shakedown::security {
namespace {

TEST(TrustRulesTest, DocumentedIsTheDefault) {
  Simulation simulation;
  EXPECT_STREQ(CurrentTrustRules(simulation).era, "documented");
}

TEST(TrustRulesTest, EnvironmentChoosesTheDefault) {
  setenv("SHAKEDOWN_PROFILE", "lion-10.7", 1);
  Simulation simulation;
  EXPECT_STREQ(CurrentTrustRules(simulation).era, "lion-10.7");
  unsetenv("SHAKEDOWN_PROFILE");
}

TEST(TrustRulesTest, EachSimulationHasItsOwn) {
  Simulation one;
  Simulation other;
  UseTrustRules(one, "sierra-10.12");
  EXPECT_STREQ(CurrentTrustRules(one).era, "sierra-10.12");
  EXPECT_STREQ(CurrentTrustRules(other).era, "documented");
}

TEST(TrustRulesTest, EraWithoutARowHasTheRulesOfDocumented) {
  Simulation simulation;
  UseTrustRules(simulation, "my own");
  EXPECT_STREQ(CurrentTrustRules(simulation).era, "documented");
  EXPECT_EQ(FindTrustRules("my own"), nullptr);
}

// A later release never allows what an earlier one refused, but for the key
// usage of leaves.
TEST(TrustRulesTest, RulesOnlyBecomeStricter) {
  const auto eras = AllTrustRules();
  for (size_t i = 2; i < eras.size(); ++i) {
    EXPECT_GE(eras[i].rsa_bits_min, eras[i - 1].rsa_bits_min) << eras[i].era;
    EXPECT_GE(eras[i].sha1, eras[i - 1].sha1) << eras[i].era;
    EXPECT_GE(eras[i].md5, eras[i - 1].md5) << eras[i].era;
    EXPECT_GE(eras[i].staples_count, eras[i - 1].staples_count) << eras[i].era;
  }
}

}  // namespace
}  // namespace shakedown::security
