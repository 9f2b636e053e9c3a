// SPDX-License-Identifier: Apache-2.0
// What an OCSP response is to say, and what is to be wrong with it: data only.
// Example: OcspRecipe{.status = OcspStatus::kRevoked}; ocsp_response.h makes
// it.
#ifndef SHAKEDOWN_PKI_REVOCATION_OCSP_RECIPE_H_
#define SHAKEDOWN_PKI_REVOCATION_OCSP_RECIPE_H_

#include <cstdint>
#include <string>

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
  kUnsigned,          // its signature has no bits
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

}  // namespace shakedown::pki

#endif  // SHAKEDOWN_PKI_REVOCATION_OCSP_RECIPE_H_
