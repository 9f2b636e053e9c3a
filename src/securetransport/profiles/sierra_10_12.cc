// SPDX-License-Identifier: Apache-2.0
// sierra-10.12: high-sierra-10.13 without session tickets and with an inert
// False Start (spec/profiles.md 4.3 and 6).
#include "src/securetransport/profiles/profile.h"
#include "src/securetransport/profiles/session_configs.h"

namespace shakedown::securetransport {
Profile SierraProfile() {
  Profile profile = HighSierraProfile();
  profile.name = "sierra-10.12";
  profile.summary =
      "10.12: as high-sierra-10.13, without session tickets and False Start";
  profile.sources = "Security-57740.1.18 to .60.18, coreTLS-121";
  profile.rules.false_start = false;
  profile.rules.evicted_by_fatal_alerts = engine::EvictedSessions::kOfServers;
  profile.session_options.Remove(kSSLSessionOptionEnableSessionTickets);
  profile.session_configs = kConfigsOf10Point12;
  profile.session_key = SessionKeyParts::kTrustSettings;
  return profile;
}

}  // namespace shakedown::securetransport
