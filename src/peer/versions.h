// SPDX-License-Identifier: Apache-2.0
// The protocol versions that a peer speaks, by the names of the scenario.
// Example: auto off = DisabledVersions({"TLS1.2"});
#ifndef SHAKEDOWN_PEER_VERSIONS_H_
#define SHAKEDOWN_PEER_VERSIONS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "src/base/result.h"

namespace shakedown::peer {

// DisabledVersions returns the SSL_OP_NO_TLSv1... options that leave only
// `versions` of TLS 1.0 to 1.2; no versions leave all three. Errors: a name
// other than "TLS1.0", "TLS1.1" and "TLS1.2".
Result<uint64_t> DisabledVersions(const std::vector<std::string>& versions);

// VersionName returns "TLS1.2" for 0x0303, likewise for the others, and "" for
// a version that is none of TLS 1.0 to 1.2.
std::string VersionName(int version);

}  // namespace shakedown::peer

#endif  // SHAKEDOWN_PEER_VERSIONS_H_
