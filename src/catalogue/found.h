// SPDX-License-Identifier: Apache-2.0
// What can be found wrong with a chain, and what that costs in each era: data.
// Internal to catalogue. Example: CostOf(Found::kExpired, Era::kLion).result.
#ifndef SHAKEDOWN_CATALOGUE_FOUND_H_
#define SHAKEDOWN_CATALOGUE_FOUND_H_

#include <cstdint>

#include "src/catalogue/eras.h"
#include "src/catalogue/outcomes.h"

namespace shakedown::catalogue {

enum class Found : uint8_t {
  kNothing,
  kBrokenSignature,
  kUnknownRoot,
  kNoRoot,
  kExpired,
  kNotYetValid,
  kHostMismatch,
  kRevoked,
  kUsage,
  kConstraints,
  kWeakKey,
  kOther,
  // What keeps the handshake from coming to a verdict about the chain.
  kNoCertificates,
  kUnparsable,
  kEmptyEntry,      // a certificate of no bytes, which is a protocol error
  kOtherKey,        // the peer's key is not the certificate's
  kOtherLeaf,       // the first certificate is not the peer's
  kUnreadableKey,   // of an algorithm that nobody knows
  kKeyTooShort,     // for the peer to sign with as it is asked to
  kUnsupportedKey,  // neither RSA nor of an elliptic curve
};

// What a finding costs.
struct Cost {
  const char* result;
  const char* alert;
  const char* at_break;
  const char* after_break;
};

Cost CostOf(Found found, Era era, Holder holder);

// What SecTrust makes of it.
struct Opinion {
  const char* word;          // the finding's name
  const char* trust_result;  // "" if there is no trust object
  const char* detail;        // unless the defect knows better
};

Opinion OpinionOf(Found found);

}  // namespace shakedown::catalogue

#endif  // SHAKEDOWN_CATALOGUE_FOUND_H_
