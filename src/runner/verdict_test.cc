// SPDX-License-Identifier: Apache-2.0
// What a run comes to, and what else fails it besides a wrong result.
#include "src/runner/verdict.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/runner/run_for_test.h"

namespace shakedown::runner {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

class VerdictTest : public testing::Test {
 protected:
  Judgement JudgeBy(const std::string& more) {
    return Judge(ScenarioOf(kGoodServer + more), observation_);
  }
  void Call(const std::string& function, int32_t result) {
    observation_.trace.Add(CallBegan{function});
    observation_.trace.Add(CallReturned{function, result});
  }

  Observation observation_;
};

auto Says(const std::string& where, const std::string& what) {
  return AllOf(Field("where", &Mismatch::where, where),
               Field("what", &Mismatch::what, HasSubstr(what)));
}

TEST_F(VerdictTest, NamesAreTheOnesOfTheLanguage) {
  EXPECT_EQ(NameOf(Verdict::kPass), "pass");
  EXPECT_EQ(NameOf(Verdict::kWrongResult), "wrong result");
  EXPECT_EQ(NameOf(Verdict::kSpin), "spin");
  EXPECT_EQ(NameOf(Verdict::kHang), "hang");
}

TEST_F(VerdictTest, MetExpectationsPassAndAreCounted) {
  Call("SSLHandshake", 0);
  Call("SSLClose", 0);
  const Judgement judgement = JudgeBy("expect: [SSLHandshake: noErr]\n");
  EXPECT_EQ(judgement.verdict, Verdict::kPass);
  EXPECT_THAT(judgement.mismatches, IsEmpty());
  EXPECT_EQ(judgement.calls, 2);
  EXPECT_EQ(judgement.expected_calls, 1);
}

TEST_F(VerdictTest, WrongResultHasItsPlaceInTheFile) {
  Call("SSLHandshake", -9807);
  const Judgement judgement =
      JudgeBy("expect:\n  - SSLHandshake: errSecSuccess\n");
  EXPECT_EQ(judgement.verdict, Verdict::kWrongResult);
  EXPECT_THAT(judgement.mismatches,
              ElementsAre(Says("f.yaml:9:5", "to give errSecSuccess")));
}

TEST_F(VerdictTest, ExpectationOfAnIncludedPartHasThatPartsPlace) {
  scenario::Scenario scenario =
      ScenarioOf(kGoodServer + std::string("expect: [SSLClose: noErr]\n"));
  scenario.expect[0].place.file = "common/part.yaml";
  const Judgement judgement = Judge(scenario, observation_);
  EXPECT_THAT(judgement.mismatches,
              ElementsAre(Says("common/part.yaml:8:10", "none came")));
}

TEST_F(VerdictTest, ScenarioOfABuilderHasNoPlace) {
  scenario::Scenario scenario;
  scenario.expect.push_back({scenario::ExpectCall{.function = "SSLClose"}});
  EXPECT_THAT(Judge(scenario, observation_).mismatches,
              ElementsAre(Says("", "none came")));
}

TEST_F(VerdictTest, OnlyTheFirstOfATimelineIsReported) {
  EXPECT_THAT(
      JudgeBy("expect: [SSLHandshake: noErr, SSLClose: noErr]\n").mismatches,
      ElementsAre(Says("f.yaml:8:10", "a call of SSLHandshake")));
}

TEST_F(VerdictTest, HangIsAVerdictOfItsOwn) {
  observation_.hung = true;
  EXPECT_EQ(JudgeBy("").verdict, Verdict::kHang);
  EXPECT_THAT(JudgeBy("").mismatches,
              ElementsAre(Says("", "the run ended in a hang")));
}

TEST_F(VerdictTest, ExpectedHangPasses) {
  observation_.hung = true;
  EXPECT_EQ(JudgeBy("expect: [verdict: hang]\n").verdict, Verdict::kPass);
}

TEST_F(VerdictTest, SpinIsAVerdictEvenBesideAHang) {
  observation_.hung = true;
  observation_.spun = true;
  EXPECT_EQ(JudgeBy("expect: [verdict: hang]\n").verdict, Verdict::kSpin);
}

TEST_F(VerdictTest, EffectThatNeverFiredFailsAtItsLine) {
  const std::string cut = "wire:\n  - cut: {at: 'server:record 99'}\n";
  observation_.unfired = {ScenarioOf(kGoodServer + cut).wire[0].effect};
  const Judgement judgement = JudgeBy(cut);
  EXPECT_EQ(judgement.verdict, Verdict::kWrongResult);
  EXPECT_THAT(judgement.mismatches,
              ElementsAre(Says("f.yaml:9:5", "never fired")));
  EXPECT_EQ(JudgeBy(cut + "allow: [unfired_effects]\n").verdict,
            Verdict::kPass);
}

TEST_F(VerdictTest, FindingFailsUnlessItIsExpectedOrAllowed) {
  observation_.trace.Add(Finding{"short-read-as-success", "one of five"});
  EXPECT_THAT(
      JudgeBy("").mismatches,
      ElementsAre(Says("", "finding short-read-as-success: one of five")));
  EXPECT_EQ(JudgeBy("expect: [finding: short-read-as-success]\n").verdict,
            Verdict::kPass);
  EXPECT_EQ(JudgeBy("allow: [short-read-as-success]\n").verdict,
            Verdict::kPass);
}

TEST_F(VerdictTest, UnreadDataFailsUnlessItIsAllowed) {
  observation_.unread = 12;
  EXPECT_THAT(JudgeBy("").mismatches, ElementsAre(Says("", "12 bytes")));
  EXPECT_EQ(JudgeBy("allow: [unread_data]\n").verdict, Verdict::kPass);
}

}  // namespace
}  // namespace shakedown::runner
