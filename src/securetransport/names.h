// SPDX-License-Identifier: Apache-2.0
// Names of constants, for the trace.
// Example: StateName(kSSLConnected) is "kSSLConnected".
#ifndef SHAKEDOWN_SECURETRANSPORT_NAMES_H_
#define SHAKEDOWN_SECURETRANSPORT_NAMES_H_

#include <Security/SecureTransport.h>

#include <string>

namespace shakedown::securetransport {

// Each returns the constant's name, or the number of a value without one.
std::string StateName(SSLSessionState state);
std::string VersionName(SSLProtocol version);
std::string SuiteName(SSLCipherSuite suite);

}  // namespace shakedown::securetransport

#endif  // SHAKEDOWN_SECURETRANSPORT_NAMES_H_
