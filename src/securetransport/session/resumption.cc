// SPDX-License-Identifier: Apache-2.0
// SSLSetPeerID, which switches resumption on, and what belongs to it
// (spec/api.md 1.5, 1.9).
#include <algorithm>
#include <cstdint>

#include "src/securetransport/context.h"
#include "src/securetransport/engine_secure_transport.h"
#include "src/securetransport/forward.h"

namespace shakedown::securetransport {
namespace {

constexpr uint32_t kDefaultTimeoutSeconds = 600;

}  // namespace

// A client that has been asked for a certificate may still set it.
OSStatus EngineSecureTransport::SSLSetPeerID(SSLContextRef context,
                                             const void* peerID,
                                             size_t peerIDLen) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr || peerID == nullptr || peerIDLen == 0) {
    return errSecParam;
  }
  const bool was_asked =
      unwrapped->is_client() && unwrapped->engine().certificate_requested();
  if (unwrapped->session().is_active() && !was_asked) return errSecBadReq;
  const auto* first = static_cast<const uint8_t*>(peerID);
  unwrapped->configuration().peer_id.assign(first, first + peerIDLen);
  unwrapped->session().PeerIdChanged();
  return errSecSuccess;
}

OSStatus EngineSecureTransport::SSLGetPeerID(SSLContextRef context,
                                             const void** peerID,
                                             size_t* peerIDLen) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr || peerID == nullptr || peerIDLen == nullptr) {
    return errSecParam;
  }
  const Bytes& peer_id = unwrapped->configuration().peer_id;
  *peerID = peer_id.empty() ? nullptr : peer_id.data();
  *peerIDLen = peer_id.size();
  return errSecSuccess;
}

OSStatus EngineSecureTransport::SSLSetSessionCacheTimeout(
    SSLContextRef context, uint32_t timeoutInSeconds) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr) return errSecParam;
  unwrapped->settings().session_timeout_seconds =
      timeoutInSeconds == 0 ? kDefaultTimeoutSeconds : timeoutInSeconds;
  return errSecSuccess;
}

OSStatus EngineSecureTransport::SSLGetResumableSessionInfo(
    SSLContextRef context, Boolean* sessionWasResumed, void* sessionID,
    size_t* sessionIDLength) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr || sessionWasResumed == nullptr ||
      sessionID == nullptr || sessionIDLength == nullptr ||
      *sessionIDLength < MAX_SESSION_ID_LENGTH) {
    return errSecParam;
  }
  const engine::Engine& engine = unwrapped->engine();
  *sessionWasResumed = engine.resumed();
  *sessionIDLength = 0;
  if (!engine.resumed()) return errSecSuccess;
  const Bytes& id = engine.session_id();
  const size_t length = std::min<size_t>(id.size(), MAX_SESSION_ID_LENGTH);
  std::copy_n(id.begin(), length, static_cast<uint8_t*>(sessionID));
  *sessionIDLength = length;
  return errSecSuccess;
}

}  // namespace shakedown::securetransport

using shakedown::securetransport::Forward;
using shakedown::securetransport::SecureTransport;

OSStatus SSLSetPeerID(SSLContextRef context, const void* peerID,
                      size_t peerIDLen) {
  return Forward("SSLSetPeerID", &SecureTransport::SSLSetPeerID, context,
                 peerID, peerIDLen);
}

OSStatus SSLGetPeerID(SSLContextRef context, const void** peerID,
                      size_t* peerIDLen) {
  return Forward("SSLGetPeerID", &SecureTransport::SSLGetPeerID, context,
                 peerID, peerIDLen);
}

OSStatus SSLSetSessionCacheTimeout(SSLContextRef context,
                                   uint32_t timeoutInSeconds) {
  return Forward("SSLSetSessionCacheTimeout",
                 &SecureTransport::SSLSetSessionCacheTimeout, context,
                 timeoutInSeconds);
}

OSStatus SSLGetResumableSessionInfo(SSLContextRef context,
                                    Boolean* sessionWasResumed, void* sessionID,
                                    size_t* sessionIDLength) {
  return Forward("SSLGetResumableSessionInfo",
                 &SecureTransport::SSLGetResumableSessionInfo, context,
                 sessionWasResumed, sessionID, sessionIDLength);
}
