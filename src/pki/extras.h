// SPDX-License-Identifier: Apache-2.0
// Certificates that no recipe names, for lists that are wrong. Internal to pki.
// Example: auto extras = MintExtras(drafts, draft, signer);
#ifndef SHAKEDOWN_PKI_EXTRAS_H_
#define SHAKEDOWN_PKI_EXTRAS_H_

#include <vector>

#include "src/base/bytes.h"
#include "src/base/result.h"
#include "src/pki/certificate.h"
#include "src/pki/draft.h"

namespace shakedown::pki {

// MintExtras returns the DER of what draft.extras asks for, in the order sent.
// If these come between the draft and its issuer, `signer` becomes the nearest.
// Fails only if OpenSSL does.
Result<std::vector<Bytes>> MintExtras(const Drafts& drafts, const Draft& draft,
                                      Signer& signer);

// MintNamesake returns a root of the same name as `root`, with another key.
Result<Bytes> MintNamesake(const Draft& root);

}  // namespace shakedown::pki

#endif  // SHAKEDOWN_PKI_EXTRAS_H_
