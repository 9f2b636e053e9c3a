// SPDX-License-Identifier: Apache-2.0
// The certificates of a chain against everything that is known of revocations:
// what came with the handshake, and what the simulation holds for those who
// ask. Example: for (const RevocationFinding& found : CheckChain(chain,
// sources)) ... Pure functions; any thread.
#ifndef SHAKEDOWN_SECURITY_REVOCATION_CHECK_CHAIN_H_
#define SHAKEDOWN_SECURITY_REVOCATION_CHECK_CHAIN_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "src/base/bytes.h"
#include "src/security/parsed_certificate.h"
#include "src/security/revocation/revocation.h"
#include "src/security/revocation/revocation_options.h"

namespace shakedown::security {

// Borrowed lists; nullptr: none of that kind may be asked.
struct RevocationSources {
  const std::vector<Bytes>* staples = nullptr;
  const std::vector<Bytes>* responses = nullptr;  // OCSP
  const std::vector<Bytes>* lists = nullptr;
};

// What was found out about one certificate of a chain.
struct RevocationFinding {
  size_t certificate = 0;
  RevocationAnswer answer;
};

// CheckChain asks for every certificate but the last, at `time` (seconds since
// 1970). Staples come first, and then what `options` prefers; the first answer
// counts. Without one, the text tells why each source gave none.
std::vector<RevocationFinding> CheckChain(
    const std::vector<ParsedCertificatePtr>& chain,
    const RevocationSources& sources, const RevocationOptions& options,
    int64_t time);

}  // namespace shakedown::security

#endif  // SHAKEDOWN_SECURITY_REVOCATION_CHECK_CHAIN_H_
