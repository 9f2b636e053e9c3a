// SPDX-License-Identifier: Apache-2.0
// Families as scenarios: names, files, mistakes in a cell.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/scenario/model.h"
#include "src/scenario/scenario_files_for_test.h"
#include "src/scenario/yaml_reader.h"

namespace shakedown::scenario {
namespace {

using testing::Contains;
using testing::SizeIs;

constexpr char kLeaves[] =
    "# Why.\nshakedown: 1\nmatrix: {defect: [expired, wrong_host], seed: [1, "
    "2]}\npki: {leaf: {host: a.example, defect: '{defect}'}}\nserver: {chain: "
    "[leaf]}\n";

std::string ErrorOf(const std::string& yaml, const std::string& file) {
  const auto family = ReadFamily(yaml, file);
  return family.ok() ? "it was read" : family.error().ToString();
}

TEST(MatrixTest, EveryCellIsAScenarioWithItsOwnName) {
  const auto family = ReadFamily(kLeaves, "a/f.yaml");
  ASSERT_TRUE(family.ok()) << family.error().ToString();
  ASSERT_THAT(family.value(), SizeIs(4));
  const Scenario& last = family.value()[3];
  EXPECT_EQ(last.name, "f[defect=wrong_host,seed=2]");
  EXPECT_EQ(last.file, "a/f.yaml[defect=wrong_host,seed=2]");
  EXPECT_EQ(last.reason, "Why.");
  EXPECT_EQ(last.pki.at("leaf").defect, "wrong_host");
  EXPECT_EQ(last.seed, 2u);
}

TEST(MatrixTest, ThePathChoosesCells) {
  EXPECT_THAT(ReadFamily(kLeaves, "f.yaml[seed=2]").value(), SizeIs(2));
  EXPECT_THAT(ReadFamily(kLeaves, "f.yaml[seed=2,defect=expired]").value(),
              SizeIs(1));
  EXPECT_EQ(
      ErrorOf(kLeaves, "f.yaml[seed=3]"),
      "f.yaml:3:41: the axis 'seed' has no value '3' (did you mean '1'?)");
}

TEST(MatrixTest, OneScenarioIsNotReadFromSeveral) {
  const auto one = ReadScenario(kLeaves, "f.yaml");
  ASSERT_FALSE(one.ok());
  EXPECT_EQ(one.error().ToString(),
            "f.yaml:1:1: these are 4 scenarios of a matrix; name one, such as "
            "'f.yaml[defect=expired,seed=1]'");
}

TEST(MatrixTest, AMistakeNamesTheCellAndTheValue) {
  EXPECT_EQ(ErrorOf("# Why.\nshakedown: 1\nmatrix: {d: [expired, expird]}\n"
                    "pki: {leaf: {defect: '{d}'}}\nserver: {chain: [leaf]}\n",
                    "f.yaml"),
            "f.yaml:3:23: in [d=expird]: unknown defect 'expird' (did you mean "
            "'expired'?)");
  EXPECT_EQ(ErrorOf("# Why.\nshakedown: 1\nmatrix: {d: [leaf]}\n"
                    "pki: {leaf: {}}\nserver: {chain: ['{d}', '{e}']}\n",
                    "f.yaml"),
            "f.yaml:5:25: in [d=leaf]: there is no axis 'e' for '{e}' (did you "
            "mean 'd'?)");
}

TEST(MatrixTest, ACellOfTheProjectIsReadByItsPath) {
  const std::string cell =
      "scenarios/language/every-certificate-fault-in-every-era.yaml"
      "[defect=wrong_host,profile=catalina-10.15]";
  EXPECT_THAT(AllScenarioPaths(), Contains(cell));
  const auto scenario = ReadScenarioFile(cell);
  ASSERT_TRUE(scenario.ok()) << scenario.error().ToString();
  EXPECT_EQ(scenario->profile, "catalina-10.15");
}

}  // namespace
}  // namespace shakedown::scenario
