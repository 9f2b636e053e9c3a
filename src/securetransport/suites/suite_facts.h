// SPDX-License-Identifier: Apache-2.0
// What is known of a suite by its number alone, for both widths of
// SSLCipherSuite. Example: NameOfSuite(0xC02F) is "TLS_ECDHE_RSA_WITH_...".
#ifndef SHAKEDOWN_SECURETRANSPORT_SUITES_SUITE_FACTS_H_
#define SHAKEDOWN_SECURETRANSPORT_SUITES_SUITE_FACTS_H_

#include <Security/SecProtocolTypes.h>

#include <cstdint>

namespace shakedown::securetransport {

// NameOfSuite returns the name in CipherSuite.h, or nullptr.
const char* NameOfSuite(uint32_t suite);

// The versions that have the suite; kSSLProtocol2 if it is not known.
SSLProtocol LowestVersionOfSuite(uint32_t suite);
SSLProtocol HighestVersionOfSuite(uint32_t suite);

}  // namespace shakedown::securetransport

#endif  // SHAKEDOWN_SECURETRANSPORT_SUITES_SUITE_FACTS_H_
