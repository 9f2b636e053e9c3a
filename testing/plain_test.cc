// SPDX-License-Identifier: Apache-2.0
// A test without GoogleTest and Bazel: a whole handshake in a TestSimulation.
#include <Security/Security.h>

#include <iostream>

#include "testing/test_simulation.h"

int main() {
  shakedown::TestSimulation world(
      "pki: {leaf: {host: a.test, trusted: true, defect: expired}}\n"
      "server: {chain: [leaf]}\n");
  if (!world.error().empty()) {
    std::cerr << world.error() << "\n";
    return 1;
  }
  SSLContextRef context =
      SSLCreateContext(nullptr, kSSLClientSide, kSSLStreamType);
  SSLSetIOFuncs(context, world.read_func(), world.write_func());
  SSLSetConnection(context, world.connection());
  const OSStatus result = SSLHandshake(context);
  CFRelease(context);
  if (result == errSSLCertExpired) return 0;
  std::cerr << shakedown::DescribeStatus(result) << "\n" << world.Ladder();
  return 1;
}
