// SPDX-License-Identifier: Apache-2.0
// Whether a server asks for a client's certificate, and what a client knows of
// being asked (spec/api.md 1.6).
#include "src/securetransport/context.h"
#include "src/securetransport/engine_secure_transport.h"
#include "src/securetransport/forward.h"

namespace shakedown::securetransport {

// A value without a name is kept without changing what the server asks.
OSStatus EngineSecureTransport::SSLSetClientSideAuthenticate(
    SSLContextRef context, SSLAuthenticate auth) {
  OSStatus refusal = errSecSuccess;
  Context* unwrapped = UnwrapInactive(context, __func__, &refusal);
  if (unwrapped == nullptr) return refusal;
  unwrapped->configuration().client_authentication = auth;
  auto& setting = unwrapped->settings().client_authentication;
  switch (auth) {
    case kNeverAuthenticate:
      setting = engine::ClientAuthentication::kNever;
      break;
    case kAlwaysAuthenticate:
      setting = engine::ClientAuthentication::kAlways;
      break;
    case kTryAuthenticate:
      setting = engine::ClientAuthentication::kTry;
      break;
  }
  return errSecSuccess;
}

OSStatus EngineSecureTransport::SSLGetClientSideAuthenticate(
    SSLContextRef context, SSLAuthenticate* auth) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr || auth == nullptr) return errSecParam;
  *auth = unwrapped->configuration().client_authentication;
  return errSecSuccess;
}

// Worked out when it is asked for; a server never knows (Q16).
OSStatus EngineSecureTransport::SSLGetClientCertificateState(
    SSLContextRef context, SSLClientCertificateState* clientState) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr || clientState == nullptr) return errSecParam;
  if (!unwrapped->is_client() || !unwrapped->engine().certificate_requested()) {
    *clientState = kSSLClientCertNone;
  } else {
    *clientState = unwrapped->configuration().certificates
                       ? kSSLClientCertSent
                       : kSSLClientCertRequested;
  }
  return errSecSuccess;
}

namespace {

std::string CertificateStateName(SSLClientCertificateState state) {
  switch (state) {
    case kSSLClientCertNone:
      return "kSSLClientCertNone";
    case kSSLClientCertRequested:
      return "kSSLClientCertRequested";
    case kSSLClientCertSent:
      return "kSSLClientCertSent";
    case kSSLClientCertRejected:
      return "kSSLClientCertRejected";
  }
  return std::to_string(state);
}

}  // namespace
}  // namespace shakedown::securetransport

using shakedown::securetransport::CertificateStateName;
using shakedown::securetransport::Forward;
using shakedown::securetransport::SecureTransport;

OSStatus SSLSetClientSideAuthenticate(SSLContextRef context,
                                      SSLAuthenticate auth) {
  return Forward("SSLSetClientSideAuthenticate",
                 &SecureTransport::SSLSetClientSideAuthenticate, context, auth);
}

OSStatus SSLGetClientSideAuthenticate(SSLContextRef context,
                                      SSLAuthenticate* auth) {
  return Forward("SSLGetClientSideAuthenticate",
                 &SecureTransport::SSLGetClientSideAuthenticate, context, auth);
}

OSStatus SSLGetClientCertificateState(SSLContextRef context,
                                      SSLClientCertificateState* clientState) {
  return Forward(
      {"SSLGetClientCertificateState",
       [=]() -> std::string { return CertificateStateName(*clientState); }},
      &SecureTransport::SSLGetClientCertificateState, context, clientState);
}
