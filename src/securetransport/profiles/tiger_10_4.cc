// SPDX-License-Identifier: Apache-2.0
// tiger-10.4 (10.4.8 and later): snow-leopard-10.6 without elliptic curves,
// server_name and session options, and with SSL 2 (spec/profiles.md 4 and 6).
#include "src/securetransport/profiles/profile.h"
#include "src/securetransport/profiles/suites.h"

namespace shakedown::securetransport {
namespace {

constexpr Mark kMarks[] = {
    {"host_mismatch", Provenance::kInferred},
    {"unparsable", Provenance::kInferred},
    {"suite_order", Provenance::kInferred},
};

}  // namespace

Profile TigerProfile() {
  Profile profile = SnowLeopardProfile();
  profile.name = "tiger-10.4";
  profile.summary =
      "10.4: detailed certificate codes, no breaks at all, no server_name, no "
      "elliptic curves";
  profile.sources = "libsecurity_ssl-28976";
  profile.marks = kMarks;
  profile.rules.ssl2_client_hello = true;
  profile.rules.sends_server_name = false;
  profile.lowest_client_version = engine::kSsl2;
  profile.lowest_server_version = engine::kSsl2;
  profile.trusted_leaves = TrustedLeavesRule::kAbsent;
  profile.supported_suites = kSupportedOf10Point4;
  profile.client_suites = kSuitesOf10Point4;
  profile.session_options = {};
  return profile;
}

}  // namespace shakedown::securetransport
