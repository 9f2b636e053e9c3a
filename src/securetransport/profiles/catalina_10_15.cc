// SPDX-License-Identifier: Apache-2.0
// catalina-10.15: the release that Secure Transport has stood still since, with
// a single code for every refused chain (spec/profiles.md 1 and 2.1). The base
// of all: each older era is the next newer one with changes.
#include "src/securetransport/profiles/profile.h"
#include "src/securetransport/profiles/session_configs.h"
#include "src/securetransport/profiles/suites.h"
#include "src/securetransport/profiles/verdicts.h"
#include "src/securetransport/suite_lists.h"

namespace shakedown::securetransport {
Profile CatalinaProfile() {
  Profile profile = {};  // the zero values are this era's
  profile.name = "catalina-10.15";
  profile.summary =
      "what 10.15 to 26 really do: every refused chain is -9807, a failed "
      "handshake stays kSSLHandshake";
  profile.sources = "Security-59306.140.5, coreTLS-167";
  profile.verdicts = kFlatVerdicts;
  profile.lowest_client_version = engine::kTls10;
  profile.lowest_server_version = engine::kTls10;
  profile.highest_version = engine::kTls12;
  profile.supported_suites = SupportedSuites();
  profile.client_suites = kSuitesFrom10Point12;
  profile.server_suites = kSuitesFrom10Point12;
  profile.session_options = SessionOptionSet::All();
  profile.session_configs = kConfigsOf10Point15;
  return profile;
}

}  // namespace shakedown::securetransport
