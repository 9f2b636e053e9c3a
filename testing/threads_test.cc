// SPDX-License-Identifier: Apache-2.0
// Apps that do their TLS on threads of their own.
#include <thread>

#include "testing/client_for_test.h"
#include "testing/handshake_test.h"

namespace {

using shakedown_testing::FailsWith;
using shakedown_testing::Succeeds;

constexpr char kTrusted[] =
    "pki: {leaf: {host: a.test, trusted: true}}\n"
    "server: {chain: [leaf]}\n";

class ThreadsTest : public shakedown_testing::HandshakeTest {
 protected:
  // What an app does whose worker makes the connection and hangs up.
  OSStatus ConnectOnAWorker() {
    OSStatus result = 0;
    std::thread([&] {
      SSLContextRef context = MakeClient(world());
      SSLSetPeerDomainName(context, "a.test", 6);
      result = SSLHandshake(context);
      SSLClose(context);
      CFRelease(context);
    }).join();
    return result;
  }
};

TEST_F(ThreadsTest, WorkerTrustsWhatTheWorldTrusts) {
  Given(kTrusted);
  EXPECT_THAT(ConnectOnAWorker(), Succeeds());
  EXPECT_TRUE(world().peer_connected());
}

TEST_F(ThreadsTest, WorkerLivesInTheWorldsTime) {
  Given(std::string("clock: 2036-01-01\n") + kTrusted);
  CFAbsoluteTime now = 0;
  std::thread([&now] { now = CFAbsoluteTimeGetCurrent(); }).join();
  EXPECT_EQ(now, CFAbsoluteTimeGetCurrent());
}

TEST_F(ThreadsTest, WorkersCallsAreInTheLadder) {
  Given("pki: {leaf: {host: a.test}}\nserver: {chain: [leaf]}\n");
  EXPECT_THAT(ConnectOnAWorker(), FailsWith(errSSLUnknownRootCert));
  EXPECT_THAT(world().Ladder(), ::testing::HasSubstr("errSSLUnknownRootCert"));
}

TEST_F(ThreadsTest, WorkerWritesTheBytesOfTheTestsThread) {
  Given(kTrusted);
  ConnectOnAWorker();
  const std::string first = world().transcript_sha256();
  Given(kTrusted);
  ConnectOnAWorker();
  EXPECT_EQ(world().transcript_sha256(), first);
}

}  // namespace
