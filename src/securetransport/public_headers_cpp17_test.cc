// SPDX-License-Identifier: Apache-2.0
// The public headers are C++17, with suites of 16 bits as on arm64 and iOS.
#define SHAKEDOWN_CIPHER_SUITE_16
#include <Security/CipherSuite.h>
#include <Security/SecProtocolTypes.h>
#include <Security/SecureTransport.h>
#include <Security/SecureTransportPriv.h>
#include <Security/Security.h>

static_assert(sizeof(SSLCipherSuite) == 2);
static_assert(sizeof(SSLProtocol) == sizeof(int));
static_assert(kTLSProtocolMaxSupported == 999);
static_assert(kSSLSessionOptionEnableSessionTickets == 9);
static_assert(TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 == 0xC02F);

int main() {
  SSLContextRef context =
      SSLCreateContext(kCFAllocatorDefault, kSSLClientSide, kSSLStreamType);
  const SSLCipherSuite wanted[] = {TLS_RSA_WITH_AES_128_CBC_SHA,
                                   TLS_RSA_WITH_AES_256_CBC_SHA};
  SSLCipherSuite given[3] = {0, 0, 0xABCD};
  size_t count = 2;
  const bool is_good =
      SSLSetEnabledCiphers(context, wanted, 2) == errSecSuccess &&
      SSLGetEnabledCiphers(context, given, &count) == errSecSuccess &&
      count == 2 && given[0] == wanted[0] && given[1] == wanted[1] &&
      given[2] == 0xABCD;
  CFRelease(context);
  size_t listed = 0;
  const SSLCipherSuite* group =
      SSLCiphersuiteGroupToCiphersuiteList(kSSLCiphersuiteGroupLegacy, &listed);
  const bool groups_are_good =
      listed == 7 && group[0] == 0x009F && group[1] == 0x009E &&
      SSLCiphersuiteGroupContainsCiphersuite(kSSLCiphersuiteGroupLegacy,
                                             group[6]) &&
      SSLCiphersuiteGetName(group[0]) != nullptr &&
      SSLCiphersuiteMinimumTLSVersion(group[0]) == kTLSProtocol12 &&
      SSLCiphersuiteMaximumTLSVersion(group[0]) == kTLSProtocol12;
  return is_good && groups_are_good ? 0 : 1;
}
