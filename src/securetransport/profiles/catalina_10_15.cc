// SPDX-License-Identifier: Apache-2.0
// catalina-10.15: the release that Secure Transport has stood still since, with
// a single code for every refused chain (spec/profiles.md 1 and 2.1). The base
// of all: each older era is the next newer one with changes.
#include "src/engine/settings.h"
#include "src/securetransport/profiles/profile.h"
#include "src/securetransport/profiles/suites.h"
#include "src/securetransport/profiles/verdicts.h"

namespace shakedown::securetransport {

Profile CatalinaProfile() {
  Profile profile = {};  // the zero values are this era's
  profile.name = "catalina-10.15";
  profile.summary =
      "what 10.15 to 26 really do: every refused chain is -9807, a failed "
      "handshake stays kSSLHandshake";
  profile.verdicts = kFlatVerdicts;
  profile.lowest_client_version = engine::kTls10;
  profile.lowest_server_version = engine::kTls10;
  profile.highest_version = engine::kTls12;
  profile.client_suites = kSuitesFrom10Point12;
  profile.server_suites = kSuitesFrom10Point12;
  return profile;
}

}  // namespace shakedown::securetransport
