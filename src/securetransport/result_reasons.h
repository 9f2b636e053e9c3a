// SPDX-License-Identifier: Apache-2.0
// When a result code is returned, in which profiles: what `explain` prints.
// Example: for (const Reason& reason : ReasonsFor(errSSLCertExpired)) ...
#ifndef SHAKEDOWN_SECURETRANSPORT_RESULT_REASONS_H_
#define SHAKEDOWN_SECURETRANSPORT_RESULT_REASONS_H_

#include <cstdint>
#include <string>
#include <vector>

namespace shakedown::securetransport {

struct Reason {
  std::vector<std::string> profiles;  // names, in AllProfiles' order
  std::string sentence;               // "SSLHandshake, when ..."
};

// ReasonsFor is empty for a code that no profile returns. What a callback
// returns can come back as any code; that is no reason of its own.
std::vector<Reason> ReasonsFor(int32_t code);

}  // namespace shakedown::securetransport

#endif  // SHAKEDOWN_SECURETRANSPORT_RESULT_REASONS_H_
