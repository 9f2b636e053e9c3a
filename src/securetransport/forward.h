// SPDX-License-Identifier: Apache-2.0
// The way of every C function: into the context's simulation, through its door,
// with the call and its result in the trace.
// Example: return Forward("SSLClose", &SecureTransport::SSLClose, context);
#ifndef SHAKEDOWN_SECURETRANSPORT_FORWARD_H_
#define SHAKEDOWN_SECURETRANSPORT_FORWARD_H_

#include <functional>
#include <string>
#include <type_traits>
#include <utility>

#include "src/base/bytes.h"
#include "src/base/trace.h"
#include "src/corefoundation/cf_ref.h"
#include "src/securetransport/door.h"
#include "src/securetransport/secure_transport.h"
#include "src/simulation/simulation.h"

namespace shakedown::securetransport {

// What a reference is about: an object that the engine door made belongs to a
// simulation and has a number in it. A mock's contexts need not be objects:
// they are not `living`, and belong to the current simulation.
struct Place {
  Simulation& simulation;
  uint32_t number = 0;
  bool living = false;
};
Place PlaceOf(SSLContextRef context);

// What the trace shows of a call.
struct Call {
  Call(const char* function) : function(function) {}  // NOLINT: implicit
  Call(const char* function, std::function<std::string()> detail)
      : function(function), detail(std::move(detail)) {}
  Call(const char* function, size_t asked, std::function<Bytes()> data)
      : function(function), data(std::move(data)), asked(asked) {}

  const char* function;
  // What the call gave, asked for only if it succeeded.
  std::function<std::string()> detail;
  // The application data that it moved, whatever its result, and how many bytes
  // the app wanted to move.
  std::function<Bytes()> data;
  size_t asked = 0;
};

// Forward calls `method` of the door. The app's callbacks may release the
// context meanwhile: it lives until the call is over.
template <typename Interface, typename... Parameters, typename... Arguments>
OSStatus Forward(const Call& call,
                 OSStatus (Interface::*method)(SSLContextRef, Parameters...),
                 SSLContextRef context, Arguments... arguments) {
  const Place place = PlaceOf(context);
  Simulation& simulation = place.simulation;
  const Simulation::Scope scope(simulation);
  const auto kept =
      cf::CFRef<SSLContextRef>::Retain(place.living ? context : nullptr);
  simulation.trace().Add(CallBegan{call.function, place.number});
  SecureTransport& door = CurrentDoor(simulation);
  const OSStatus result = (door.*method)(context, arguments...);
  CallReturned returned{call.function, result,    {}, {},
                        place.number,  call.asked};
  if (result == 0 && call.detail) returned.detail = call.detail();
  if (call.data) returned.data = call.data();
  simulation.trace().Add(std::move(returned));
  return result;
}

// ForwardValue is Forward for the few functions that give something else than a
// result code, or nothing. The trace shows them as successful.
template <typename Value, typename Interface, typename... Parameters,
          typename... Arguments>
Value ForwardValue(const char* function,
                   Value (Interface::*method)(SSLContextRef, Parameters...),
                   SSLContextRef context, Arguments... arguments) {
  const Place place = PlaceOf(context);
  Simulation& simulation = place.simulation;
  const Simulation::Scope scope(simulation);
  SecureTransport& door = CurrentDoor(simulation);
  simulation.trace().Add(CallBegan{function, place.number});
  if constexpr (std::is_void_v<Value>) {
    (door.*method)(context, arguments...);
    simulation.trace().Add(CallReturned{function, 0, {}, {}, place.number});
  } else {
    const Value value = (door.*method)(context, arguments...);
    simulation.trace().Add(CallReturned{function, 0, {}, {}, place.number});
    return value;
  }
}

}  // namespace shakedown::securetransport

#endif  // SHAKEDOWN_SECURETRANSPORT_FORWARD_H_
