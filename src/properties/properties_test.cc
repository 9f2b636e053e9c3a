// SPDX-License-Identifier: Apache-2.0
// Properties hold of honest scenarios, find what is made to differ, and leave
// out what they say nothing about.
#include "src/properties/properties.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <utility>

#include "src/base/trace.h"
#include "src/properties/outcome.h"
#include "src/properties/segmentation.h"
#include "src/properties/validity.h"
#include "src/scenario/yaml_reader.h"

namespace shakedown::properties {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr char kServer[] =
    "# Why.\nshakedown: 1\n"
    "pki:\n"
    "  root: {trusted: true}\n"
    "  leaf: {host: a.test, issuer: root}\n"
    "server: {chain: [leaf]}\n";

scenario::Scenario ScenarioOf(const std::string& yaml) {
  auto read = scenario::ReadScenario(kServer + yaml, "f.yaml", {});
  EXPECT_TRUE(read.ok()) << read.error().ToString();
  return read.ok() ? std::move(read).value() : scenario::Scenario();
}

PropertyResult Check(Property property, const std::string& yaml) {
  auto result = CheckProperty(property, ScenarioOf(yaml));
  EXPECT_TRUE(result.ok()) << result.error().ToString();
  return result.ok() ? std::move(result).value() : PropertyResult();
}

constexpr char kApp[] = "app: {peer_name: a.test, write: hello}\n";

TEST(PropertiesTest, NamesAreReadBack) {
  for (const Property property : AllProperties()) {
    EXPECT_EQ(PropertyNamed(NameOf(property)), property);
  }
  EXPECT_EQ(PropertyNamed("seasonal"), std::nullopt);
}

TEST(PropertiesTest, AllHoldOfAnHonestServer) {
  for (const Property property : AllProperties()) {
    const PropertyResult result = Check(property, kApp);
    EXPECT_EQ(result.excluded, "");
    EXPECT_GT(result.runs, 1);
    for (const Difference& difference : result.differences) {
      ADD_FAILURE() << difference.run << ": " << difference.what;
    }
  }
}

TEST(PropertiesTest, SegmentationLeavesOutEffectsAtCountedCalls) {
  const auto why = [](const std::string& effect) {
    return WhyNotSegmented(
        ScenarioOf("wire:\n  - would_block: {at: " + effect + "}\n"));
  };
  EXPECT_THAT(why("read call 3"), HasSubstr("n-th call of a callback"));
  EXPECT_THAT(why("app:SSLHandshake 2"),
              HasSubstr("n-th call of SSLHandshake"));
  EXPECT_EQ(why("app:SSLHandshake"), "");
  EXPECT_EQ(why("server:Certificate+3"), "");
  EXPECT_NE(WhyNotSegmented(ScenarioOf("transport: datagram\n")), "");
}

TEST(PropertiesTest, ProgramsAreLeftOut) {
  const PropertyResult result =
      Check(Property::kRepeat, "app: {exec: \"true {host} {port}\"}\n");
  EXPECT_NE(result.excluded, "");
  EXPECT_EQ(result.runs, 0);
}

TEST(PropertiesTest, SegmentationLeavesOutWhatDependsOnAFlush) {
  EXPECT_THAT(
      WhyNotSegmented(ScenarioOf(
          "app: {at_server_auth: {set_error: errSecCertificateExpired}}\n")),
      HasSubstr("api.md 4.3"));
  EXPECT_EQ(WhyNotSegmented(
                ScenarioOf("app: {at_server_auth: {set_error: errSecIO}}\n")),
            "");
}

TEST(PropertiesTest, TimeLapseKnowsThatTimePassesBeforeTheChainIsSeen) {
  const PropertyResult result = Check(
      Property::kTimeLapse,
      std::string(kApp) + "wire:\n  - latency: {from: server, for: 5s}\n");
  EXPECT_TRUE(result.differences.empty());
}

TEST(PropertiesTest, TimeLapseKnowsThatTheUserThinksInTheBreak) {
  const PropertyResult result =
      Check(Property::kTimeLapse,
            "app:\n  options: [break_on_server_auth]\n"
            "  at_server_auth: {inspect: true, wait: 30s}\n");
  EXPECT_TRUE(result.differences.empty());
}

TEST(PropertiesTest, SegmentationTakesMoreWouldBlocksThanTheTimelineNames) {
  const PropertyResult result =
      Check(Property::kSegmentation,
            std::string(kApp) +
                "wire:\n  - would_block: {at: server:Certificate}\n"
                "expect:\n  - SSLHandshake: errSSLWouldBlock\n"
                "  - SSLHandshake: errSecSuccess\n");
  EXPECT_TRUE(result.differences.empty());
}

TEST(PropertiesTest, TimeLapseAllowsALeafThatNobodyChecks) {
  EXPECT_TRUE(Check(Property::kTimeLapse, "app: {enable_cert_verify: false}\n")
                  .differences.empty());
}

TEST(PropertiesTest, TimeLapseLetsATrustedLeafBeOutOfDate) {
  EXPECT_TRUE(Check(Property::kTimeLapse,
                    "app: {peer_name: a.example, trusted_leaf_certificates: "
                    "[leaf]}\n")
                  .differences.empty());
}

TEST(PropertiesTest, ValidityBeginsAndEndsWithItsSeconds) {
  const std::vector<Validity> leaf = {{"leaf", 100, 200}};
  EXPECT_EQ(CrossingBetween(leaf, 99, 100), "leaf");
  EXPECT_EQ(CrossingBetween(leaf, 100, 101), "");
  EXPECT_EQ(CrossingBetween(leaf, 199, 200), "");
  EXPECT_EQ(CrossingBetween(leaf, 200, 201), "leaf");
  EXPECT_EQ(CrossingBetween(leaf, 0, 99), "");
  EXPECT_EQ(CrossingBetween(leaf, 0, 1000), "leaf");
}

TEST(OutcomeTest, ResultsLeaveOutWouldBlocksAndDataCalls) {
  Trace trace;
  for (const int32_t result : {-9803, -9803, 0}) {
    trace.Add(CallReturned{"SSLHandshake", result, "", {}});
  }
  trace.Add(CallReturned{"SSLRead", 0, "", {1}});
  trace.Add(CallReturned{"SSLClose", -9806, "", {}});
  EXPECT_THAT(Results(trace),
              ElementsAre("SSLHandshake: errSecSuccess",
                          "SSLClose: errSSLClosedAbort (-9806)"));
  EXPECT_EQ(Results(trace, "SSLHandshake").size(), 1u);
}

TEST(OutcomeTest, TheFirstDifferenceIsNamed) {
  EXPECT_EQ(WhereTheyDiffer({"a", "b"}, {"a", "b"}), std::nullopt);
  EXPECT_EQ(WhereTheyDiffer({"a", "b"}, {"a", "c"}), "'b' became 'c'");
  EXPECT_EQ(WhereTheyDiffer({"a", "b"}, {"a"}), "'b' is missing");
  EXPECT_EQ(WhereTheyDiffer({"a"}, {"a", "b"}), "'b' is new");
}

}  // namespace
}  // namespace shakedown::properties
