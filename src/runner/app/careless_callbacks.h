// SPDX-License-Identifier: Apache-2.0
// I/O functions as careless apps write them, around those of a connection.
// Without a mistake they only pass on.
// Example: SSLSetIOFuncs(context, CarelessCallbacks::Read, ...::Write);
//          SSLSetConnection(context, callbacks.ref());
// Must outlive the context that uses it.
#ifndef SHAKEDOWN_RUNNER_APP_CARELESS_CALLBACKS_H_
#define SHAKEDOWN_RUNNER_APP_CARELESS_CALLBACKS_H_

#include <Security/SecureTransport.h>

#include <cstddef>

#include "src/runner/app/mistakes.h"
#include "src/runner/connection.h"

namespace shakedown::runner {

class CarelessCallbacks {
 public:
  CarelessCallbacks(Connection& connection, const Mistakes& mistakes)
      : connection_(connection), mistakes_(mistakes) {}
  CarelessCallbacks(const CarelessCallbacks&) = delete;
  CarelessCallbacks& operator=(const CarelessCallbacks&) = delete;

  // What the app gives to SSLSetConnection.
  SSLConnectionRef ref() const { return this; }

  // The context that a callback calls back into, if that is its mistake.
  void set_context(SSLContextRef context) { context_ = context; }

  static OSStatus Read(SSLConnectionRef connection, void* data,
                       size_t* data_length);
  static OSStatus Write(SSLConnectionRef connection, const void* data,
                        size_t* data_length);

 private:
  OSStatus ReadCarelessly(void* data, size_t* data_length);
  OSStatus WriteCarelessly(const void* data, size_t* data_length);

  Connection& connection_;
  const Mistakes& mistakes_;
  SSLContextRef context_ = nullptr;
  bool done_ = false;  // a mistake that is made once has been made
};

}  // namespace shakedown::runner

#endif  // SHAKEDOWN_RUNNER_APP_CARELESS_CALLBACKS_H_
