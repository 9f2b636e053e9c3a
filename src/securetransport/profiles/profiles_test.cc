// SPDX-License-Identifier: Apache-2.0
#include "src/securetransport/profiles/profiles.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <string>

#include "src/security/rules/trust_rules.h"

namespace shakedown::securetransport {
namespace {

TEST(ProfilesTest, DocumentedIsTheDefault) {
  Simulation simulation;
  EXPECT_STREQ(AllProfiles().front().name, "documented");
  EXPECT_STREQ(CurrentProfile(simulation).name, "documented");
}

TEST(ProfilesTest, NamesAreFound) {
  EXPECT_STREQ(FindProfile("lion-10.7")->name, "lion-10.7");
  EXPECT_EQ(FindProfile("lion-10.8"), nullptr);
}

TEST(ProfilesTest, EachSimulationHasItsOwn) {
  Simulation one;
  Simulation other;
  UseProfile(one, *FindProfile("catalina-10.15"));
  EXPECT_STREQ(CurrentProfile(one).name, "catalina-10.15");
  EXPECT_STREQ(CurrentProfile(other).name, "documented");
}

TEST(ProfilesTest, EnvironmentChoosesTheDefault) {
  setenv("SHAKEDOWN_PROFILE", "lion-10.7", 1);
  Simulation simulation;
  EXPECT_STREQ(CurrentProfile(simulation).name, "lion-10.7");
  unsetenv("SHAKEDOWN_PROFILE");
}

TEST(ProfilesTest, UnknownNameInTheEnvironmentEndsTheProcess) {
  EXPECT_DEATH(
      {
        setenv("SHAKEDOWN_PROFILE", "documentd", 1);
        Simulation simulation;
        CurrentProfile(simulation);
      },
      "no profile \\(did you mean 'documented'\\?\\)");
}

TEST(ProfilesTest, EveryProfileHasTrustRulesOfItsOwn) {
  for (const Profile& profile : AllProfiles()) {
    EXPECT_NE(security::FindTrustRules(profile.name), nullptr) << profile.name;
    Simulation simulation;
    UseProfile(simulation, profile);
    EXPECT_STREQ(security::CurrentTrustRules(simulation).era, profile.name);
  }
}

TEST(ProfilesTest, EveryProfileJudgesEveryFindingOnce) {
  for (const Profile& profile : AllProfiles()) {
    std::set<security::FindingKind> kinds;
    for (const VerdictRow& row : profile.verdicts) kinds.insert(row.kind);
    EXPECT_EQ(profile.verdicts.size(), kinds.size()) << profile.name;
    EXPECT_GE(kinds.size(), 13u) << profile.name;
  }
}

// profiles.md 2.2: from 10.12.4 on.
TEST(ProfilesTest, WeakKeysAreRefusedFromSierraOn) {
  const std::set<std::string> refuse = {"documented", "sierra-10.12",
                                        "high-sierra-10.13", "catalina-10.15"};
  for (const Profile& profile : AllProfiles()) {
    const auto weak = std::count_if(
        profile.verdicts.begin(), profile.verdicts.end(), [](const auto& row) {
          return row.kind == security::FindingKind::kWeakKey;
        });
    EXPECT_EQ(weak, refuse.count(profile.name)) << profile.name;
  }
}

TEST(ProfilesTest, NamesStandFromOldToNewAfterTheDefault) {
  std::string names;
  for (const Profile& profile : AllProfiles()) {
    names += std::string(profile.name) + " ";
  }
  EXPECT_EQ(names,
            "documented tiger-10.4 leopard-10.5.0 leopard-10.5.7 "
            "snow-leopard-10.6.0 snow-leopard-10.6 lion-10.7.0 lion-10.7 "
            "mountain-lion-10.8 mavericks-10.9 mavericks-10.9.2 "
            "mavericks-10.9.3 mavericks-10.9.5 yosemite-10.10 "
            "el-capitan-10.11 sierra-10.12 high-sierra-10.13 catalina-10.15 ");
}

}  // namespace
}  // namespace shakedown::securetransport
