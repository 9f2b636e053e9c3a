// SPDX-License-Identifier: Apache-2.0
// Timelines held against traces made by hand.
#include "src/runner/expectations.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/runner/run_for_test.h"

namespace shakedown::runner {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class ExpectationsTest : public testing::Test {
 protected:
  void Call(const std::string& function, int32_t result,
            const std::string& detail = "", const std::string& data = "") {
    Add(CallBegan{function});
    Add(CallReturned{function, result, detail,
                     Bytes(data.begin(), data.end())});
  }
  void Add(EventBody body) { observation_.trace.Add(std::move(body)); }

  // What the timeline says about each expectation that isn't met.
  std::vector<std::string> Wrong(const std::string& expect,
                                 Verdict verdict = Verdict::kPass) {
    const auto scenario =
        ScenarioOf(kGoodServer + std::string("expect: ") + expect + "\n");
    Timeline timeline(observation_, verdict, scenario.expect_exactly);
    std::vector<std::string> wrong;
    for (const auto& expectation : scenario.expect) {
      if (auto what = timeline.Meet(expectation)) wrong.push_back(*what);
    }
    met_calls_ = timeline.met_calls();
    return wrong;
  }

  Observation observation_;
  int met_calls_ = 0;
};

TEST_F(ExpectationsTest, CallsAreMetInOrder) {
  Call("SSLHandshake", -9803);
  Call("SSLHandshake", 0);
  EXPECT_THAT(Wrong("[SSLHandshake: errSSLWouldBlock, SSLHandshake: noErr]"),
              IsEmpty());
  EXPECT_EQ(met_calls_, 2);
}

TEST_F(ExpectationsTest, WrongResultIsNamedBesideTheExpectedOne) {
  Call("SSLHandshake", -9807);
  EXPECT_THAT(Wrong("[SSLHandshake: errSSLCertExpired]"),
              ElementsAre("expected SSLHandshake to give errSSLCertExpired, "
                          "but it gave errSSLXCertChainInvalid (-9807)"));
}

TEST_F(ExpectationsTest, CallThatNeverCameIsNamed) {
  EXPECT_THAT(Wrong("[SSLClose: errSecSuccess]"),
              ElementsAre("expected a call of SSLClose, but none came"));
}

TEST_F(ExpectationsTest, CodeWithoutANameMatchesByItsDigits) {
  Call("SSLHandshake", -12345);
  EXPECT_THAT(Wrong("[SSLHandshake: -12345]"), IsEmpty());
  EXPECT_THAT(Wrong("[SSLHandshake: -12346]"),
              ElementsAre("expected SSLHandshake to give -12346, but it gave "
                          "-12345 (-12345)"));
}

TEST_F(ExpectationsTest, CodeMatchesByNumberAndByAlias) {
  Call("SSLHandshake", -9841);
  EXPECT_THAT(Wrong("[SSLHandshake: -9841]"), IsEmpty());
  EXPECT_THAT(Wrong("[SSLHandshake: errSSLServerAuthCompleted]"), IsEmpty());
}

TEST_F(ExpectationsTest, GetterMatchesByItsValue) {
  Call("SSLGetSessionState", 0, "kSSLAborted");
  EXPECT_THAT(Wrong("[SSLGetSessionState: kSSLAborted]"), IsEmpty());
  EXPECT_THAT(Wrong("[SSLGetSessionState: kSSLClosed]"),
              ElementsAre(HasSubstr("but it gave kSSLAborted")));
}

TEST_F(ExpectationsTest, FailedGetterHasNoValue) {
  Call("SSLGetSessionState", -50, "kSSLAborted");
  EXPECT_THAT(Wrong("[SSLGetSessionState: kSSLAborted]"),
              ElementsAre(HasSubstr("but it gave errSecParam (-50)")));
}

TEST_F(ExpectationsTest, TimesCountsCallsInARow) {
  Call("SSLHandshake", -9803);
  Call("SSLHandshake", -9803);
  EXPECT_THAT(Wrong("[{SSLHandshake: errSSLWouldBlock, times: 2}]"), IsEmpty());
  EXPECT_THAT(Wrong("[{SSLHandshake: errSSLWouldBlock, times: 3}]"),
              ElementsAre("expected a call of SSLHandshake, but none came"));
}

TEST_F(ExpectationsTest, TimesAnyTakesAllAndAlsoNone) {
  Call("SSLHandshake", -9803);
  Call("SSLHandshake", 0);
  EXPECT_THAT(Wrong("[{SSLHandshake: errSSLWouldBlock, times: any},"
                    " {SSLHandshake: errSSLCertExpired, times: any},"
                    " {SSLHandshake: errSecSuccess}]"),
              IsEmpty());
}

TEST_F(ExpectationsTest, OtherCallsMayStandBetween) {
  Call("SSLHandshake", 0);
  Call("SSLGetSessionState", 0, "kSSLConnected");
  Call("SSLClose", 0);
  EXPECT_THAT(Wrong("[SSLHandshake: noErr, SSLClose: noErr]"), IsEmpty());
}

TEST_F(ExpectationsTest, ExactlyAllowsNoOtherCall) {
  Call("SSLGetSessionState", 0, "kSSLIdle");
  Call("SSLHandshake", 0);
  EXPECT_THAT(Wrong("{exactly: [SSLHandshake: noErr]}"),
              ElementsAre("expected a call of SSLHandshake, but "
                          "SSLGetSessionState came (kSSLIdle)"));
}

TEST_F(ExpectationsTest, DataOfAReadIsCompared) {
  Call("SSLRead", 0, "", "hello");
  EXPECT_THAT(Wrong("[SSLRead: {data: hello}]"), IsEmpty());
  EXPECT_THAT(
      Wrong("[SSLRead: {data: hullo}]"),
      ElementsAre("expected SSLRead to move 'hullo', but it moved 'hello'"));
}

TEST_F(ExpectationsTest, DistinguishedNamesAreCompared) {
  Call("SSLCopyDistinguishedNames", 0, "CN=A; CN=B");
  EXPECT_THAT(Wrong("[SSLCopyDistinguishedNames: [CN=A, CN=B]]"), IsEmpty());
  EXPECT_THAT(Wrong("[SSLCopyDistinguishedNames: [CN=A]]"),
              ElementsAre(HasSubstr("but it gave [CN=A; CN=B]")));
}

TEST_F(ExpectationsTest, AlertCountsOnlyIfItWasSentByThen) {
  Call("SSLHandshake", -9807);
  Add(CallBegan{"SSLClose"});
  Add(AlertMoved{Direction::kFromApp, 2, 42});
  Add(CallReturned{"SSLClose", 0});
  const std::string alert = "alert: {from: app, description: bad_certificate}";
  EXPECT_THAT(Wrong("[SSLHandshake: -9807, " + alert + "]"),
              ElementsAre(HasSubstr("but there was none")));
  EXPECT_THAT(Wrong("[SSLClose: noErr, " + alert + "]"), IsEmpty());
}

TEST_F(ExpectationsTest, OtherAlertIsNamed) {
  Add(AlertMoved{Direction::kFromPeer, 2, 40});
  EXPECT_THAT(
      Wrong("[alert: {from: server, level: warning}]"),
      ElementsAre("expected the alert warning alert from the peer by then, "
                  "but there was only fatal handshake_failure"));
}

TEST_F(ExpectationsTest, StateIsThatBeforeTheNextCall) {
  Add(CallBegan{"SSLHandshake"});
  Add(StateChanged{"kSSLIdle", "kSSLHandshake"});
  Add(CallReturned{"SSLHandshake", -9803});
  Add(CallBegan{"SSLClose"});
  Add(StateChanged{"kSSLHandshake", "kSSLClosed"});
  EXPECT_THAT(Wrong("[state: kSSLIdle, SSLHandshake: errSSLWouldBlock,"
                    " state: kSSLHandshake]"),
              IsEmpty());
}

TEST_F(ExpectationsTest, PeerIsHeldToItsFailure) {
  observation_.peer_failure = "alert unknown_ca";
  EXPECT_THAT(Wrong("[server: {fails_with: alert unknown_ca}]"), IsEmpty());
  EXPECT_THAT(Wrong("[server: succeeds]"),
              ElementsAre("expected the peer to succeed, but it did fail with "
                          "'alert unknown_ca'"));
}

TEST_F(ExpectationsTest, ClockMustHavePassed) {
  observation_.trace.AdvanceTo(30'000);
  Call("SSLHandshake", -9803);
  EXPECT_THAT(Wrong("[SSLHandshake: errSSLWouldBlock, clock: +30s]"),
              IsEmpty());
  EXPECT_THAT(Wrong("[SSLHandshake: errSSLWouldBlock, clock: +31s]"),
              ElementsAre(HasSubstr("but it is 30000 ms")));
}

TEST_F(ExpectationsTest, FindingIsExpectedByNameOrNone) {
  EXPECT_THAT(Wrong("[finding: none]"), IsEmpty());
  EXPECT_THAT(Wrong("[finding: would-block-spin]"),
              ElementsAre(HasSubstr("but there is none")));
  Add(Finding{"short-read-as-success", "why"});
  EXPECT_THAT(Wrong("[finding: short-read-as-success]"), IsEmpty());
  EXPECT_THAT(Wrong("[finding: none]"),
              ElementsAre(HasSubstr("but there is short-read-as-success")));
}

TEST_F(ExpectationsTest, TrustIsAPartOfAFinding) {
  Add(TrustFinding{0, "a.test", "expired 2025-12-31"});
  EXPECT_THAT(Wrong("[trust: expired]"), IsEmpty());
  EXPECT_THAT(Wrong("[trust: host]"),
              ElementsAre(HasSubstr("but there is only 'expired 2025")));
}

TEST_F(ExpectationsTest, VerdictIsTheRunsOwn) {
  EXPECT_THAT(Wrong("[verdict: hang]", Verdict::kHang), IsEmpty());
  EXPECT_THAT(Wrong("[verdict: hang]"),
              ElementsAre("expected the verdict hang, but it is pass"));
}

TEST_F(ExpectationsTest, TranscriptIsComparedWithThePlainOne) {
  observation_.transcript = "aa";
  observation_.plain_transcript = "bb";
  EXPECT_THAT(Wrong("[transcript: same_as_plain]"),
              ElementsAre(HasSubstr("but it differs")));
}

}  // namespace
}  // namespace shakedown::runner
