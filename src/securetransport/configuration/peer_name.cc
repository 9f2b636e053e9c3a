// SPDX-License-Identifier: Apache-2.0
// The peer's domain name: what a client set, what a server was asked for
// (spec/api.md 1.5, Q15).
#include <algorithm>
#include <cstring>
#include <string>

#include "src/securetransport/context.h"
#include "src/securetransport/engine_secure_transport.h"
#include "src/securetransport/forward.h"

namespace shakedown::securetransport {
namespace {

// A client's own name without a NUL; on a server the name that it was asked
// for, with one. The pairs of getters differ in nothing.
std::string NameOf(const Context& context, const engine::Engine& engine) {
  if (context.is_client()) return context.configuration().peer_name;
  const auto& requested = engine.requested_name();
  return requested ? *requested + '\0' : std::string();
}

OSStatus LengthOf(Context* context, size_t* length) {
  if (context == nullptr || length == nullptr) return errSecParam;
  *length = NameOf(*context, context->engine()).size();
  return errSecSuccess;
}

OSStatus CopyOut(Context* context, char* buffer, size_t* size) {
  if (context == nullptr || buffer == nullptr || size == nullptr) {
    return errSecParam;
  }
  const std::string name = NameOf(*context, context->engine());
  if (*size < name.size()) return errSSLBufferOverflow;
  std::copy(name.begin(), name.end(), buffer);
  *size = name.size();
  return errSecSuccess;
}

}  // namespace

// The name ends at its first NUL. Servers take it and forget it.
OSStatus EngineSecureTransport::SSLSetPeerDomainName(SSLContextRef context,
                                                     const char* peerName,
                                                     size_t peerNameLen) {
  OSStatus refusal = errSecSuccess;
  Context* unwrapped = UnwrapInactive(context, __func__, &refusal);
  if (unwrapped == nullptr) return refusal;
  if (!unwrapped->is_client()) return errSecSuccess;
  if (peerName == nullptr && peerNameLen > 0) return errSecParam;
  const size_t length =
      peerName == nullptr ? 0 : strnlen(peerName, peerNameLen);
  unwrapped->configuration().peer_name.assign(
      peerName == nullptr ? "" : peerName, length);
  unwrapped->settings().peer_name = unwrapped->configuration().peer_name;
  return errSecSuccess;
}

OSStatus EngineSecureTransport::SSLGetPeerDomainNameLength(
    SSLContextRef context, size_t* peerNameLen) {
  return LengthOf(Unwrap(context, __func__), peerNameLen);
}

OSStatus EngineSecureTransport::SSLGetPeerDomainName(SSLContextRef context,
                                                     char* peerName,
                                                     size_t* peerNameLen) {
  return CopyOut(Unwrap(context, __func__), peerName, peerNameLen);
}

OSStatus EngineSecureTransport::SSLCopyRequestedPeerNameLength(
    SSLContextRef ctx, size_t* peerNameLen) {
  return LengthOf(Unwrap(ctx, __func__), peerNameLen);
}

OSStatus EngineSecureTransport::SSLCopyRequestedPeerName(SSLContextRef context,
                                                         char* peerName,
                                                         size_t* peerNameLen) {
  return CopyOut(Unwrap(context, __func__), peerName, peerNameLen);
}

}  // namespace shakedown::securetransport

using shakedown::securetransport::Forward;
using shakedown::securetransport::SecureTransport;

OSStatus SSLSetPeerDomainName(SSLContextRef context, const char* peerName,
                              size_t peerNameLen) {
  return Forward("SSLSetPeerDomainName", &SecureTransport::SSLSetPeerDomainName,
                 context, peerName, peerNameLen);
}

OSStatus SSLGetPeerDomainNameLength(SSLContextRef context,
                                    size_t* peerNameLen) {
  return Forward("SSLGetPeerDomainNameLength",
                 &SecureTransport::SSLGetPeerDomainNameLength, context,
                 peerNameLen);
}

OSStatus SSLGetPeerDomainName(SSLContextRef context, char* peerName,
                              size_t* peerNameLen) {
  return Forward("SSLGetPeerDomainName", &SecureTransport::SSLGetPeerDomainName,
                 context, peerName, peerNameLen);
}

OSStatus SSLCopyRequestedPeerNameLength(SSLContextRef ctx,
                                        size_t* peerNameLen) {
  return Forward("SSLCopyRequestedPeerNameLength",
                 &SecureTransport::SSLCopyRequestedPeerNameLength, ctx,
                 peerNameLen);
}

OSStatus SSLCopyRequestedPeerName(SSLContextRef context, char* peerName,
                                  size_t* peerNameLen) {
  return Forward("SSLCopyRequestedPeerName",
                 &SecureTransport::SSLCopyRequestedPeerName, context, peerName,
                 peerNameLen);
}
