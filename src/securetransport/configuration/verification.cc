// SPDX-License-Identifier: Apache-2.0
// What verification is done, and what it lets pass: SSLSetEnableCertVerify, the
// AllowsAnyRoot and AllowsExpired functions (spec/api.md 1.5).
#include "src/securetransport/context.h"
#include "src/securetransport/engine_secure_transport.h"
#include "src/securetransport/forward.h"

namespace shakedown::securetransport {
namespace {

// From 10.12 on, setting the flags of expiry does nothing even to NULL, and
// reading them is not implemented.
bool AreInert(const Context& context) {
  return context.profile().expired_flags == ExpiredFlagsRule::kInert;
}

OSStatus SetExpiryFlag(Context* context, bool Leniency::*flag, bool value) {
  if (context == nullptr) return errSecSuccess;
  if (!AreInert(*context)) {
    context->configuration().leniency.*flag = value;
  }
  return errSecSuccess;
}

OSStatus GetExpiryFlag(Context* context, bool Leniency::*flag, Boolean* value) {
  if (context == nullptr || AreInert(*context)) return errSecUnimplemented;
  if (value == nullptr) return errSecParam;
  *value = context->configuration().leniency.*flag;
  return errSecSuccess;
}

}  // namespace

OSStatus EngineSecureTransport::SSLSetEnableCertVerify(SSLContextRef context,
                                                       Boolean enableVerify) {
  OSStatus refusal = errSecSuccess;
  Context* unwrapped = UnwrapInactive(context, __func__, &refusal);
  if (unwrapped == nullptr) return refusal;
  unwrapped->configuration().verifies_peer = enableVerify != 0;
  unwrapped->settings().verification_is_off = enableVerify == 0;
  return errSecSuccess;
}

OSStatus EngineSecureTransport::SSLGetEnableCertVerify(SSLContextRef context,
                                                       Boolean* enableVerify) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr || enableVerify == nullptr) return errSecParam;
  *enableVerify = unwrapped->configuration().verifies_peer;
  return errSecSuccess;
}

OSStatus EngineSecureTransport::SSLSetAllowsExpiredCerts(
    SSLContextRef context, Boolean allowsExpired) {
  return SetExpiryFlag(Unwrap(context, __func__),
                       &Leniency::expired_certificates, allowsExpired != 0);
}

OSStatus EngineSecureTransport::SSLGetAllowsExpiredCerts(
    SSLContextRef context, Boolean* allowsExpired) {
  return GetExpiryFlag(Unwrap(context, __func__),
                       &Leniency::expired_certificates, allowsExpired);
}

OSStatus EngineSecureTransport::SSLSetAllowsExpiredRoots(
    SSLContextRef context, Boolean allowsExpired) {
  return SetExpiryFlag(Unwrap(context, __func__), &Leniency::expired_roots,
                       allowsExpired != 0);
}

OSStatus EngineSecureTransport::SSLGetAllowsExpiredRoots(
    SSLContextRef context, Boolean* allowsExpired) {
  return GetExpiryFlag(Unwrap(context, __func__), &Leniency::expired_roots,
                       allowsExpired);
}

OSStatus EngineSecureTransport::SSLSetAllowsAnyRoot(SSLContextRef context,
                                                    Boolean anyRoot) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr) return errSecParam;
  unwrapped->configuration().leniency.any_root = anyRoot != 0;
  return errSecSuccess;
}

OSStatus EngineSecureTransport::SSLGetAllowsAnyRoot(SSLContextRef context,
                                                    Boolean* anyRoot) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr || anyRoot == nullptr) return errSecParam;
  *anyRoot = unwrapped->configuration().leniency.any_root;
  return errSecSuccess;
}

}  // namespace shakedown::securetransport

using shakedown::securetransport::Forward;
using shakedown::securetransport::SecureTransport;

OSStatus SSLSetEnableCertVerify(SSLContextRef context, Boolean enableVerify) {
  return Forward("SSLSetEnableCertVerify",
                 &SecureTransport::SSLSetEnableCertVerify, context,
                 enableVerify);
}

OSStatus SSLGetEnableCertVerify(SSLContextRef context, Boolean* enableVerify) {
  return Forward("SSLGetEnableCertVerify",
                 &SecureTransport::SSLGetEnableCertVerify, context,
                 enableVerify);
}

OSStatus SSLSetAllowsExpiredCerts(SSLContextRef context,
                                  Boolean allowsExpired) {
  return Forward("SSLSetAllowsExpiredCerts",
                 &SecureTransport::SSLSetAllowsExpiredCerts, context,
                 allowsExpired);
}

OSStatus SSLGetAllowsExpiredCerts(SSLContextRef context,
                                  Boolean* allowsExpired) {
  return Forward("SSLGetAllowsExpiredCerts",
                 &SecureTransport::SSLGetAllowsExpiredCerts, context,
                 allowsExpired);
}

OSStatus SSLSetAllowsExpiredRoots(SSLContextRef context,
                                  Boolean allowsExpired) {
  return Forward("SSLSetAllowsExpiredRoots",
                 &SecureTransport::SSLSetAllowsExpiredRoots, context,
                 allowsExpired);
}

OSStatus SSLGetAllowsExpiredRoots(SSLContextRef context,
                                  Boolean* allowsExpired) {
  return Forward("SSLGetAllowsExpiredRoots",
                 &SecureTransport::SSLGetAllowsExpiredRoots, context,
                 allowsExpired);
}

OSStatus SSLSetAllowsAnyRoot(SSLContextRef context, Boolean anyRoot) {
  return Forward("SSLSetAllowsAnyRoot", &SecureTransport::SSLSetAllowsAnyRoot,
                 context, anyRoot);
}

OSStatus SSLGetAllowsAnyRoot(SSLContextRef context, Boolean* anyRoot) {
  return Forward("SSLGetAllowsAnyRoot", &SecureTransport::SSLGetAllowsAnyRoot,
                 context, anyRoot);
}
