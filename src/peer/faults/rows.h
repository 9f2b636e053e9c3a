// SPDX-License-Identifier: Apache-2.0
// The rows of the catalogue, one function for each file of them.
// Internal to this folder.
#ifndef SHAKEDOWN_PEER_FAULTS_ROWS_H_
#define SHAKEDOWN_PEER_FAULTS_ROWS_H_

#include <vector>

#include "src/peer/faults/catalogue.h"

namespace shakedown::peer {

using FaultRows = std::vector<FaultKind>;

FaultRows InsteadFaults();
FaultRows ServerHelloFaults();
FaultRows HelloExtensionFaults();
FaultRows ClientHelloFaults();
FaultRows CertificateFaults();
FaultRows ServerKeyExchangeFaults();
FaultRows ClientKeyExchangeFaults();
FaultRows RequestFaults();
FaultRows OrderFaults();
FaultRows FinishedFaults();
FaultRows DataFaults();
FaultRows CloseFaults();
FaultRows RenegotiationFaults();
FaultRows SessionFaults();

}  // namespace shakedown::peer

#endif  // SHAKEDOWN_PEER_FAULTS_ROWS_H_
