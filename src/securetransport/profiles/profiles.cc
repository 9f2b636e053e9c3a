// SPDX-License-Identifier: Apache-2.0
#include "src/securetransport/profiles/profiles.h"

#include <algorithm>
#include <cstdlib>
#include <utility>
#include <vector>

#include "src/base/nearest.h"
#include "src/corefoundation/misuse.h"
#include "src/security/rules/trust_rules.h"

namespace shakedown::securetransport {
namespace {

std::vector<std::string> Names() {
  std::vector<std::string> names;
  for (const Profile& profile : AllProfiles()) names.emplace_back(profile.name);
  return names;
}

const Profile& ProfileOfEnvironment() {
  const char* name = std::getenv("SHAKEDOWN_PROFILE");
  if (name == nullptr || *name == '\0') return AllProfiles().front();
  if (const Profile* profile = FindProfile(name)) return *profile;
  cf::Misuse("SHAKEDOWN_PROFILE is '" + std::string(name) +
             "', which is no profile" + DidYouMean(name, Names()));
}

// What hangs on the simulation.
struct ProfileSlot {
  Profile profile = ProfileOfEnvironment();
};

}  // namespace

std::span<const Profile> AllProfiles() {
  static const auto& profiles =
      *new std::vector<Profile>{DocumentedProfile(),
                                TigerProfile(),
                                Leopard10Point5Point0Profile(),
                                Leopard10Point5Point7Profile(),
                                SnowLeopard10Point6Point0Profile(),
                                SnowLeopardProfile(),
                                Lion10Point7Point0Profile(),
                                LionProfile(),
                                MountainLionProfile(),
                                MavericksProfile(),
                                Mavericks10Point9Point2Profile(),
                                Mavericks10Point9Point3Profile(),
                                Mavericks10Point9Point5Profile(),
                                YosemiteProfile(),
                                ElCapitanProfile(),
                                SierraProfile(),
                                HighSierraProfile(),
                                CatalinaProfile()};
  return profiles;
}

const Profile* FindProfile(std::string_view name) {
  const auto profiles = AllProfiles();
  const auto found = std::find_if(
      profiles.begin(), profiles.end(),
      [name](const Profile& profile) { return profile.name == name; });
  return found == profiles.end() ? nullptr : &*found;
}

const Profile& CurrentProfile(Simulation& simulation) {
  return simulation.Slot<ProfileSlot>().profile;
}

void UseProfile(Simulation& simulation, Profile profile) {
  security::UseTrustRules(simulation, profile.name);
  simulation.Slot<ProfileSlot>().profile = std::move(profile);
}

}  // namespace shakedown::securetransport
