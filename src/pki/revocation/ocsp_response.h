// SPDX-License-Identifier: Apache-2.0
// What an OCSP responder says of a minted certificate (RFC 6960), truthfully or
// wrong in a named way. Deterministic, like mint.h.
// Example: auto staple = MintOcspResponse(set, "leaf",
//              {.status = OcspStatus::kRevoked}, clock.UnixSeconds());
#ifndef SHAKEDOWN_PKI_REVOCATION_OCSP_RESPONSE_H_
#define SHAKEDOWN_PKI_REVOCATION_OCSP_RESPONSE_H_

#include <cstdint>
#include <string>

#include "src/base/bytes.h"
#include "src/base/result.h"
#include "src/pki/mint.h"
#include "src/pki/revocation/ocsp_recipe.h"

namespace shakedown::pki {

// MintOcspResponse returns the DER of the response about certificate `name` of
// `set`, around `now` (seconds since 1970). A revoked one was revoked 30 days
// before. Errors: a name that is not in the set, or a certificate that cannot
// be parsed.
Result<Bytes> MintOcspResponse(const MintedSet& set, const std::string& name,
                               const OcspRecipe& recipe, int64_t now);

}  // namespace shakedown::pki

#endif  // SHAKEDOWN_PKI_REVOCATION_OCSP_RESPONSE_H_
