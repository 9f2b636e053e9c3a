// SPDX-License-Identifier: Apache-2.0
// What the peer said that it can take: a server's types of certificate, either
// side's signature algorithms (spec/api.md 1.9).
#include <algorithm>
#include <vector>

#include "src/securetransport/context.h"
#include "src/securetransport/engine_secure_transport.h"
#include "src/securetransport/forward.h"

namespace shakedown::securetransport {
namespace {

// Writes nothing if the buffer is too small, where Apple's writes beyond it.
template <typename Out, typename In, typename F>
OSStatus CopyOut(const std::vector<In>& values, F convert, Out* buffer,
                 unsigned* size) {
  if (*size < values.size()) return errSecParam;
  std::transform(values.begin(), values.end(), buffer, convert);
  *size = static_cast<unsigned>(values.size());
  return errSecSuccess;
}

SSLClientAuthenticationType TypeOf(uint8_t type) {
  return static_cast<SSLClientAuthenticationType>(type);
}

SSLSignatureAndHashAlgorithm AlgorithmOf(uint16_t scheme) {
  return {static_cast<SSL_HashAlgorithm>(scheme >> 8),
          static_cast<SSL_SignatureAlgorithm>(scheme & 0xFF)};
}

}  // namespace

OSStatus EnginePrivateFunctions::SSLGetNumberOfClientAuthTypes(
    SSLContextRef ctx, unsigned* numTypes) {
  Context* unwrapped = Unwrap(ctx, __func__);
  if (unwrapped == nullptr || numTypes == nullptr) return errSecParam;
  const auto& types = unwrapped->engine().requested_certificate_types();
  if (types.empty()) return errSecParam;
  *numTypes = static_cast<unsigned>(types.size());
  return errSecSuccess;
}

OSStatus EnginePrivateFunctions::SSLGetClientAuthTypes(
    SSLContextRef ctx, SSLClientAuthenticationType* authTypes,
    unsigned* numTypes) {
  Context* unwrapped = Unwrap(ctx, __func__);
  if (unwrapped == nullptr || authTypes == nullptr || numTypes == nullptr) {
    return errSecParam;
  }
  const auto& types = unwrapped->engine().requested_certificate_types();
  if (types.empty()) return errSecParam;
  return CopyOut(types, &TypeOf, authTypes, numTypes);
}

OSStatus EnginePrivateFunctions::SSLGetNegotiatedClientAuthType(
    SSLContextRef /*ctx*/, SSLClientAuthenticationType* /*authType*/) {
  return errSecUnimplemented;
}

OSStatus EnginePrivateFunctions::SSLGetNumberOfSignatureAlgorithms(
    SSLContextRef ctx, unsigned* numSigAlgs) {
  Context* unwrapped = Unwrap(ctx, __func__);
  if (unwrapped == nullptr || numSigAlgs == nullptr) return errSecParam;
  *numSigAlgs = static_cast<unsigned>(
      unwrapped->engine().peer_signature_schemes().size());
  return errSecSuccess;
}

OSStatus EnginePrivateFunctions::SSLGetSignatureAlgorithms(
    SSLContextRef ctx, SSLSignatureAndHashAlgorithm* sigAlgs,
    unsigned* numSigAlgs) {
  Context* unwrapped = Unwrap(ctx, __func__);
  if (unwrapped == nullptr || sigAlgs == nullptr || numSigAlgs == nullptr) {
    return errSecParam;
  }
  return CopyOut(unwrapped->engine().peer_signature_schemes(), &AlgorithmOf,
                 sigAlgs, numSigAlgs);
}

}  // namespace shakedown::securetransport

using shakedown::securetransport::Forward;
using shakedown::securetransport::SecureTransport;

OSStatus SSLGetNumberOfClientAuthTypes(SSLContextRef ctx, unsigned* numTypes) {
  return Forward("SSLGetNumberOfClientAuthTypes",
                 &SecureTransport::SSLGetNumberOfClientAuthTypes, ctx,
                 numTypes);
}

OSStatus SSLGetClientAuthTypes(SSLContextRef ctx,
                               SSLClientAuthenticationType* authTypes,
                               unsigned* numTypes) {
  return Forward("SSLGetClientAuthTypes",
                 &SecureTransport::SSLGetClientAuthTypes, ctx, authTypes,
                 numTypes);
}

OSStatus SSLGetNegotiatedClientAuthType(SSLContextRef ctx,
                                        SSLClientAuthenticationType* authType) {
  return Forward("SSLGetNegotiatedClientAuthType",
                 &SecureTransport::SSLGetNegotiatedClientAuthType, ctx,
                 authType);
}

OSStatus SSLGetNumberOfSignatureAlgorithms(SSLContextRef ctx,
                                           unsigned* numSigAlgs) {
  return Forward("SSLGetNumberOfSignatureAlgorithms",
                 &SecureTransport::SSLGetNumberOfSignatureAlgorithms, ctx,
                 numSigAlgs);
}

OSStatus SSLGetSignatureAlgorithms(SSLContextRef ctx,
                                   SSLSignatureAndHashAlgorithm* sigAlgs,
                                   unsigned* numSigAlgs) {
  return Forward("SSLGetSignatureAlgorithms",
                 &SecureTransport::SSLGetSignatureAlgorithms, ctx, sigAlgs,
                 numSigAlgs);
}
