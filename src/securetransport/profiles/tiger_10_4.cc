// SPDX-License-Identifier: Apache-2.0
// tiger-10.4 (10.4.8 and later): leopard-10.5.0 without server_name and trusted
// leaves, and with SSL 2 (spec/profiles.md 4 and 6).
#include "src/securetransport/profiles/profile.h"

namespace shakedown::securetransport {

Profile TigerProfile() {
  Profile profile = Leopard10Point5Point0Profile();
  profile.name = "tiger-10.4";
  profile.summary =
      "10.4: detailed certificate codes, no breaks at all, no server_name, no "
      "elliptic curves";
  profile.sources = "libsecurity_ssl-28976";
  profile.rules.ssl2_client_hello = true;
  profile.rules.sends_server_name = false;
  profile.lowest_client_version = engine::kSsl2;
  profile.lowest_server_version = engine::kSsl2;
  profile.trusted_leaves = TrustedLeavesRule::kAbsent;
  return profile;
}

}  // namespace shakedown::securetransport
