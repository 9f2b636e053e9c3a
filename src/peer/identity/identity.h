// SPDX-License-Identifier: Apache-2.0
// Who a peer is: the list of certificates that it sends, and the key it signs
// with.
// Example: auto identity = LookUpIdentity({"leaf", "issuing"}, certificates);
// Values; any thread.
#ifndef SHAKEDOWN_PEER_IDENTITY_IDENTITY_H_
#define SHAKEDOWN_PEER_IDENTITY_IDENTITY_H_

#include <openssl/evp.h>

#include <memory>
#include <string>
#include <vector>

#include "src/base/bytes.h"
#include "src/base/result.h"
#include "src/pki/mint.h"

namespace shakedown::peer {

struct Identity {
  std::vector<Bytes> certificates;  // DER, in the order sent
  std::shared_ptr<EVP_PKEY> key;    // of the first
};

// LookUpKey returns the private key of the certificate `name`. Errors: no
// certificate has the name, or it has no key.
Result<std::shared_ptr<EVP_PKEY>> LookUpKey(const std::string& name,
                                            const pki::MintedSet& certificates);

// LookUpIdentity looks up a chain of at least one name. Errors: those of
// LookUpKey and of pki::ChainFor.
Result<Identity> LookUpIdentity(const std::vector<std::string>& chain,
                                const pki::MintedSet& certificates);

}  // namespace shakedown::peer

#endif  // SHAKEDOWN_PEER_IDENTITY_IDENTITY_H_
