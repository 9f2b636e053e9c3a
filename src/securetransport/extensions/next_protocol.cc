// SPDX-License-Identifier: Apache-2.0
// NPN, ALPN's forerunner: a client that has a function announces itself, learns
// the server's list and sets its choice (spec/api.md 1.9, handshake.md 6.6).
#include "src/securetransport/context.h"
#include "src/securetransport/engine_secure_transport.h"
#include "src/securetransport/extensions/protocol_bytes.h"
#include "src/securetransport/forward.h"

namespace shakedown::securetransport {

void EngineExtensionFunctions::SSLSetNPNFunc(SSLContextRef context,
                                             SSLNPNFunc npnFunc, void* info) {
  OSStatus refusal = errSecSuccess;
  Context* unwrapped = UnwrapInactive(context, __func__, &refusal);
  if (unwrapped == nullptr) return;
  unwrapped->settings().on_npn = ProtocolCallback(context, npnFunc, info);
}

// The bytes are the name of one protocol: the message adds its length.
OSStatus EngineExtensionFunctions::SSLSetNPNData(SSLContextRef context,
                                                 const void* data,
                                                 size_t length) {
  Context* unwrapped = Unwrap(context, __func__);
  auto protocol = ProtocolBytes(data, length);
  if (unwrapped == nullptr || !protocol) return errSecParam;
  unwrapped->settings().npn_protocol = std::move(*protocol);
  return errSecSuccess;
}

const void* EngineExtensionFunctions::SSLGetNPNData(SSLContextRef context,
                                                    size_t* length) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr || length == nullptr) return nullptr;
  return GiveBytes(unwrapped->engine().npn_answer(), length);
}

}  // namespace shakedown::securetransport

using shakedown::securetransport::Forward;
using shakedown::securetransport::ForwardValue;
using shakedown::securetransport::SecureTransport;

void SSLSetNPNFunc(SSLContextRef context, SSLNPNFunc npnFunc, void* info) {
  ForwardValue("SSLSetNPNFunc", &SecureTransport::SSLSetNPNFunc, context,
               npnFunc, info);
}

OSStatus SSLSetNPNData(SSLContextRef context, const void* data, size_t length) {
  return Forward("SSLSetNPNData", &SecureTransport::SSLSetNPNData, context,
                 data, length);
}

const void* SSLGetNPNData(SSLContextRef context, size_t* length) {
  return ForwardValue("SSLGetNPNData", &SecureTransport::SSLGetNPNData, context,
                      length);
}
