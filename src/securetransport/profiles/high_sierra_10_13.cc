// SPDX-License-Identifier: Apache-2.0
// high-sierra-10.13, also 10.14: catalina-10.15, but RC4 can still be had
// through the legacy configurations (spec/profiles.md 4.2 and 6).
#include "src/securetransport/profiles/profile.h"

namespace shakedown::securetransport {

Profile HighSierraProfile() {
  Profile profile = CatalinaProfile();
  profile.name = "high-sierra-10.13";
  profile.summary =
      "10.13 and 10.14: as catalina-10.15, with RC4 in the "
      "legacy configurations";
  return profile;
}

}  // namespace shakedown::securetransport
