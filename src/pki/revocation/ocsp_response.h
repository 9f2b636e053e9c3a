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

namespace shakedown::pki {

enum class OcspStatus : uint8_t { kGood, kRevoked, kUnknown };

enum class OcspDefect : uint8_t {
  kNone,
  kStale,             // its nextUpdate is a day before now
  kNotYetValid,       // its thisUpdate is a day after now
  kOtherCertificate,  // it is about another serial number
  kWrongSigner,       // the key that nobody has signed it
  kBrokenSignature,   // a bit of its signature is wrong
  kTryLater,          // the responder only says so
  kGarbage,           // the second half of its DER is missing
};

// The zero value: the issuer itself says that the certificate is good, an hour
// ago, for a week.
struct OcspRecipe {
  OcspStatus status = OcspStatus::kGood;
  OcspDefect defect = OcspDefect::kNone;
  std::string signer =
      {};  // a certificate of the set that the issuer has delegated
           // to (RFC 6960 section 4.2.2.2); "": the issuer
  bool operator==(const OcspRecipe&) const = default;
};

// MintOcspResponse returns the DER of the response about certificate `name` of
// `set`, around `now` (seconds since 1970). A revoked one was revoked 30 days
// before. Errors: a name that is not in the set, or a certificate that cannot
// be parsed.
Result<Bytes> MintOcspResponse(const MintedSet& set, const std::string& name,
                               const OcspRecipe& recipe, int64_t now);

}  // namespace shakedown::pki

#endif  // SHAKEDOWN_PKI_REVOCATION_OCSP_RESPONSE_H_
