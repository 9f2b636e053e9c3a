// SPDX-License-Identifier: Apache-2.0
// What a peer puts on the wire of a minted set: its certificate list, and the
// names of authorities it asks for.
// Example: auto chain = ChainFor(set, {"leaf", "issuing"});
#ifndef SHAKEDOWN_PKI_CHAIN_H_
#define SHAKEDOWN_PKI_CHAIN_H_

#include <string>
#include <vector>

#include "src/base/bytes.h"
#include "src/base/result.h"
#include "src/pki/mint.h"

namespace shakedown::pki {

// ChainFor returns the DER of `names`, in that order, as a peer sends it. Some
// defects change the list, so that a scenario needn't change its chain for
// them: unknown_root appends the root that is no anchor (without it the app
// couldn't see that the chain ends in one), missing_issuer leaves out the
// authorities that its certificate's recipe names, which no longer signed it,
// and the list_change of the first is made. Errors: a name that is not in the
// set.
Result<std::vector<Bytes>> ChainFor(const MintedSet& set,
                                    const std::vector<std::string>& names);

// SubjectsOf returns the DER names of these certificates, in that order, for a
// CertificateRequest. Errors: a name that is not in the set.
Result<std::vector<Bytes>> SubjectsOf(const MintedSet& set,
                                      const std::vector<std::string>& names);

}  // namespace shakedown::pki

#endif  // SHAKEDOWN_PKI_CHAIN_H_
