// SPDX-License-Identifier: Apache-2.0
// The secret and the identity of PSK suites (spec/api.md 1.9, RFC 4279).
#include <cstdint>

#include "src/securetransport/context.h"
#include "src/securetransport/engine_secure_transport.h"
#include "src/securetransport/forward.h"

namespace shakedown::securetransport {

OSStatus EnginePrivateFunctions::SSLSetPSKSharedSecret(SSLContextRef ctx,
                                                       const void* secret,
                                                       size_t secretLen) {
  Context* unwrapped = Unwrap(ctx, __func__);
  if (unwrapped == nullptr || (secret == nullptr && secretLen > 0)) {
    return errSecParam;
  }
  const auto* first = static_cast<const uint8_t*>(secret);
  unwrapped->settings().psk_secret.assign(first, first + secretLen);
  return errSecSuccess;
}

OSStatus EnginePrivateFunctions::SSLSetPSKIdentity(SSLContextRef ctx,
                                                   const void* pskIdentity,
                                                   size_t pskIdentityLen) {
  Context* unwrapped = Unwrap(ctx, __func__);
  if (unwrapped == nullptr || pskIdentity == nullptr || pskIdentityLen == 0) {
    return errSecParam;
  }
  const auto* first = static_cast<const uint8_t*>(pskIdentity);
  unwrapped->settings().psk_identity.assign(first, first + pskIdentityLen);
  return errSecSuccess;
}

// A server gets its own here too: what the client said is not kept.
OSStatus EnginePrivateFunctions::SSLGetPSKIdentity(SSLContextRef ctx,
                                                   const void** pskIdentity,
                                                   size_t* pskIdentityLen) {
  Context* unwrapped = Unwrap(ctx, __func__);
  if (unwrapped == nullptr || pskIdentity == nullptr ||
      pskIdentityLen == nullptr) {
    return errSecParam;
  }
  const Bytes& identity = unwrapped->settings().psk_identity;
  *pskIdentity = identity.empty() ? nullptr : identity.data();
  *pskIdentityLen = identity.size();
  return errSecSuccess;
}

}  // namespace shakedown::securetransport

using shakedown::securetransport::Forward;
using shakedown::securetransport::SecureTransport;

OSStatus SSLSetPSKSharedSecret(SSLContextRef ctx, const void* secret,
                               size_t secretLen) {
  return Forward("SSLSetPSKSharedSecret",
                 &SecureTransport::SSLSetPSKSharedSecret, ctx, secret,
                 secretLen);
}

OSStatus SSLSetPSKIdentity(SSLContextRef ctx, const void* pskIdentity,
                           size_t pskIdentityLen) {
  return Forward("SSLSetPSKIdentity", &SecureTransport::SSLSetPSKIdentity, ctx,
                 pskIdentity, pskIdentityLen);
}

OSStatus SSLGetPSKIdentity(SSLContextRef ctx, const void** pskIdentity,
                           size_t* pskIdentityLen) {
  return Forward("SSLGetPSKIdentity", &SecureTransport::SSLGetPSKIdentity, ctx,
                 pskIdentity, pskIdentityLen);
}
