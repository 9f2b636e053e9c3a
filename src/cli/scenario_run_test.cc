// SPDX-License-Identifier: Apache-2.0
// Each output format, from a run made by hand.
#include "src/cli/scenario_run.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace shakedown::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

class ScenarioRunTest : public testing::Test {
 protected:
  ScenarioRunTest() {
    run_.scenario.name = "expired";
    run_.scenario.file = "trust/expired.yaml";
    run_.replay = "shakedown run trust/expired.yaml --seed=7";
    run_.result.transcript = "ab12";
    run_.duration_ms = 1.5;
  }
  void Add(EventBody body) { run_.result.trace.Add(std::move(body)); }
  void Fail(const std::string& what) {
    run_.result.judgement.verdict = runner::Verdict::kWrongResult;
    run_.result.judgement.mismatches.push_back({"f.yaml:3:1", what});
  }
  nlohmann::json Json() { return nlohmann::json::parse(JsonLine(run_)); }

  ScenarioRun run_;
};

TEST_F(ScenarioRunTest, JsonHasEveryFieldInTheOrderOfTheDocuments) {
  const auto json = nlohmann::ordered_json::parse(JsonLine(run_));
  std::vector<std::string> keys;
  for (const auto& [key, value] : json.items()) keys.push_back(key);
  EXPECT_THAT(keys, testing::ElementsAre(
                        "scenario", "file", "verdict", "profile", "seed",
                        "replay", "transcript_sha256", "calls", "findings",
                        "alerts", "mismatches", "duration_ms"));
}

TEST_F(ScenarioRunTest, JsonIsOneLine) {
  Fail("two\nlines");
  EXPECT_EQ(JsonLine(run_).find('\n'), JsonLine(run_).size() - 1);
}

TEST_F(ScenarioRunTest, JsonCallHasResultNameAndValue) {
  Add(CallReturned{"SSLGetSessionState", 0, "kSSLAborted", {}});
  Add(CallReturned{"SSLHandshake", -12345, "", {}});
  EXPECT_EQ(Json()["calls"][0], nlohmann::json({{"call", "SSLGetSessionState"},
                                                {"result", 0},
                                                {"name", "errSecSuccess"},
                                                {"value", "kSSLAborted"}}));
  EXPECT_EQ(Json()["calls"][1]["name"], "-12345");
}

TEST_F(ScenarioRunTest, JsonHoldsFindingsAlertsAndLargeSeeds) {
  Add(Finding{"would-block-spin", "why"});
  Add(AlertMoved{Direction::kFromPeer, 1, 0});
  run_.scenario.seed = UINT64_MAX;
  EXPECT_EQ(Json()["findings"][0]["name"], "would-block-spin");
  EXPECT_EQ(Json()["alerts"][0]["description"], "close_notify");
  EXPECT_EQ(Json()["seed"].get<uint64_t>(), UINT64_MAX);
}

TEST_F(ScenarioRunTest, BytesThatAreNoTextDontBreakTheJson) {
  Add(CallReturned{"SSLRead", 0, "", {0xff, 0x00, 'a'}});
  const auto event = nlohmann::json::parse(TraceJsonLines(run_.result.trace));
  EXPECT_THAT(event["data"].get<std::string>(), HasSubstr("a"));
}

TEST_F(ScenarioRunTest, JunitCountsAndEscapes) {
  Fail("<expected> & \"got\" \x01");
  const std::string xml = JunitReport({run_, ScenarioRun()});
  EXPECT_THAT(xml, HasSubstr("tests=\"2\" failures=\"1\""));
  EXPECT_THAT(xml, HasSubstr("f.yaml:3:1: &lt;expected&gt; &amp; "
                             "&quot;got&quot; \xef\xbf\xbd"));
  EXPECT_THAT(xml, HasSubstr("classname=\"trust\" name=\"expired\""));
}

TEST_F(ScenarioRunTest, TextNamesVerdictMismatchAndReplay) {
  Fail("it went wrong");
  const std::string text = VerdictText(run_, false);
  EXPECT_THAT(text, HasSubstr("✗ f.yaml:3:1: it went wrong\n"));
  EXPECT_THAT(text, HasSubstr("WRONG RESULT  0 calls"));
  EXPECT_THAT(text, HasSubstr("again: shakedown run trust/expired.yaml"));
  EXPECT_THAT(text, Not(HasSubstr("\033")));
}

}  // namespace
}  // namespace shakedown::cli
