// SPDX-License-Identifier: Apache-2.0
// All profiles by name, and the one that a simulation is set to.
// Example: UseProfile(simulation, *FindProfile("catalina-10.15"));
// A context keeps the profile that was current when it was created.
#ifndef SHAKEDOWN_SECURETRANSPORT_PROFILES_PROFILES_H_
#define SHAKEDOWN_SECURETRANSPORT_PROFILES_PROFILES_H_

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "src/securetransport/profiles/profile.h"
#include "src/simulation/simulation.h"

namespace shakedown::securetransport {

// AllProfiles lists them, the default first, then from old to new.
std::span<const Profile> AllProfiles();

// FindProfile returns the profile of that name, or nullptr.
const Profile* FindProfile(std::string_view name);

// CurrentProfile is what UseProfile chose, else SHAKEDOWN_PROFILE, else
// "documented". A SHAKEDOWN_PROFILE that is no profile's name ends the process
// with a sentence.
const Profile& CurrentProfile(Simulation& simulation);

// UseProfile sets it for the contexts created from now on, and its row of
// security's trust rules for evaluations from now on.
void UseProfile(Simulation& simulation, Profile profile);

}  // namespace shakedown::securetransport

#endif  // SHAKEDOWN_SECURETRANSPORT_PROFILES_PROFILES_H_
