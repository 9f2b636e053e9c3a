// SPDX-License-Identifier: Apache-2.0
// SSLSetSessionTicketsEnabled (spec/api.md 1.7): a client's, since servers
// issue none. kSSLSessionOptionEnableSessionTickets does the same.
#include "src/securetransport/context.h"
#include "src/securetransport/engine_secure_transport.h"
#include "src/securetransport/forward.h"

namespace shakedown::securetransport {

OSStatus EngineExtensionFunctions::SSLSetSessionTicketsEnabled(
    SSLContextRef context, Boolean enabled) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr) return errSecParam;
  unwrapped->settings().session_tickets = enabled != 0;
  return errSecSuccess;
}

}  // namespace shakedown::securetransport

using shakedown::securetransport::Forward;
using shakedown::securetransport::SecureTransport;

OSStatus SSLSetSessionTicketsEnabled(SSLContextRef context, Boolean enabled) {
  return Forward("SSLSetSessionTicketsEnabled",
                 &SecureTransport::SSLSetSessionTicketsEnabled, context,
                 enabled);
}
