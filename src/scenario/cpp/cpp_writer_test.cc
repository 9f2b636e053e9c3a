// SPDX-License-Identifier: Apache-2.0
// YAML to builder and back without loss, for every scenario there is.
#include "src/scenario/cpp/cpp_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/scenario/builder.h"
#include "src/scenario/cpp/builders_for_test.h"
#include "src/scenario/scenario_files_for_test.h"
#include "src/scenario/yaml_reader.h"
#include "src/scenario/yaml_writer.h"

namespace shakedown::scenario {
namespace {

class BuiltTest : public testing::TestWithParam<BuiltScenario> {};

TEST_P(BuiltTest, TheBuilderGivesTheFilesModel) {
  const auto read = ReadScenarioFile(GetParam().path);
  ASSERT_TRUE(read.ok()) << read.error().ToString();
  Scenario built = GetParam().build();
  built.file = read->file;
  built.name = read->name;
  EXPECT_TRUE(built == read.value()) << WriteScenario(built);
}

TEST_P(BuiltTest, WhatIsBuiltIsWrittenAsTheSameCalls) {
  const auto read = ReadScenarioFile(GetParam().path);
  ASSERT_TRUE(read.ok()) << read.error().ToString();
  EXPECT_EQ(WriteCpp(GetParam().build()), WriteCpp(read.value()));
}

INSTANTIATE_TEST_SUITE_P(All, BuiltTest, testing::ValuesIn(BuiltScenarios()),
                         [](const testing::TestParamInfo<BuiltScenario>& info) {
                           std::string name = info.param.path;
                           for (char& letter : name) {
                             if (std::isalnum(
                                     static_cast<unsigned char>(letter)) == 0)
                               letter = '_';
                           }
                           return name;
                         });

TEST(CppWriterTest, EveryFileWasBuilt) {
  EXPECT_EQ(BuiltScenarios().size(), AllScenarioFiles().size());
}

TEST(CppWriterTest, ACallALineDefaultsLeftOut) {
  const Scenario scenario =
      ScenarioBuilder("An expired leaf.\nSays \"who\".")
          .Seed(9)
          .Set("transport", "datagram")
          .Certificate("leaf", "host: a.example, defect: expired")
          .Server("chain: [leaf]")
          .Wire("drop", "at: 'server:Certificate', count: 5")
          .Expect("SSLHandshake", "errSSLWouldBlock", 3)
          .ExpectAnyNumberOf("SSLHandshake", "errSSLWouldBlock")
          .Exactly()
          .Allow("unread_data");
  EXPECT_EQ(WriteCpp(scenario),
            "ScenarioBuilder(\"An expired leaf.\\n\"\n"
            "                R\"(Says \"who\".)\")\n"
            "    .Seed(9)\n"
            "    .Set(\"transport\", \"datagram\")\n"
            "    .Certificate(\"leaf\", \"host: a.example, defect: "
            "expired\")\n"
            "    .Server(\"chain: [leaf]\")\n"
            "    .Wire(\"drop\", R\"(at: \"server:Certificate\", count: "
            "5)\")\n"
            "    .Exactly()\n"
            "    .Expect(\"SSLHandshake\", \"errSSLWouldBlock\", 3)\n"
            "    .ExpectAnyNumberOf(\"SSLHandshake\", "
            "\"errSSLWouldBlock\")\n"
            "    .Allow(\"unread_data\")");
}

TEST(CppWriterTest, NothingButExactlyAndADrawnSeedComeBack) {
  const Scenario scenario =
      ScenarioBuilder("Why.").Set("seed", "random").Client("").Exactly();
  EXPECT_TRUE(scenario.seed_is_random);
  EXPECT_TRUE(scenario.expect_exactly);
  EXPECT_EQ(WriteCpp(scenario),
            "ScenarioBuilder(\"Why.\")\n    .Set(\"seed\", \"random\")\n"
            "    .Client(\"\")\n    .App(\"side: server\")\n    .Exactly()");
}

}  // namespace
}  // namespace shakedown::scenario
