// SPDX-License-Identifier: Apache-2.0
// mountain-lion-10.8 (10.8.5): TLS 1.2 arrives, the detailed certificate codes
// go, and breaks on authentication begin to switch verification off
// (spec/profiles.md 2.1, 3 and 6; handshake.md 7).
#include "src/securetransport/profiles/profile.h"
#include "src/securetransport/profiles/suites.h"

namespace shakedown::securetransport {
namespace {

constexpr Mark kMarks[] = {{"suite_order", Provenance::kInferred}};

}  // namespace

Profile MountainLionProfile() {
  Profile profile = MavericksProfile();
  profile.name = "mountain-lion-10.8";
  profile.summary =
      "10.8: the first with TLS 1.2 and with -9807 for every refused chain; "
      "records are not split";
  profile.sources = "Security-55179.13";
  profile.marks = kMarks;
  profile.rules.goto_fail = false;
  profile.rules.header_error = engine::HeaderError::kByEraOf10Point8;
  profile.rules.splits_first_write = true;
  profile.supported_suites = kSupportedOf10Point8;
  profile.splits_application_data = false;
  profile.session_options.Remove(kSSLSessionOptionFalseStart);
  return profile;
}

}  // namespace shakedown::securetransport
