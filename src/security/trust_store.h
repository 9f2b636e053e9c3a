// SPDX-License-Identifier: Apache-2.0
// What the simulated machine itself believes about certificates: the system's
// anchors, the user's trust settings, the revocations it has heard of.
// Example: simulation.Slot<TrustStore>().anchors.push_back(root_der);
#ifndef SHAKEDOWN_SECURITY_TRUST_STORE_H_
#define SHAKEDOWN_SECURITY_TRUST_STORE_H_

#include <vector>

#include "src/base/bytes.h"

namespace shakedown::security {

// Certificates are DER. The default trusts nobody and knows of nothing.
struct TrustStore {
  std::vector<Bytes> anchors;       // added by a user or administrator
  std::vector<Bytes> preinstalled;  // came with the system: the rules for
                                    // public authorities apply as well
  std::vector<Bytes> denied;        // trust setting "never trust"
  std::vector<Bytes> revoked;       // known to be revoked, whoever asks

  // What the network would answer those who have a policy for revocation.
  std::vector<Bytes> ocsp_responses;    // DER, each about one certificate
  std::vector<Bytes> revocation_lists;  // DER
};

}  // namespace shakedown::security

#endif  // SHAKEDOWN_SECURITY_TRUST_STORE_H_
