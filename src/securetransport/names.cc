// SPDX-License-Identifier: Apache-2.0
#include "src/securetransport/names.h"

#include "src/base/bytes.h"
#include "src/securetransport/suite_lists.h"

namespace shakedown::securetransport {

std::string StateName(SSLSessionState state) {
  switch (state) {
    case kSSLIdle:
      return "kSSLIdle";
    case kSSLHandshake:
      return "kSSLHandshake";
    case kSSLConnected:
      return "kSSLConnected";
    case kSSLClosed:
      return "kSSLClosed";
    case kSSLAborted:
      return "kSSLAborted";
  }
  return std::to_string(state);
}

std::string VersionName(SSLProtocol version) {
  switch (version) {
    case kSSLProtocolUnknown:
      return "kSSLProtocolUnknown";
    case kSSLProtocol2:
      return "kSSLProtocol2";
    case kSSLProtocol3:
      return "kSSLProtocol3";
    case kSSLProtocol3Only:
      return "kSSLProtocol3Only";
    case kTLSProtocol1:
      return "kTLSProtocol1";
    case kTLSProtocol1Only:
      return "kTLSProtocol1Only";
    case kSSLProtocolAll:
      return "kSSLProtocolAll";
    case kTLSProtocol11:
      return "kTLSProtocol11";
    case kTLSProtocol12:
      return "kTLSProtocol12";
    case kDTLSProtocol1:
      return "kDTLSProtocol1";
    case kTLSProtocol13:
      return "kTLSProtocol13";
    case kDTLSProtocol12:
      return "kDTLSProtocol12";
    case kTLSProtocolMaxSupported:
      return "kTLSProtocolMaxSupported";
  }
  return std::to_string(version);
}

std::string SuiteName(SSLCipherSuite suite) {
  if (const char* name = FindSuiteName(suite)) return name;
  ByteWriter number;
  number.U16(static_cast<uint16_t>(suite));
  return "0x" + ToHex(number.bytes());
}

}  // namespace shakedown::securetransport
