// SPDX-License-Identifier: Apache-2.0
// The certificate revocation list of a minted authority (RFC 5280 section 5),
// truthful or wrong in a named way. Deterministic, like mint.h.
// Example: auto list = MintRevocationList(set, "issuing", {.revoked =
// {"leaf"}},
//              clock.UnixSeconds());
#ifndef SHAKEDOWN_PKI_REVOCATION_REVOCATION_LIST_H_
#define SHAKEDOWN_PKI_REVOCATION_REVOCATION_LIST_H_

#include <cstdint>
#include <string>
#include <vector>

#include "src/base/bytes.h"
#include "src/base/result.h"
#include "src/pki/mint.h"

namespace shakedown::pki {

enum class ListDefect : uint8_t {
  kNone,
  kStale,              // its nextUpdate is a day before now
  kNotYetValid,        // its thisUpdate is a day after now
  kWrongSigner,        // the key that nobody has signed it
  kCriticalExtension,  // one that nobody knows
  kGarbage,            // the second half of its DER is missing
};

// The zero value: nothing was revoked, an hour ago, for a week.
struct ListRecipe {
  std::vector<std::string> revoked = {};  // names of the set
  ListDefect defect = ListDefect::kNone;
};

// MintRevocationList returns the DER of authority `name`'s list, around `now`
// (seconds since 1970). Revocations happened 30 days before. Errors: a name
// that is not in the set, or a certificate that cannot be parsed.
Result<Bytes> MintRevocationList(const MintedSet& set, const std::string& name,
                                 const ListRecipe& recipe, int64_t now);

}  // namespace shakedown::pki

#endif  // SHAKEDOWN_PKI_REVOCATION_REVOCATION_LIST_H_
