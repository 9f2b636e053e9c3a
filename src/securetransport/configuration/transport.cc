// SPDX-License-Identifier: Apache-2.0
// SSLGetSessionState, SSLSetIOFuncs, SSLSetConnection, SSLGetConnection
// (spec/api.md 1.2).
#include "src/securetransport/context.h"
#include "src/securetransport/engine_secure_transport.h"
#include "src/securetransport/forward.h"
#include "src/securetransport/names.h"

namespace shakedown::securetransport {

OSStatus EngineSecureTransport::SSLGetSessionState(SSLContextRef context,
                                                   SSLSessionState* state) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr || state == nullptr) return errSecParam;
  *state = unwrapped->session().state();
  return errSecSuccess;
}

// NULL functions are taken: only their use crashes.
OSStatus EngineSecureTransport::SSLSetIOFuncs(SSLContextRef context,
                                              SSLReadFunc readFunc,
                                              SSLWriteFunc writeFunc) {
  OSStatus refusal = errSecSuccess;
  Context* unwrapped = UnwrapInactive(context, __func__, &refusal);
  if (unwrapped == nullptr) return refusal;
  if (unwrapped->configuration().has_record_functions) return errSecBadReq;
  unwrapped->configuration().read = readFunc;
  unwrapped->configuration().write = writeFunc;
  return errSecSuccess;
}

OSStatus EngineSecureTransport::SSLSetConnection(SSLContextRef context,
                                                 SSLConnectionRef connection) {
  OSStatus refusal = errSecSuccess;
  Context* unwrapped = UnwrapInactive(context, __func__, &refusal);
  if (unwrapped == nullptr) return refusal;
  if (unwrapped->configuration().has_record_functions) return errSecBadReq;
  unwrapped->configuration().connection = connection;
  return errSecSuccess;
}

OSStatus EngineSecureTransport::SSLGetConnection(SSLContextRef context,
                                                 SSLConnectionRef* connection) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr || connection == nullptr) return errSecParam;
  *connection = unwrapped->configuration().connection;
  return errSecSuccess;
}

}  // namespace shakedown::securetransport

using shakedown::securetransport::Forward;
using shakedown::securetransport::SecureTransport;
using shakedown::securetransport::StateName;

OSStatus SSLGetSessionState(SSLContextRef context, SSLSessionState* state) {
  return Forward({"SSLGetSessionState",
                  [=]() -> std::string { return StateName(*state); }},
                 &SecureTransport::SSLGetSessionState, context, state);
}

OSStatus SSLSetIOFuncs(SSLContextRef context, SSLReadFunc readFunc,
                       SSLWriteFunc writeFunc) {
  return Forward("SSLSetIOFuncs", &SecureTransport::SSLSetIOFuncs, context,
                 readFunc, writeFunc);
}

OSStatus SSLSetConnection(SSLContextRef context, SSLConnectionRef connection) {
  return Forward("SSLSetConnection", &SecureTransport::SSLSetConnection,
                 context, connection);
}

OSStatus SSLGetConnection(SSLContextRef context, SSLConnectionRef* connection) {
  return Forward("SSLGetConnection", &SecureTransport::SSLGetConnection,
                 context, connection);
}
