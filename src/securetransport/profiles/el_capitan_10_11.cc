// SPDX-License-Identifier: Apache-2.0
// el-capitan-10.11 (10.11.6): the first whose engine is readable. SSL 3 for
// clients, DHE for servers, RC4; SSLHandshake when connected only flushes
// (spec/profiles.md 6; handshake.md 7).
#include "src/securetransport/profiles/profile.h"
#include "src/securetransport/profiles/session_configs.h"
#include "src/securetransport/profiles/suites.h"
#include "src/securetransport/profiles/verdicts.h"

namespace shakedown::securetransport {
namespace {

constexpr Mark kMarks[] = {
    {"unparsable", Provenance::kUnknown},
    {"suite_order", Provenance::kInferred},
    {"signature_algorithms", Provenance::kInferred},
};

}  // namespace

Profile ElCapitanProfile() {
  Profile profile = SierraProfile();
  profile.name = "el-capitan-10.11";
  profile.summary =
      "10.11: breaks at ServerHelloDone, the request's first; RC4, SSL 3 for "
      "clients, DHE for servers only";
  profile.sources = "Security-57337.60.2, coreTLS-83.40.5";
  profile.marks = kMarks;
  profile.rules.extended_master_secret = false;
  profile.rules.answers_fallback_scsv = false;
  profile.verdicts = kFlatVerdictsBeforeWeakKeys;
  profile.expired_flags = ExpiredFlagsRule::kStored;
  profile.client_hello_break_aborts_io = true;
  profile.read_starts_handshake = true;
  profile.handshake_on_connected = HandshakeOnConnected::kFlushes;
  profile.lowest_client_version = engine::kSsl3;
  profile.client_suites = kClientSuitesOf10Point11;
  profile.server_suites = kServerSuitesOf10Point11;
  profile.session_options.Remove(kSSLSessionOptionAllowRenegotiation);
  profile.session_configs =
      std::span(kConfigsOf10Point12).first(kConfigCountOf10Point11);
  profile.session_key = SessionKeyParts::kPeerId;
  return profile;
}

}  // namespace shakedown::securetransport
