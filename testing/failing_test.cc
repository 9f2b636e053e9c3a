// SPDX-License-Identifier: Apache-2.0
// A test that fails on purpose; failing_test_test.sh looks at what it prints.
#include "testing/client_for_test.h"
#include "testing/handshake_test.h"

namespace {

using shakedown_testing::Succeeds;

class FailingTest : public shakedown_testing::HandshakeTest {};

TEST_F(FailingTest, ExpectsTheWrongResult) {
  Given(
      "pki: {leaf: {host: a.test, trusted: true, defect: expired}}\n"
      "server: {chain: [leaf]}\n");
  SSLContextRef context = MakeClient(world());
  EXPECT_THAT(SSLHandshake(context), Succeeds());
  CFRelease(context);
}

TEST_F(FailingTest, HasAWrongScript) { Given("serverr: {chain: [leaf]}\n"); }

TEST_F(FailingTest, SpinsOnWouldBlock) {
  Given(
      "pki: {leaf: {host: a.test, trusted: true}}\n"
      "server: {chain: [leaf]}\n"
      "wire: [would_block: {at: server@0, forever: true}]\n");
  SSLContextRef context = MakeClient(world());
  while (SSLHandshake(context) == errSSLWouldBlock) {
  }
  CFRelease(context);
}

}  // namespace
