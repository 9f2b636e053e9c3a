// SPDX-License-Identifier: Apache-2.0
// From a draft to signed DER: version 3, SHA-256, the extensions that an honest
// authority would set (RFC 5280 section 4.2). Internal to pki.
// Example: auto der = BuildCertificate(draft, {issuer.common_name,
// issuer.key});
#ifndef SHAKEDOWN_PKI_CERTIFICATE_H_
#define SHAKEDOWN_PKI_CERTIFICATE_H_

#include <string>

#include "src/base/bytes.h"
#include "src/base/result.h"
#include "src/pki/draft.h"
#include "src/pki/test_keys.h"

namespace shakedown::pki {

// Who signs.
struct Signer {
  std::string common_name;
  const TestKey* key;
  const TestKey* hand = nullptr;   // the key that really signs; null: key
  const TestKey* named = nullptr;  // the key that is said to sign; null: key
};

// BuildCertificate returns the DER, undamaged. The bytes depend on the
// arguments only: the randomness of the signature is seeded by what it signs.
// Fails only if OpenSSL does.
Result<Bytes> BuildCertificate(const Draft& draft, const Signer& signer);

}  // namespace shakedown::pki

#endif  // SHAKEDOWN_PKI_CERTIFICATE_H_
