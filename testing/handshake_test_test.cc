// SPDX-License-Identifier: Apache-2.0
// The fixture itself: what it says when a test fails or its script is wrong.
#include "testing/handshake_test.h"

#include <gtest/gtest-spi.h>

#include <fstream>

#include "testing/client_for_test.h"

namespace {

using shakedown_testing::FailsWith;
using shakedown_testing::Succeeds;

class FixtureTest : public shakedown_testing::HandshakeTest {};

// A test that watches objects and ends before it has a world.
class WithoutWorld : public shakedown_testing::HandshakeTest {
 public:
  void TestBody() override { WatchObjects(); }
  using HandshakeTest::TearDown;
};

TEST_F(FixtureTest, WrongScriptIsAFailureWithItsPlace) {
  try {
    Given(R"(
      pki: {leaf: {host: a.test}}
      serverr: {chain: [leaf]}
    )");
    FAIL() << "the script was taken";
  } catch (const std::runtime_error& error) {
    EXPECT_STREQ(error.what(),
                 "test.yaml:3:7: unknown key 'serverr' (did you mean "
                 "'server'?)");
  }
}

TEST_F(FixtureTest, FailedMatchNamesBothResults) {
  EXPECT_NONFATAL_FAILURE(
      EXPECT_THAT(OSStatus{errSSLClosedAbort}, FailsWith(errSSLCertExpired)),
      "errSSLCertExpired (-9814)");
  EXPECT_NONFATAL_FAILURE(EXPECT_THAT(OSStatus{errSSLClosedAbort}, Succeeds()),
                          "errSSLClosedAbort (-9806)");
}

TEST_F(FixtureTest, SameScriptGivesTheSameTranscript) {
  const auto transcript = [this] {
    Given(
        "pki: {leaf: {host: a.test, trusted: true}}\n"
        "server: {chain: [leaf]}\n");
    SSLContextRef context = MakeClient(world());
    EXPECT_THAT(SSLHandshake(context), Succeeds());
    CFRelease(context);
    return world().transcript_sha256();
  };
  const std::string first = transcript();
  EXPECT_EQ(transcript(), first);
}

TEST_F(FixtureTest, SecondScriptTakesThePlaceOfTheFirst) {
  Given("pki: {leaf: {host: a.test}}\nserver: {chain: [leaf]}\n");
  Given(
      "clock: 2030-01-01\n"
      "pki: {leaf: {host: a.test}}\nserver: {chain: [leaf]}\n");
  EXPECT_GT(CFAbsoluteTimeGetCurrent(), 900'000'000);
}

TEST_F(FixtureTest, PeerMeetsTheAlertWhenTheAppClosesItsTransport) {
  Given("pki: {leaf: {host: a.test}}\nserver: {chain: [leaf]}\n");
  SSLContextRef context = MakeClient(world());
  EXPECT_THAT(SSLHandshake(context), FailsWith(errSSLUnknownRootCert));
  SSLClose(context);
  CFRelease(context);
  EXPECT_EQ(world().peer_failure(), "");
  world().CloseConnection();
  EXPECT_EQ(world().peer_failure(), "alert unknown_ca");
}

TEST_F(FixtureTest, LadderShowsTheCall) {
  Given("pki: {leaf: {host: a.test}}\nserver: {chain: [leaf]}\n");
  SSLContextRef context = MakeClient(world());
  EXPECT_THAT(SSLHandshake(context), FailsWith(errSSLUnknownRootCert));
  EXPECT_THAT(world().Ladder(), ::testing::HasSubstr("errSSLUnknownRootCert"));
  SSLClose(context);
  CFRelease(context);
}

TEST_F(FixtureTest, FileSetsTheStageAndThePeersAlertIsSeen) {
  const std::string path = ::testing::TempDir() + "refusing.yaml";
  std::ofstream(path) << "# It refuses.\nshakedown: 1\n"
                         "pki: {leaf: {host: a.test, trusted: true}}\n"
                         "server: {chain: [leaf], alert: {instead_of: "
                         "ServerHello, level: fatal, description: 40}}\n";
  GivenFile(path);
  SSLContextRef context = MakeClient(world());
  EXPECT_THAT(SSLHandshake(context), FailsWith(errSSLPeerHandshakeFail));
  CFRelease(context);
  ASSERT_EQ(world().alerts_from_peer().size(), 1u);
  EXPECT_EQ(world().alerts_from_peer()[0].description, "handshake_failure");
}

TEST(WatchTest, EndsWithATestThatHasNoWorld) {
  WithoutWorld test;
  test.TestBody();
  test.TearDown();
  CFDataRef made = CFDataCreate(nullptr, nullptr, 0);
  EXPECT_THAT(shakedown::TestSimulation::LivingObjects(), ::testing::IsEmpty());
  CFRelease(made);
}

}  // namespace
