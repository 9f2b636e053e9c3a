// SPDX-License-Identifier: Apache-2.0
// Contexts with a record layer of the caller's, as far as that goes: nobody
// outside Apple can fill in an SSLRecordFuncs, so nothing here can call one
// (spec/api.md 1.9).
#include "src/securetransport/context.h"
#include "src/securetransport/engine_secure_transport.h"
#include "src/securetransport/forward.h"

namespace shakedown::securetransport {

SSLContextRef EnginePrivateFunctions::SSLCreateContextWithRecordFuncs(
    CFAllocatorRef alloc, SSLProtocolSide protocolSide,
    SSLConnectionType connectionType,
    const struct SSLRecordFuncs* /*recFuncs*/) {
  const SSLContextRef context =
      SSLCreateContext(alloc, protocolSide, connectionType);
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped != nullptr) {
    unwrapped->configuration().has_record_functions = true;
  }
  return context;
}

OSStatus EnginePrivateFunctions::SSLSetRecordContext(
    SSLContextRef ctx, SSLRecordContextRef recCtx) {
  OSStatus refusal = errSecSuccess;
  Context* unwrapped = UnwrapInactive(ctx, __func__, &refusal);
  if (unwrapped == nullptr) return refusal;
  unwrapped->configuration().record_context = recCtx;
  return errSecSuccess;
}

}  // namespace shakedown::securetransport

using shakedown::CallBegan;
using shakedown::CallReturned;
using shakedown::Simulation;
using shakedown::securetransport::CurrentDoor;
using shakedown::securetransport::Forward;
using shakedown::securetransport::SecureTransport;

SSLContextRef SSLCreateContextWithRecordFuncs(
    CFAllocatorRef alloc, SSLProtocolSide protocolSide,
    SSLConnectionType connectionType, const struct SSLRecordFuncs* recFuncs) {
  constexpr const char* kFunction = "SSLCreateContextWithRecordFuncs";
  Simulation& simulation = Simulation::Current();
  simulation.trace().Add(CallBegan{kFunction});
  const SSLContextRef context =
      CurrentDoor(simulation)
          .SSLCreateContextWithRecordFuncs(alloc, protocolSide, connectionType,
                                           recFuncs);
  simulation.trace().Add(CallReturned{
      kFunction, context == nullptr ? errSecAllocate : errSecSuccess, {}, {}});
  return context;
}

OSStatus SSLSetRecordContext(SSLContextRef ctx, SSLRecordContextRef recCtx) {
  return Forward("SSLSetRecordContext", &SecureTransport::SSLSetRecordContext,
                 ctx, recCtx);
}
