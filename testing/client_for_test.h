// SPDX-License-Identifier: Apache-2.0
// The shortest client: a context on the newest connection of a world.
// Example: SSLContextRef context = MakeClient(world());
#ifndef SHAKEDOWN_TESTING_CLIENT_FOR_TEST_H_
#define SHAKEDOWN_TESTING_CLIENT_FOR_TEST_H_

#include "testing/test_simulation.h"

// MakeClient: create rule.
inline SSLContextRef MakeClient(const shakedown::TestSimulation& world) {
  SSLContextRef context =
      SSLCreateContext(nullptr, kSSLClientSide, kSSLStreamType);
  SSLSetIOFuncs(context, world.read_func(), world.write_func());
  SSLSetConnection(context, world.connection());
  return context;
}

#endif  // SHAKEDOWN_TESTING_CLIENT_FOR_TEST_H_
