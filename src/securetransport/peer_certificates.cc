// SPDX-License-Identifier: Apache-2.0
// SSLCopyPeerTrust, SSLGetPeerSecTrust and SSLCopyPeerCertificates
// (spec/api.md 1.5, Q14).
#include <string>

#include "src/corefoundation/cf_ref.h"
#include "src/securetransport/context.h"
#include "src/securetransport/engine_secure_transport.h"
#include "src/securetransport/forward.h"

namespace shakedown::securetransport {

OSStatus EngineSecureTransport::SSLCopyPeerTrust(SSLContextRef context,
                                                 SecTrustRef* trust) {
  const OSStatus result = SSLGetPeerSecTrust(context, trust);
  if (result == errSecSuccess && *trust != nullptr) CFRetain(*trust);
  return result;
}

// NULL is a success too: before the handshake, or with a peer that showed no
// certificates.
OSStatus EngineSecureTransport::SSLGetPeerSecTrust(SSLContextRef context,
                                                   SecTrustRef* secTrust) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr || secTrust == nullptr) return errSecParam;
  const engine::Engine& engine = unwrapped->engine();
  unwrapped->peer_trust().BuildIfNone(engine.peer_chain(), engine.stapled());
  *secTrust = unwrapped->peer_trust().trust();
  return errSecSuccess;
}

// Looks only at a trust object that is there already.
OSStatus EngineSecureTransport::SSLCopyPeerCertificates(SSLContextRef context,
                                                        CFArrayRef* certs) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr || certs == nullptr) return errSecParam;
  *certs = nullptr;
  const SecTrustRef trust = unwrapped->peer_trust().trust();
  if (trust == nullptr) return errSecBadReq;
  *certs = SecTrustCopyCertificateChain(trust);
  return *certs == nullptr ? errSecAllocate : errSecSuccess;
}

namespace {

// Of a trust object the trace shows only that there is none.
Call CallThatGives(const char* function, const SecTrustRef* trust) {
  return {function,
          [trust]() -> std::string { return *trust == nullptr ? "NULL" : ""; }};
}

}  // namespace
}  // namespace shakedown::securetransport

using shakedown::securetransport::CallThatGives;
using shakedown::securetransport::Forward;
using shakedown::securetransport::SecureTransport;

OSStatus SSLCopyPeerTrust(SSLContextRef context, SecTrustRef* trust) {
  return Forward(CallThatGives("SSLCopyPeerTrust", trust),
                 &SecureTransport::SSLCopyPeerTrust, context, trust);
}

OSStatus SSLGetPeerSecTrust(SSLContextRef context, SecTrustRef* secTrust) {
  return Forward(CallThatGives("SSLGetPeerSecTrust", secTrust),
                 &SecureTransport::SSLGetPeerSecTrust, context, secTrust);
}

OSStatus SSLCopyPeerCertificates(SSLContextRef context, CFArrayRef* certs) {
  return Forward("SSLCopyPeerCertificates",
                 &SecureTransport::SSLCopyPeerCertificates, context, certs);
}
