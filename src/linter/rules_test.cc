// SPDX-License-Identifier: Apache-2.0
// Each rule, triggered, and the nearest careful behaviour, which is not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/linter/story_for_test.h"

namespace shakedown::linter {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr int32_t kBlocked = -9803;
constexpr int32_t kAborted = -9806;
constexpr int32_t kUnknownRoot = -9812;
constexpr int32_t kRefused = -909;
constexpr int32_t kBadParameter = -50;
constexpr int32_t kNoKeychain = -25308;
constexpr uint8_t kUnknownCa = 48;

Story Connected() { return Story().Made().Call("SSLHandshake"); }

TEST(WouldBlockTest, UsingABlockedHandshakeIsTakingItForSuccess) {
  EXPECT_THAT(Story()
                  .Made()
                  .Call("SSLHandshake", kBlocked)
                  .Moves("SSLWrite", kRefused, 5, "")
                  .Findings(),
              ElementsAre("would-block-taken-for-success"));
  EXPECT_THAT(Story()
                  .Made()
                  .Call("SSLHandshake", kBlocked)
                  .Call("SSLGetNegotiatedCipher")
                  .Findings(),
              ElementsAre("would-block-taken-for-success"));
}

TEST(WouldBlockTest, StateMayBeAskedAndDataMovedInARenegotiation) {
  EXPECT_THAT(Story()
                  .Made()
                  .Call("SSLHandshake", kBlocked)
                  .Call("SSLGetSessionState")
                  .Call("SSLHandshake")
                  .Call("SSLReHandshake")
                  .Call("SSLHandshake", kBlocked)
                  .Moves("SSLWrite", 0, 5, "hello")
                  .Findings(),
              IsEmpty());
}

TEST(WouldBlockTest, ClosingAtOnceIsTakingItForFailure) {
  EXPECT_THAT(
      Story().Made().Call("SSLHandshake", kBlocked).Call("SSLClose").Findings(),
      ElementsAre("would-block-taken-for-failure"));
}

TEST(WouldBlockTest, WhoWaitedHasGivenUp) {
  EXPECT_THAT(Story()
                  .Made()
                  .Call("SSLHandshake", kBlocked)
                  .Wait(100)
                  .Call("SSLHandshake", kBlocked)
                  .Call("SSLClose")
                  .Findings(),
              IsEmpty());
}

TEST(WouldBlockTest, ReadThatBlocksMayBeTheLast) {
  EXPECT_THAT(Connected().Call("SSLRead", kBlocked).Call("SSLClose").Findings(),
              IsEmpty());
}

TEST(WriteTest, SameBytesAgainAreAFinding) {
  EXPECT_THAT(Connected()
                  .Moves("SSLWrite", kBlocked, 9, "important")
                  .Moves("SSLWrite", 0, 9, "important")
                  .Findings(),
              ElementsAre("resent-after-would-block"));
}

TEST(WriteTest, FlushOtherBytesAndShortOnesAreNone) {
  EXPECT_THAT(Connected()
                  .Moves("SSLWrite", kBlocked, 9, "important")
                  .Moves("SSLWrite", 0, 0, "")
                  .Moves("SSLWrite", 0, 9, "important")
                  .Findings(),
              IsEmpty());
  EXPECT_THAT(Connected()
                  .Moves("SSLWrite", kBlocked, 1, "a")
                  .Moves("SSLWrite", 0, 1, "a")
                  .Findings(),
              IsEmpty());
  EXPECT_THAT(Connected()
                  .Moves("SSLWrite", kBlocked, 9, "")
                  .Moves("SSLWrite", 0, 9, "important")
                  .Findings(),
              IsEmpty());
}

TEST(WriteTest, BytesNotTakenAndNeverOfferedAgainAreAFinding) {
  EXPECT_THAT(Connected()
                  .Moves("SSLWrite", kBlocked, 9, "")
                  .Moves("SSLWrite", 0, 0, "")
                  .Call("SSLClose")
                  .Findings(),
              ElementsAre("untaken-data-forgotten"));
}

TEST(WriteTest, WhoNeverGotToWriteHasGivenUp) {
  EXPECT_THAT(Connected()
                  .Moves("SSLWrite", kBlocked, 9, "")
                  .Moves("SSLWrite", kBlocked, 0, "")
                  .Call("SSLClose")
                  .Findings(),
              IsEmpty());
}

TEST(ReadTest, BytesBesideACodeMustBeUsed) {
  const Story story = Connected().Moves("SSLRead", kBlocked, 10, "four");
  EXPECT_THAT(Story(story).Add(DataUsed{0}).Findings(),
              ElementsAre("data-beside-a-code-lost"));
  EXPECT_THAT(Story(story).Add(DataUsed{4}).Findings(), IsEmpty());
  EXPECT_THAT(story.Findings(), IsEmpty()) << "nobody said what was used";
}

TEST(CallbackTest, FullLengthWithWouldBlockIsAFinding) {
  for (const auto from : {Direction::kFromApp, Direction::kFromPeer}) {
    EXPECT_THAT(Story().Made().Callback(from, 5, 5, kBlocked).Findings(),
                ElementsAre("length-left-untouched"));
    EXPECT_THAT(Story().Made().Callback(from, 5, 4, kBlocked).Findings(),
                IsEmpty());
  }
}

TEST(CallbackTest, ShortWriteWithSuccessIsAFinding) {
  EXPECT_THAT(Story().Made().Callback(Direction::kFromApp, 5, 4, 0).Findings(),
              ElementsAre("short-write-as-success"));
  EXPECT_THAT(Story().Made().Callback(Direction::kFromApp, 5, 5, 0).Findings(),
              IsEmpty());
}

TEST(SetterTest, RefusalThatIsIgnoredIsAFinding) {
  const auto with = [](int32_t result) {
    return Connected()
        .Call("SSLSetProtocolVersionMin", result)
        .Call("SSLRead")
        .Findings();
  };
  EXPECT_THAT(with(kRefused), ElementsAre("refused-setter-ignored"));
  EXPECT_THAT(with(kBadParameter), ElementsAre("limit-not-applied"));
  EXPECT_THAT(with(0), IsEmpty());
}

TEST(SetterTest, OtherSettersMayBeProbed) {
  EXPECT_THAT(Story()
                  .Made()
                  .Call("SSLSetSessionOption", kBadParameter)
                  .Call("SSLHandshake")
                  .Findings(),
              IsEmpty());
}

TEST(SetterTest, WhoTriesAgainOrGivesUpHasNoticed) {
  EXPECT_THAT(Story()
                  .Made()
                  .Call("SSLSetEnabledCiphers", kBadParameter)
                  .Call("SSLSetEnabledCiphers")
                  .Call("SSLHandshake")
                  .Findings(),
              IsEmpty());
  EXPECT_THAT(
      Connected().Call("SSLSetPeerID", kRefused).Call("SSLClose").Findings(),
      IsEmpty());
}

TEST(EndTest, FatalCodeRetriedIsAFinding) {
  EXPECT_THAT(Story()
                  .Made()
                  .Call("SSLHandshake", kUnknownRoot)
                  .Call("SSLHandshake", kAborted)
                  .Findings(),
              ElementsAre("fatal-code-retried"));
}

TEST(EndTest, ForeignCodeMayPassButNotComeTwice) {
  EXPECT_THAT(Story()
                  .Made()
                  .Call("SSLHandshake", kNoKeychain)
                  .Call("SSLHandshake")
                  .Findings(),
              IsEmpty());
  EXPECT_THAT(Story()
                  .Made()
                  .Call("SSLHandshake", kNoKeychain)
                  .Call("SSLHandshake", kNoKeychain)
                  .Call("SSLHandshake", kNoKeychain)
                  .Findings(),
              ElementsAre("fatal-code-retried"));
}

TEST(EndTest, SetterInBetweenMayHaveMendedIt) {
  EXPECT_THAT(Story()
                  .Made()
                  .Call("SSLHandshake", kUnknownRoot)
                  .Call("SSLSetCertificate")
                  .Call("SSLHandshake")
                  .Findings(),
              IsEmpty());
}

TEST(EndTest, ReadingOnAfterAnEndIsNoRetry) {
  for (const int32_t end : {-9805, -9816}) {
    EXPECT_THAT(
        Connected().Call("SSLRead", end).Call("SSLRead", end).Findings(),
        IsEmpty())
        << end;
  }
}

TEST(EndTest, AlertThatNeverLeftIsAFinding) {
  const Story failed = Story().Made().FailsWithAlert(kUnknownRoot, kUnknownCa);
  EXPECT_THAT(Story(failed).Gone().Findings(),
              ElementsAre("no-close-after-failure"));
  EXPECT_THAT(Story(failed).Findings(), IsEmpty()) << "it may still close";
  EXPECT_THAT(Story(failed).ClosesWithAlert(kUnknownCa).Gone().Findings(),
              IsEmpty());
  EXPECT_THAT(Story(failed).Call("SSLClose", kAborted).Gone().Findings(),
              IsEmpty());
}

TEST(EndTest, CloseThatBlockedMustBeTriedAgain) {
  EXPECT_THAT(Connected().Call("SSLClose", kBlocked).Gone().Findings(),
              ElementsAre("close-not-finished"));
  EXPECT_THAT(Connected()
                  .Call("SSLClose", kBlocked)
                  .Call("SSLClose", kBlocked)
                  .Gone()
                  .Findings(),
              IsEmpty());
}

TEST(EndTest, UseAfterCloseIsAFinding) {
  for (const char* call :
       {"SSLHandshake", "SSLReHandshake", "SSLRead", "SSLWrite"}) {
    EXPECT_THAT(Connected().Call("SSLClose").Call(call, -9805).Findings(),
                ElementsAre("used-after-close"))
        << call;
  }
  EXPECT_THAT(
      Connected().Call("SSLClose").Call("SSLGetSessionState").Findings(),
      IsEmpty());
}

TEST(EndTest, ContextThatOutlivesEverythingIsALeak) {
  EXPECT_THAT(Connected().Findings(/*is_over=*/true),
              ElementsAre("leaked-context"));
  EXPECT_THAT(Connected().Gone().Findings(/*is_over=*/true), IsEmpty());
}

}  // namespace
}  // namespace shakedown::linter
