// SPDX-License-Identifier: Apache-2.0
// high-sierra-10.13, also 10.14: catalina-10.15, but RC4 can still be had
// through the legacy configurations (spec/profiles.md 4.2 and 6).
#include "src/securetransport/profiles/profile.h"
#include "src/securetransport/profiles/session_configs.h"
#include "src/securetransport/profiles/suites.h"

namespace shakedown::securetransport {

Profile HighSierraProfile() {
  Profile profile = CatalinaProfile();
  profile.name = "high-sierra-10.13";
  profile.summary =
      "10.13 and 10.14: as catalina-10.15, with RC4 in the "
      "legacy configurations";
  profile.sources = "Security-58286.1.32 to .270.3.0.1, coreTLS-155";
  profile.supported_suites = kSupportedFrom10Point11;
  profile.session_configs = kConfigsOf10Point13;
  return profile;
}

}  // namespace shakedown::securetransport
