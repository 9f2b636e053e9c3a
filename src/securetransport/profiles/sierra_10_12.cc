// SPDX-License-Identifier: Apache-2.0
// sierra-10.12: high-sierra-10.13 without session tickets and with an inert
// False Start (spec/profiles.md 4.3 and 6).
#include "src/securetransport/profiles/profile.h"

namespace shakedown::securetransport {

Profile SierraProfile() {
  Profile profile = HighSierraProfile();
  profile.name = "sierra-10.12";
  profile.summary =
      "10.12: as high-sierra-10.13, without session tickets and False Start";
  return profile;
}

}  // namespace shakedown::securetransport
