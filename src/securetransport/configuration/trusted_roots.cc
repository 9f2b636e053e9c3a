// SPDX-License-Identifier: Apache-2.0
// SSLSetTrustedRoots and SSLCopyTrustedRoots (spec/api.md 1.5).
#include "src/corefoundation/conversions.h"
#include "src/securetransport/context.h"
#include "src/securetransport/engine_secure_transport.h"
#include "src/securetransport/forward.h"
#include "src/security/certificate.h"
#include "src/security/trust_store.h"

namespace shakedown::securetransport {
namespace {

cf::CFRef<CFMutableArrayRef> SystemRoots(Simulation& simulation) {
  auto roots = cf::MakeMutableArray();
  const auto& store = simulation.Slot<security::TrustStore>();
  for (const auto* list : {&store.anchors, &store.preinstalled}) {
    for (const Bytes& der : *list) {
      const auto root = security::MakeCertificate(der);
      if (root) CFArrayAppendValue(roots.get(), root.get());
    }
  }
  return roots;
}

}  // namespace

// Once roots have replaced the system's, those never count again. The elements
// are not looked at.
OSStatus EngineSecureTransport::SSLSetTrustedRoots(SSLContextRef context,
                                                   CFArrayRef trustedRoots,
                                                   Boolean replaceExisting) {
  OSStatus refusal = errSecSuccess;
  Context* unwrapped = UnwrapInactive(context, __func__, &refusal);
  if (unwrapped == nullptr) return refusal;
  if (trustedRoots == nullptr) return errSecParam;
  Configuration& configuration = unwrapped->configuration();
  if (replaceExisting) {
    configuration.only_trusted_roots = true;
    configuration.trusted_roots.Reset();
  }
  if (!configuration.trusted_roots) {
    configuration.trusted_roots = cf::MakeMutableArray();
  }
  CFArrayAppendArray(configuration.trusted_roots.get(), trustedRoots,
                     CFRangeMake(0, CFArrayGetCount(trustedRoots)));
  return errSecSuccess;
}

// The live array, or a copy of the system's roots if none were set.
OSStatus EngineSecureTransport::SSLCopyTrustedRoots(SSLContextRef context,
                                                    CFArrayRef* trustedRoots) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr || trustedRoots == nullptr) return errSecParam;
  auto roots = unwrapped->configuration().trusted_roots;
  if (!roots) roots = SystemRoots(unwrapped->simulation());
  *trustedRoots = roots.Release();
  return errSecSuccess;
}

}  // namespace shakedown::securetransport

using shakedown::securetransport::Forward;
using shakedown::securetransport::SecureTransport;

OSStatus SSLSetTrustedRoots(SSLContextRef context, CFArrayRef trustedRoots,
                            Boolean replaceExisting) {
  return Forward("SSLSetTrustedRoots", &SecureTransport::SSLSetTrustedRoots,
                 context, trustedRoots, replaceExisting);
}

OSStatus SSLCopyTrustedRoots(SSLContextRef context, CFArrayRef* trustedRoots) {
  return Forward("SSLCopyTrustedRoots", &SecureTransport::SSLCopyTrustedRoots,
                 context, trustedRoots);
}
