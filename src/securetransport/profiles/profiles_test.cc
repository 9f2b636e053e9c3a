// SPDX-License-Identifier: Apache-2.0
#include "src/securetransport/profiles/profiles.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <set>
#include <string>

namespace shakedown::securetransport {
namespace {

TEST(ProfilesTest, DocumentedIsTheDefault) {
  Simulation simulation;
  EXPECT_STREQ(AllProfiles().front().name, "documented");
  EXPECT_STREQ(CurrentProfile(simulation).name, "documented");
}

TEST(ProfilesTest, NamesAreFoundAndNearOnesOffered) {
  EXPECT_STREQ(FindProfile("lion-10.7")->name, "lion-10.7");
  EXPECT_EQ(FindProfile("lion-10.8"), nullptr);
  EXPECT_EQ(NearestProfileName("catalina-10.5"), "catalina-10.15");
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

// Lion alone leaves one out: weak keys were refused only from 10.12.4 on.
TEST(ProfilesTest, EveryProfileJudgesEveryFindingOnce) {
  for (const Profile& profile : AllProfiles()) {
    std::set<security::FindingKind> kinds;
    for (const VerdictRow& row : profile.verdicts) kinds.insert(row.kind);
    const bool is_lion = std::string(profile.name) == "lion-10.7";
    EXPECT_EQ(kinds.count(security::FindingKind::kWeakKey), is_lion ? 0u : 1u);
    EXPECT_EQ(kinds.size(), is_lion ? 13u : 14u) << profile.name;
    EXPECT_EQ(profile.verdicts.size(), kinds.size()) << profile.name;
  }
}

}  // namespace
}  // namespace shakedown::securetransport
