// SPDX-License-Identifier: Apache-2.0
// SSLCreateContext and its older pair (spec/api.md 1.1).
#include "src/securetransport/context.h"
#include "src/securetransport/engine_secure_transport.h"
#include "src/securetransport/forward.h"

namespace shakedown::securetransport {

// Nothing is validated: what is no server is a client, what is no datagram
// type is a stream.
SSLContextRef EngineSecureTransport::SSLCreateContext(
    CFAllocatorRef alloc, SSLProtocolSide protocolSide,
    SSLConnectionType connectionType) {
  const auto side = protocolSide == kSSLServerSide ? engine::Side::kServer
                                                   : engine::Side::kClient;
  return cf::New<Context>(Simulation::Current(), side,
                          connectionType == kSSLDatagramType);
}

OSStatus EngineSecureTransport::SSLNewContext(Boolean isServer,
                                              SSLContextRef* contextPtr) {
  if (contextPtr == nullptr) return errSecParam;
  *contextPtr = SSLCreateContext(kCFAllocatorDefault,
                                 isServer ? kSSLServerSide : kSSLClientSide,
                                 kSSLStreamType);
  return *contextPtr == nullptr ? errSecAllocate : errSecSuccess;
}

OSStatus EngineSecureTransport::SSLNewDatagramContext(
    Boolean isServer, SSLContextRef* dtlsContextPtr) {
  if (dtlsContextPtr == nullptr) return errSecParam;
  *dtlsContextPtr = SSLCreateContext(kCFAllocatorDefault,
                                     isServer ? kSSLServerSide : kSSLClientSide,
                                     kSSLDatagramType);
  return *dtlsContextPtr == nullptr ? errSecAllocate : errSecSuccess;
}

OSStatus EngineSecureTransport::SSLDisposeContext(SSLContextRef context) {
  if (context == nullptr) return errSecParam;
  CFRelease(context);
  return errSecSuccess;
}

namespace {

// The entrance says what this is not for.
std::string Entrance(bool is_server, Simulation& simulation) {
  return std::string(is_server ? "server" : "client") +
         ", for tests only: keys come from seed " +
         std::to_string(simulation.seed());
}

// The number of what an old function made.
uint32_t NumberIn(const SSLContextRef* made) {
  return made != nullptr ? PlaceOf(*made).number : 0;
}

}  // namespace
}  // namespace shakedown::securetransport

using shakedown::CallBegan;
using shakedown::CallReturned;
using shakedown::Simulation;
using shakedown::securetransport::Context;
using shakedown::securetransport::CurrentDoor;
using shakedown::securetransport::Entrance;
using shakedown::securetransport::Forward;
using shakedown::securetransport::NumberIn;
using shakedown::securetransport::PlaceOf;
using shakedown::securetransport::SecureTransport;

CFTypeID SSLContextGetTypeID(void) { return Context::kType.id(); }

SSLContextRef SSLCreateContext(CFAllocatorRef alloc,
                               SSLProtocolSide protocolSide,
                               SSLConnectionType connectionType) {
  Simulation& simulation = Simulation::Current();
  simulation.trace().Add(CallBegan{"SSLCreateContext"});
  SSLContextRef context =
      CurrentDoor(simulation)
          .SSLCreateContext(alloc, protocolSide, connectionType);
  simulation.trace().Add(
      CallReturned{"SSLCreateContext",
                   context == nullptr ? errSecAllocate : errSecSuccess,
                   Entrance(protocolSide == kSSLServerSide, simulation),
                   {},
                   PlaceOf(context).number});
  return context;
}

OSStatus SSLNewContext(Boolean isServer, SSLContextRef* contextPtr) {
  Simulation& simulation = Simulation::Current();
  simulation.trace().Add(CallBegan{"SSLNewContext"});
  const OSStatus result =
      CurrentDoor(simulation).SSLNewContext(isServer, contextPtr);
  simulation.trace().Add(CallReturned{"SSLNewContext",
                                      result,
                                      Entrance(isServer, simulation),
                                      {},
                                      NumberIn(contextPtr)});
  return result;
}

OSStatus SSLNewDatagramContext(Boolean isServer,
                               SSLContextRef* dtlsContextPtr) {
  Simulation& simulation = Simulation::Current();
  simulation.trace().Add(CallBegan{"SSLNewDatagramContext"});
  const OSStatus result =
      CurrentDoor(simulation).SSLNewDatagramContext(isServer, dtlsContextPtr);
  simulation.trace().Add(CallReturned{"SSLNewDatagramContext",
                                      result,
                                      Entrance(isServer, simulation),
                                      {},
                                      NumberIn(dtlsContextPtr)});
  return result;
}

OSStatus SSLDisposeContext(SSLContextRef context) {
  return Forward("SSLDisposeContext", &SecureTransport::SSLDisposeContext,
                 context);
}
