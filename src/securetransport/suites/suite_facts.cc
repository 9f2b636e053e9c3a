// SPDX-License-Identifier: Apache-2.0
// What is known of a suite by its number alone (spec/api.md 1.9). The versions
// are inferred: suites with a hash of their own came with TLS 1.2 (RFC 5246
// section 1.2), all others fit every version before TLS 1.3.
#include "src/securetransport/suites/suite_facts.h"

#include <Security/SecureTransportPriv.h>

#include <string_view>

#include "src/securetransport/suite_lists.h"

namespace shakedown::securetransport {
namespace {

// The header calls suites SSL_ that SSL 3 already had.
struct OldName {
  uint32_t number;
  const char* name;
};

constexpr OldName kOldNames[] = {
    {SSL_RSA_WITH_NULL_MD5, "SSL_RSA_WITH_NULL_MD5"},
    {SSL_RSA_WITH_NULL_SHA, "SSL_RSA_WITH_NULL_SHA"},
    {SSL_RSA_WITH_3DES_EDE_CBC_SHA, "SSL_RSA_WITH_3DES_EDE_CBC_SHA"},
    {SSL_DHE_RSA_WITH_3DES_EDE_CBC_SHA, "SSL_DHE_RSA_WITH_3DES_EDE_CBC_SHA"},
    {SSL_DH_anon_WITH_3DES_EDE_CBC_SHA, "SSL_DH_anon_WITH_3DES_EDE_CBC_SHA"},
    {TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
     "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"},
    {TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
     "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256"},
};

bool IsOfTls13(uint32_t suite) { return suite >> 8 == 0x13; }

// No suite before TLS 1.2 names SHA-256 or SHA-384.
bool IsOfTls12(std::string_view name) {
  return name.ends_with("_SHA256") || name.ends_with("_SHA384");
}

}  // namespace

const char* NameOfSuite(uint32_t suite) {
  for (const OldName& old : kOldNames) {
    if (old.number == suite) return old.name;
  }
  return FindSuiteName(suite);
}

SSLProtocol LowestVersionOfSuite(uint32_t suite) {
  const char* name = NameOfSuite(suite);
  if (name == nullptr) return SSLProtocolFromVersionCodepoint(0);
  if (IsOfTls13(suite)) return kTLSProtocol13;
  return IsOfTls12(name) ? kTLSProtocol12 : kSSLProtocol3;
}

SSLProtocol HighestVersionOfSuite(uint32_t suite) {
  if (NameOfSuite(suite) == nullptr) return SSLProtocolFromVersionCodepoint(0);
  return IsOfTls13(suite) ? kTLSProtocol13 : kTLSProtocol12;
}

}  // namespace shakedown::securetransport

using shakedown::securetransport::HighestVersionOfSuite;
using shakedown::securetransport::LowestVersionOfSuite;
using shakedown::securetransport::NameOfSuite;

const char* SSLCiphersuiteGetName(SSLCipherSuite ciphersuite) {
  return NameOfSuite(ciphersuite);
}

SSLProtocol SSLCiphersuiteMinimumTLSVersion(SSLCipherSuite ciphersuite) {
  return LowestVersionOfSuite(ciphersuite);
}

SSLProtocol SSLCiphersuiteMaximumTLSVersion(SSLCipherSuite ciphersuite) {
  return HighestVersionOfSuite(ciphersuite);
}

// For apps with suites of 16 bits.

CF_EXPORT const char* SSLCiphersuiteGetName_16(uint16_t ciphersuite) {
  return NameOfSuite(ciphersuite);
}

CF_EXPORT SSLProtocol SSLCiphersuiteMinimumTLSVersion_16(uint16_t ciphersuite) {
  return LowestVersionOfSuite(ciphersuite);
}

CF_EXPORT SSLProtocol SSLCiphersuiteMaximumTLSVersion_16(uint16_t ciphersuite) {
  return HighestVersionOfSuite(ciphersuite);
}
