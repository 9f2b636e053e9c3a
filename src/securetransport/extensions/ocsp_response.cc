// SPDX-License-Identifier: Apache-2.0
// SSLSetOCSPResponse (spec/api.md 1.7). Secure Transport keeps the response and
// never staples it: stapling is enabled on clients only, which have nothing to
// staple (spec/handshake.md 6.6).
#include "src/corefoundation/conversions.h"
#include "src/securetransport/context.h"
#include "src/securetransport/engine_secure_transport.h"
#include "src/securetransport/forward.h"

namespace shakedown::securetransport {

// What nobody can see need not be kept; that it is lost can be seen.
OSStatus EngineExtensionFunctions::SSLSetOCSPResponse(SSLContextRef context,
                                                      CFDataRef response) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr || response == nullptr) return errSecParam;
  return errSecSuccess;
}

}  // namespace shakedown::securetransport

using shakedown::securetransport::Forward;
using shakedown::securetransport::SecureTransport;

OSStatus SSLSetOCSPResponse(SSLContextRef context, CFDataRef response) {
  return Forward("SSLSetOCSPResponse", &SecureTransport::SSLSetOCSPResponse,
                 context, response);
}
