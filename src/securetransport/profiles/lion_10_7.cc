// SPDX-License-Identifier: Apache-2.0
// 10.7. lion-10.7 (10.7.3): the last release with detailed certificate codes of
// its own, and the last before breaks on authentication switched verification
// off by themselves (spec/profiles.md 2.1, 3, and handshake.md 7). lion-10.7.0:
// its servers refuse newer clients (spec/profiles.md 4.1 and 5.10).
#include "src/securetransport/profiles/profile.h"
#include "src/securetransport/profiles/suites.h"
#include "src/securetransport/profiles/verdicts.h"

namespace shakedown::securetransport {
namespace {

constexpr Mark kMarks[] = {
    {"unparsable", Provenance::kInferred},
    {"suite_order", Provenance::kInferred},
    {"split", Provenance::kInferred},
};

}  // namespace

Profile LionProfile() {
  Profile profile = MountainLionProfile();
  profile.name = "lion-10.7";
  profile.summary =
      "10.7: detailed certificate codes, at Certificate; BreakOnServerAuth "
      "leaves verification on; TLS 1.0 at most";
  profile.sources = "libsecurity_ssl-55003";
  profile.marks = kMarks;
  profile.rules.server_dhe_needs_parameters = false;
  profile.rules.client_secure_renegotiation = false;
  profile.verdicts = kDetailedVerdicts;
  profile.any_root_rescues_everything = false;
  profile.expired_flags = ExpiredFlagsRule::kHonoured;
  profile.trusted_leaves = TrustedLeavesRule::kBeforeEvaluation;
  profile.evaluates_unverified_chains = false;
  profile.break_option_switches_verification = false;
  profile.write_during_handshake =
      WriteDuringHandshake::kDrivesItPastServerHello;
  profile.lowest_settable_version = engine::kSsl2;
  profile.highest_version = engine::kTls10;
  profile.supported_suites = kSupportedOf10Point7;
  profile.client_suites = kClientSuitesOf10Point7;
  profile.server_suites = kServerSuitesOf10Point7;
  profile.session_options.Remove(kSSLSessionOptionBreakOnClientAuth);
  profile.session_options.Remove(kSSLSessionOptionSendOneByteRecord);
  return profile;
}

Profile Lion10Point7Point0Profile() {
  Profile profile = LionProfile();
  profile.name = "lion-10.7.0";
  profile.summary =
      "10.7.0: as lion-10.7, and servers refuse clients that offer more than "
      "TLS 1.0";
  profile.sources = "libsecurity_ssl-55002";
  profile.rules.refuses_newer_hellos = true;
  return profile;
}

}  // namespace shakedown::securetransport
