// SPDX-License-Identifier: Apache-2.0
// Leaves that are trusted whatever their chain is, and what this release says
// of anonymous suites and SSLGetPeerCertificates (spec/api.md 1.9).
#include "src/securetransport/context.h"
#include "src/securetransport/engine_secure_transport.h"
#include "src/securetransport/forward.h"

namespace shakedown::securetransport {

// NULL clears the list.
OSStatus EnginePrivateFunctions::SSLSetTrustedLeafCertificates(
    SSLContextRef context, CFArrayRef certRefs) {
  OSStatus refusal = errSecSuccess;
  Context* unwrapped = UnwrapInactive(context, __func__, &refusal);
  if (unwrapped == nullptr) return refusal;
  unwrapped->configuration().trusted_leaves =
      cf::CFRef<CFArrayRef>::Retain(certRefs);
  return errSecSuccess;
}

// Apple's retains another array than it gives, which crashes sooner or later.
OSStatus EnginePrivateFunctions::SSLCopyTrustedLeafCertificates(
    SSLContextRef context, CFArrayRef* certRefs) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr || certRefs == nullptr) return errSecParam;
  auto leaves = unwrapped->configuration().trusted_leaves;
  *certRefs = leaves.Release();
  return errSecSuccess;
}

// Has no effect on anything, and looks at nothing, as its getter.
OSStatus EnginePrivateFunctions::SSLSetAllowAnonymousCiphers(
    SSLContextRef /*context*/, Boolean /*enable*/) {
  return errSecSuccess;
}

OSStatus EnginePrivateFunctions::SSLGetAllowAnonymousCiphers(
    SSLContextRef /*context*/, Boolean* /*enable*/) {
  return errSecSuccess;
}

OSStatus EnginePrivateFunctions::SSLGetPeerCertificates(
    SSLContextRef /*context*/, CFArrayRef* /*certs*/) {
  return errSecUnimplemented;
}

}  // namespace shakedown::securetransport

using shakedown::securetransport::Forward;
using shakedown::securetransport::SecureTransport;

OSStatus SSLSetTrustedLeafCertificates(SSLContextRef context,
                                       CFArrayRef certRefs) {
  return Forward("SSLSetTrustedLeafCertificates",
                 &SecureTransport::SSLSetTrustedLeafCertificates, context,
                 certRefs);
}

OSStatus SSLCopyTrustedLeafCertificates(SSLContextRef context,
                                        CFArrayRef* certRefs) {
  return Forward("SSLCopyTrustedLeafCertificates",
                 &SecureTransport::SSLCopyTrustedLeafCertificates, context,
                 certRefs);
}

OSStatus SSLSetAllowAnonymousCiphers(SSLContextRef context, Boolean enable) {
  return Forward("SSLSetAllowAnonymousCiphers",
                 &SecureTransport::SSLSetAllowAnonymousCiphers, context,
                 enable);
}

OSStatus SSLGetAllowAnonymousCiphers(SSLContextRef context, Boolean* enable) {
  return Forward("SSLGetAllowAnonymousCiphers",
                 &SecureTransport::SSLGetAllowAnonymousCiphers, context,
                 enable);
}

OSStatus SSLGetPeerCertificates(SSLContextRef context, CFArrayRef* certs) {
  return Forward("SSLGetPeerCertificates",
                 &SecureTransport::SSLGetPeerCertificates, context, certs);
}
