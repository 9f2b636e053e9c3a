// SPDX-License-Identifier: Apache-2.0
#include "src/linter/linter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/linter/story_for_test.h"

namespace shakedown::linter {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(LinterTest, AnnotationStandsWhereItHappened) {
  const Story story = Story()
                          .Made()
                          .Call("SSLHandshake", -9841)
                          .Call("SSLHandshake")
                          .Call("SSLClose");
  const Trace trace = Annotated(story.trace());
  ASSERT_EQ(trace.events().size(), story.trace().events().size() + 1);
  const auto* finding = std::get_if<Finding>(&trace.events()[4].body);
  ASSERT_NE(finding, nullptr);
  EXPECT_EQ(finding->name, "trust-not-looked-at");
  EXPECT_TRUE(std::holds_alternative<CallBegan>(trace.events()[5].body));
}

TEST(LinterTest, EachNameComesOnceForAContext) {
  Story story;
  for (const uint32_t context : {1, 2}) {
    story.Made(context).Call("SSLClose", 0, context);
    for (int i = 0; i < 3; ++i) story.Call("SSLRead", -9805, context);
  }
  EXPECT_THAT(story.Findings(),
              ElementsAre("used-after-close", "used-after-close"));
}

TEST(LinterTest, TextSaysWhatHappened) {
  const auto findings =
      Lint(Story().Made().Call("SSLClose").Call("SSLRead", -9805).trace());
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_THAT(findings[0].text, testing::StartsWith("SSLRead after SSLClose"));
}

TEST(LinterTest, ContextsOfMocksHaveNoNumberAndNoFindings) {
  EXPECT_THAT(Story()
                  .Call("SSLClose", 0, 0)
                  .Call("SSLRead", -9805, 0)
                  .Findings(/*is_over=*/true),
              IsEmpty());
}

// The trace is cleared when a new connection begins.
TEST(LinterTest, TraceMayBeginInTheMiddle) {
  Story story;
  story.Add(CallReturned{"SSLHandshake", -9841, {}, {}, 1})
      .Add(ContextGone{1})
      .Add(ContextGone{2})
      .Add(TrustEvaluated{"SecTrustEvaluate"})
      .Add(NullTrustUsed{"SecTrustEvaluate"})
      .Add(DataUsed{7});
  EXPECT_THAT(story.Findings(/*is_over=*/true), IsEmpty());
}

TEST(LinterTest, CallInsideACallbackBelongsToItsOwnContext) {
  Trace trace;
  trace.Add(CallBegan{"SSLHandshake", 1});
  trace.Add(CallBegan{"SSLRead", 2});
  trace.Add(CallbackCalled{Direction::kFromPeer, 5, 5, -9803});
  trace.Add(CallReturned{"SSLRead", -9803, {}, {}, 2});
  trace.Add(CallReturned{"SSLHandshake", 0, {}, {}, 1});
  EXPECT_EQ(Lint(trace).size(), 1u);
}

TEST(LinterTest, NothingHappenedNothingFound) {
  EXPECT_THAT(Lint(Trace(), {.is_over = true}), IsEmpty());
}

}  // namespace
}  // namespace shakedown::linter
