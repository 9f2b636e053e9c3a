// SPDX-License-Identifier: Apache-2.0
// SSLProtocol and the version numbers of the wire, each from the other.
// Example: WireVersion(kTLSProtocol12) is 0x0303.
#ifndef SHAKEDOWN_SECURETRANSPORT_CONFIGURATION_VERSION_NUMBERS_H_
#define SHAKEDOWN_SECURETRANSPORT_CONFIGURATION_VERSION_NUMBERS_H_

#include <Security/SecProtocolTypes.h>

#include <cstdint>

#include "src/engine/settings.h"

namespace shakedown::securetransport {

inline constexpr uint16_t kSsl2 = 0x0002;
using engine::kDtls10;

// WireVersion returns 0 for what Secure Transport cannot do: TLS 1.3, DTLS 1.2
// and the values that stand for several versions (spec/api.md 1.3).
constexpr uint16_t WireVersion(SSLProtocol version) {
  switch (version) {
    case kSSLProtocol2:
      return kSsl2;
    case kSSLProtocol3:
      return 0x0300;
    case kTLSProtocol1:
      return 0x0301;
    case kTLSProtocol11:
      return 0x0302;
    case kTLSProtocol12:
      return 0x0303;
    case kDTLSProtocol1:
      return kDtls10;
    default:
      return 0;
  }
}

// PublicVersion returns kSSLProtocolUnknown for 0.
constexpr SSLProtocol PublicVersion(uint16_t version) {
  switch (version) {
    case kSsl2:
      return kSSLProtocol2;
    case 0x0300:
      return kSSLProtocol3;
    case 0x0301:
      return kTLSProtocol1;
    case 0x0302:
      return kTLSProtocol11;
    case 0x0303:
      return kTLSProtocol12;
    case kDtls10:
      return kDTLSProtocol1;
    default:
      return kSSLProtocolUnknown;
  }
}

}  // namespace shakedown::securetransport

#endif  // SHAKEDOWN_SECURETRANSPORT_CONFIGURATION_VERSION_NUMBERS_H_
