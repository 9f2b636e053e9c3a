// SPDX-License-Identifier: Apache-2.0
// snow-leopard-10.6 (10.6.7): lion-10.7 with export, DES and anonymous suites
// switched on (spec/profiles.md 4.2 and 6).
#include "src/securetransport/profiles/profile.h"
#include "src/securetransport/profiles/suites.h"

namespace shakedown::securetransport {
namespace {

constexpr Mark kMarks[] = {
    {"unparsable", Provenance::kInferred},
    {"suite_order", Provenance::kInferred},
};

}  // namespace

Profile SnowLeopardProfile() {
  Profile profile = LionProfile();
  profile.name = "snow-leopard-10.6";
  profile.summary =
      "10.6: detailed certificate codes, breaks latched at Certificate; "
      "anonymous suites are on";
  profile.sources = "libsecurity_ssl-40581";
  profile.marks = kMarks;
  profile.write_during_handshake = WriteDuringHandshake::kIsRefused;
  profile.supported_suites = kSupportedOf10Point6;
  profile.client_suites = kClientSuitesOf10Point6;
  profile.server_suites = kSuitesOf10Point4;
  return profile;
}

}  // namespace shakedown::securetransport
