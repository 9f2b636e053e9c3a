// SPDX-License-Identifier: Apache-2.0
// Versions of the API and their numbers on the wire (spec/api.md 1.9).
#include <Security/SecureTransportPriv.h>

#include <cstdint>

namespace {

constexpr uint16_t kTls13 = 0x0304;

struct Row {
  SSLProtocol protocol;
  uint16_t codepoint;
};

constexpr Row kRows[] = {
    {kTLSProtocol13, kTls13},  {kTLSProtocol12, 0x0303},
    {kTLSProtocol11, 0x0302},  {kTLSProtocol1, 0x0301},
    {kDTLSProtocol12, 0xFEFD}, {kDTLSProtocol1, 0xFEFF},
    {kSSLProtocol3, 0x0300},   {kSSLProtocol2, 0},
};

}  // namespace

uint16_t SSLProtocolGetVersionCodepoint(SSLProtocol protocol_version) {
  for (const Row& row : kRows) {
    if (row.protocol == protocol_version) return row.codepoint;
  }
  return 0;
}

SSLProtocol SSLProtocolFromVersionCodepoint(uint16_t protocol_version) {
  for (const Row& row : kRows) {
    if (row.codepoint == protocol_version) return row.protocol;
  }
  return kSSLProtocolUnknown;
}

// SSL 3 is as deprecated as SSL 2 here.
tls_protocol_version _SSLProtocolVersionToWireFormatValue(
    SSLProtocol protocol) {
  if (protocol == kTLSProtocolMaxSupported) return kTls13;
  if (protocol == kSSLProtocol3) return 0;
  return SSLProtocolGetVersionCodepoint(protocol);
}
