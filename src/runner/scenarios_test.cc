// SPDX-License-Identifier: Apache-2.0
// Every scenario of the project: it passes, and its transcript depends on the
// scenario and its seed alone.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <string>
#include <vector>

#include "src/runner/run.h"
#include "src/scenario/scenario_files_for_test.h"
#include "src/scenario/yaml_reader.h"

namespace shakedown::runner {
namespace {

using scenario::Scenario;

std::string NameOfTest(const testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  std::replace_if(
      name.begin(), name.end(),
      [](unsigned char letter) { return std::isalnum(letter) == 0; }, '_');
  return name;
}

class ScenariosTest : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    auto read = scenario::ReadScenarioFile(GetParam());
    ASSERT_TRUE(read.ok()) << read.error().ToString();
    scenario_ = std::move(read).value();
  }

  // A program draws from the machine, and is never the same.
  bool IsDeterministic() const { return !scenario_.app.program; }

  // Without a hello from TLS itself nobody drew from the seed.
  bool SomebodyDrewAHello() const {
    const Trace trace = RunIt(scenario_).trace;
    return std::any_of(
        trace.events().begin(), trace.events().end(), [](const Event& event) {
          const auto* moved = std::get_if<MessageMoved>(&event.body);
          return moved != nullptr &&
                 (moved->name == "ClientHello" || moved->name == "ServerHello");
        });
  }

  static RunResult RunIt(const Scenario& scenario) {
    auto result = runner::Run(scenario);
    EXPECT_TRUE(result.ok()) << result.error().ToString();
    return std::move(result).value();
  }

  static std::string TranscriptOf(const Scenario& scenario) {
    return RunIt(scenario).transcript;
  }

  Scenario scenario_;
};

TEST_P(ScenariosTest, Passes) {
  const RunResult result = RunIt(scenario_);
  for (const Mismatch& mismatch : result.judgement.mismatches) {
    ADD_FAILURE() << mismatch.where << ": " << mismatch.what
                  << "\nagain: shakedown run " << GetParam();
  }
  EXPECT_EQ(NameOf(result.judgement.verdict), "pass");
}

TEST_P(ScenariosTest, SecondRunGivesTheSameTranscript) {
  if (!IsDeterministic()) return;
  EXPECT_EQ(TranscriptOf(scenario_), TranscriptOf(scenario_));
}

TEST_P(ScenariosTest, OtherSeedGivesAnotherTranscript) {
  if (!IsDeterministic() || !SomebodyDrewAHello()) return;
  Scenario other = scenario_;
  other.seed = scenario_.seed + 1;
  EXPECT_NE(TranscriptOf(other), TranscriptOf(scenario_));
}

INSTANTIATE_TEST_SUITE_P(All, ScenariosTest,
                         testing::ValuesIn(scenario::AllScenarioPaths()),
                         NameOfTest);

}  // namespace
}  // namespace shakedown::runner
