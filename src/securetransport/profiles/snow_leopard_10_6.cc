// SPDX-License-Identifier: Apache-2.0
// 10.6. snow-leopard-10.6 (10.6.7): lion-10.7 with export, DES and anonymous
// suites switched on (spec/profiles.md 4.2 and 6). snow-leopard-10.6.0: an
// identity can't be supplied in the break (5.12).
#include "src/securetransport/profiles/profile.h"
#include "src/securetransport/profiles/suites.h"

namespace shakedown::securetransport {
namespace {

constexpr Mark kMarks[] = {
    {"unparsable", Provenance::kInferred},
    {"suite_order", Provenance::kInferred},
    {"read_of_nothing", Provenance::kInferred},
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
  profile.read_of_nothing_waits = true;
  profile.write_during_handshake = WriteDuringHandshake::kIsRefused;
  profile.supported_suites = kSupportedOf10Point6;
  profile.client_suites = kClientSuitesOf10Point6;
  profile.server_suites = kSuitesOf10Point4;
  return profile;
}

Profile SnowLeopard10Point6Point0Profile() {
  Profile profile = SnowLeopardProfile();
  profile.name = "snow-leopard-10.6.0";
  profile.summary =
      "10.6.0 to 10.6.3: as snow-leopard-10.6, but an identity that is set in "
      "the break is not sent";
  profile.sources = "libsecurity_ssl-36800, 37593";
  profile.rules.identity_is_chosen_at_the_request = true;
  return profile;
}

}  // namespace shakedown::securetransport
