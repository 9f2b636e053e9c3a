// SPDX-License-Identifier: Apache-2.0
// 10.5. leopard-10.5.7: the first breaks, which hang on how the server packs
// its records; no elliptic curves. leopard-10.5.0: no breaks at all
// (spec/profiles.md 3, 4.2, 5.11 and 6).
#include "src/securetransport/profiles/profile.h"
#include "src/securetransport/profiles/suites.h"

namespace shakedown::securetransport {
namespace {

constexpr Mark kMarks[] = {
    {"host_mismatch", Provenance::kInferred},
    {"unparsable", Provenance::kInferred},
    {"suite_order", Provenance::kInferred},
    {"read_of_nothing", Provenance::kInferred},
};

}  // namespace

Profile Leopard10Point5Point7Profile() {
  Profile profile = SnowLeopard10Point6Point0Profile();
  profile.name = "leopard-10.5.7";
  profile.summary =
      "10.5.7: BreakOnServerAuth only with verification off and if Certificate "
      "ends its record; no elliptic curves";
  profile.sources = "libsecurity_ssl-36371";
  profile.marks = kMarks;
  profile.rules.server_auth_break =
      engine::AuthBreak::kIfCertificateEndsItsRecord;
  profile.supported_suites = kSupportedOf10Point4;
  profile.client_suites = kSuitesOf10Point4;
  return profile;
}

Profile Leopard10Point5Point0Profile() {
  Profile profile = Leopard10Point5Point7Profile();
  profile.name = "leopard-10.5.0";
  profile.summary = "10.5.0: as leopard-10.5.7, without breaks";
  profile.sources = "libsecurity_ssl-32463";
  profile.session_options = {};
  return profile;
}

}  // namespace shakedown::securetransport
