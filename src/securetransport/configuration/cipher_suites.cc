// SPDX-License-Identifier: Apache-2.0
// The lists of cipher suites and what was negotiated (spec/api.md 1.4).
#include <algorithm>
#include <vector>

#include "src/securetransport/context.h"
#include "src/securetransport/engine_secure_transport.h"
#include "src/securetransport/forward.h"
#include "src/securetransport/names.h"
#include "src/securetransport/suite_lists.h"

namespace shakedown::securetransport {
namespace {

// CopyOut writes nothing if the buffer is too small.
OSStatus CopyOut(std::span<const uint16_t> suites, SSLCipherSuite* buffer,
                 size_t* size) {
  if (*size < suites.size()) return errSSLBufferOverflow;
  std::copy(suites.begin(), suites.end(), buffer);
  *size = suites.size();
  return errSecSuccess;
}

}  // namespace

OSStatus EngineSecureTransport::SSLGetNumberSupportedCiphers(
    SSLContextRef context, size_t* numCiphers) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr || numCiphers == nullptr) return errSecParam;
  *numCiphers = unwrapped->profile().supported_suites.size();
  return errSecSuccess;
}

OSStatus EngineSecureTransport::SSLGetSupportedCiphers(SSLContextRef context,
                                                       SSLCipherSuite* ciphers,
                                                       size_t* numCiphers) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr || ciphers == nullptr || numCiphers == nullptr) {
    return errSecParam;
  }
  return CopyOut(unwrapped->profile().supported_suites, ciphers, numCiphers);
}

OSStatus EngineSecureTransport::SSLGetNumberEnabledCiphers(
    SSLContextRef context, size_t* numCiphers) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr || numCiphers == nullptr) return errSecParam;
  *numCiphers = unwrapped->settings().suites.size();
  return errSecSuccess;
}

OSStatus EngineSecureTransport::SSLGetEnabledCiphers(SSLContextRef context,
                                                     SSLCipherSuite* ciphers,
                                                     size_t* numCiphers) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr || ciphers == nullptr || numCiphers == nullptr) {
    return errSecParam;
  }
  return CopyOut(unwrapped->settings().suites, ciphers, numCiphers);
}

// Order and duplicates stay. If nothing is left the old list does too.
OSStatus EngineSecureTransport::SSLSetEnabledCiphers(
    SSLContextRef context, const SSLCipherSuite* ciphers, size_t numCiphers) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr || ciphers == nullptr || numCiphers == 0) {
    return errSecParam;
  }
  if (unwrapped->session().is_active()) return errSecBadReq;
  std::vector<uint16_t> suites;
  for (const SSLCipherSuite suite : std::span(ciphers, numCiphers)) {
    if (CanBeEnabled(unwrapped->profile(), suite)) {
      suites.push_back(static_cast<uint16_t>(suite));
    }
  }
  if (suites.empty()) return errSecParam;
  unwrapped->settings().suites = std::move(suites);
  return errSecSuccess;
}

OSStatus EngineSecureTransport::SSLGetNegotiatedCipher(
    SSLContextRef context, SSLCipherSuite* cipherSuite) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr || cipherSuite == nullptr) return errSecParam;
  if (!unwrapped->session().is_active()) return errSecBadReq;
  *cipherSuite = unwrapped->engine().negotiated_suite();
  return errSecSuccess;
}

}  // namespace shakedown::securetransport

using shakedown::securetransport::Forward;
using shakedown::securetransport::SecureTransport;
using shakedown::securetransport::SuiteName;

OSStatus SSLGetNumberSupportedCiphers(SSLContextRef context,
                                      size_t* numCiphers) {
  return Forward("SSLGetNumberSupportedCiphers",
                 &SecureTransport::SSLGetNumberSupportedCiphers, context,
                 numCiphers);
}

OSStatus SSLGetSupportedCiphers(SSLContextRef context, SSLCipherSuite* ciphers,
                                size_t* numCiphers) {
  return Forward("SSLGetSupportedCiphers",
                 &SecureTransport::SSLGetSupportedCiphers, context, ciphers,
                 numCiphers);
}

OSStatus SSLGetNumberEnabledCiphers(SSLContextRef context, size_t* numCiphers) {
  return Forward("SSLGetNumberEnabledCiphers",
                 &SecureTransport::SSLGetNumberEnabledCiphers, context,
                 numCiphers);
}

OSStatus SSLGetEnabledCiphers(SSLContextRef context, SSLCipherSuite* ciphers,
                              size_t* numCiphers) {
  return Forward("SSLGetEnabledCiphers", &SecureTransport::SSLGetEnabledCiphers,
                 context, ciphers, numCiphers);
}

OSStatus SSLSetEnabledCiphers(SSLContextRef context,
                              const SSLCipherSuite* ciphers,
                              size_t numCiphers) {
  return Forward("SSLSetEnabledCiphers", &SecureTransport::SSLSetEnabledCiphers,
                 context, ciphers, numCiphers);
}

OSStatus SSLGetNegotiatedCipher(SSLContextRef context,
                                SSLCipherSuite* cipherSuite) {
  return Forward({"SSLGetNegotiatedCipher",
                  [=]() -> std::string { return SuiteName(*cipherSuite); }},
                 &SecureTransport::SSLGetNegotiatedCipher, context,
                 cipherSuite);
}
