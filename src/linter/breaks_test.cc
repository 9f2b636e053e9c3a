// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/linter/story_for_test.h"

namespace shakedown::linter {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr int32_t kAuth = -9841;
constexpr int32_t kCertRequested = -9842;
constexpr int32_t kBlocked = -9803;

// A context at the break with the trust decision.
Story AtBreak() { return Story().Made().Call("SSLHandshake", kAuth); }

TEST(TrustNotLookedAtTest, GoingOnAtOnceIsAFinding) {
  for (const char* call : {"SSLHandshake", "SSLRead", "SSLWrite"}) {
    EXPECT_THAT(AtBreak().Call(call).Findings(),
                ElementsAre("trust-not-looked-at"))
        << call;
  }
}

TEST(TrustNotLookedAtTest, AnyLookWillDo) {
  for (const char* look :
       {"SSLCopyPeerTrust", "SSLGetPeerSecTrust", "SSLCopyPeerCertificates"}) {
    EXPECT_THAT(AtBreak().Call(look).Call("SSLHandshake").Findings(), IsEmpty())
        << look;
  }
}

TEST(TrustNotLookedAtTest, RefusalNeedsNoLook) {
  EXPECT_THAT(AtBreak().Call("SSLSetError").Call("SSLHandshake").Findings(),
              IsEmpty());
  EXPECT_THAT(AtBreak().Call("SSLClose").Findings(), IsEmpty());
}

TEST(TrustNotLookedAtTest, LookAtTheOtherBreakOfTheHandshakeCounts) {
  EXPECT_THAT(Story()
                  .Made()
                  .Call("SSLHandshake", kCertRequested)
                  .Call("SSLCopyPeerTrust")
                  .Call("SSLHandshake", kAuth)
                  .Call("SSLHandshake")
                  .Findings(),
              IsEmpty());
}

TEST(TrustNotLookedAtTest, EveryHandshakeHasItsOwnPeer) {
  EXPECT_THAT(AtBreak()
                  .Call("SSLCopyPeerTrust")
                  .Call("SSLHandshake")
                  .Call("SSLRead", kAuth)
                  .Call("SSLRead")
                  .Findings(),
              ElementsAre("trust-not-looked-at"));
}

TEST(TrustNotLookedAtTest, AnotherContextsLookDoesNotCount) {
  EXPECT_THAT(AtBreak()
                  .Made(2)
                  .Call("SSLCopyPeerTrust", 0, 2)
                  .Call("SSLHandshake")
                  .Findings(),
              ElementsAre("trust-not-looked-at"));
}

TEST(WentOnBeforeTheVerdictTest, LateEvaluationIsAFinding) {
  EXPECT_THAT(AtBreak()
                  .Call("SSLCopyPeerTrust")
                  .Call("SSLHandshake", kBlocked)
                  .Add(TrustEvaluated{"SecTrustEvaluate"})
                  .Findings(),
              ElementsAre("went-on-before-the-verdict"));
}

TEST(WentOnBeforeTheVerdictTest, EvaluationInTimeIsNone) {
  EXPECT_THAT(AtBreak()
                  .Call("SSLCopyPeerTrust")
                  .Add(TrustEvaluated{"SecTrustEvaluate"})
                  .Call("SSLHandshake")
                  .Add(TrustEvaluated{"SecTrustEvaluate"})
                  .Findings(),
              IsEmpty());
}

TEST(WentOnBeforeTheVerdictTest, WhoNeverEvaluatesPinsPerhaps) {
  EXPECT_THAT(
      AtBreak().Call("SSLCopyPeerTrust").Call("SSLHandshake").Findings(),
      IsEmpty());
}

TEST(WentOnBeforeTheVerdictTest, VerdictThatMayBeAnothersAccusesNobody) {
  EXPECT_THAT(AtBreak()
                  .Call("SSLCopyPeerTrust")
                  .Call("SSLHandshake")
                  .Made(2)
                  .Call("SSLHandshake", kAuth, 2)
                  .Call("SSLCopyPeerTrust", 0, 2)
                  .Add(TrustEvaluated{"SecTrustEvaluate"})
                  .Findings(),
              IsEmpty());
}

TEST(BreakTakenForFailureTest, CloseAtABreakOfSslReadIsAFinding) {
  for (const int32_t code : {kAuth, kCertRequested}) {
    EXPECT_THAT(
        Story().Made().Call("SSLRead", code).Call("SSLClose").Findings(),
        ElementsAre("break-taken-for-failure"))
        << code;
  }
}

TEST(BreakTakenForFailureTest, CloseAfterALookIsADecision) {
  EXPECT_THAT(Story()
                  .Made()
                  .Call("SSLWrite", kAuth)
                  .Call("SSLCopyPeerTrust")
                  .Call("SSLClose")
                  .Findings(),
              IsEmpty());
}

TEST(BreakTakenForFailureTest, CloseAtABreakOfTheHandshakeIsADecision) {
  EXPECT_THAT(AtBreak().Call("SSLClose").Findings(), IsEmpty());
}

TEST(NullTrustTest, NullPassedOnIsAFinding) {
  EXPECT_THAT(Story()
                  .Made()
                  .GivesNull()
                  .Add(NullTrustUsed{"SecTrustEvaluate"})
                  .Findings(),
              ElementsAre("null-trust-used"));
}

TEST(NullTrustTest, NullOfTheAppsOwnIsNone) {
  EXPECT_THAT(Story()
                  .Made()
                  .Call("SSLCopyPeerTrust")
                  .Add(NullTrustUsed{"SecTrustEvaluate"})
                  .Findings(),
              IsEmpty());
  EXPECT_THAT(Story().Made().GivesNull().Findings(), IsEmpty());
}

}  // namespace
}  // namespace shakedown::linter
