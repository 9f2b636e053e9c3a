// SPDX-License-Identifier: Apache-2.0
// el-capitan-10.11 (10.11.6): the first whose engine is readable. SSL 3 for
// clients, DHE for servers, RC4; SSLHandshake when connected only flushes
// (spec/profiles.md 6; handshake.md 7).
#include "src/engine/settings.h"
#include "src/securetransport/profiles/profile.h"
#include "src/securetransport/profiles/suites.h"
#include "src/securetransport/profiles/verdicts.h"

namespace shakedown::securetransport {

Profile ElCapitanProfile() {
  Profile profile = SierraProfile();
  profile.name = "el-capitan-10.11";
  profile.summary =
      "10.11: breaks at ServerHelloDone, the request's first; RC4, SSL 3 for "
      "clients, DHE for servers only";
  profile.rules.extended_master_secret = false;
  profile.verdicts = kFlatVerdictsBeforeWeakKeys;
  profile.read_starts_handshake = true;
  profile.handshake_on_connected = HandshakeOnConnected::kFlushes;
  profile.lowest_client_version = engine::kSsl3;
  profile.client_suites = kClientSuitesOf10Point11;
  profile.server_suites = kServerSuitesOf10Point11;
  profile.session_key_has_settings = false;
  return profile;
}

}  // namespace shakedown::securetransport
