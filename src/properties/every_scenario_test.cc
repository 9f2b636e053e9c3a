// SPDX-License-Identifier: Apache-2.0
// The properties of every scenario of the project.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <string>
#include <vector>

#include "src/properties/properties.h"
#include "src/scenario/scenario_files_for_test.h"
#include "src/scenario/yaml_reader.h"

namespace shakedown::properties {
namespace {

std::string NameOfTest(const testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  std::replace_if(
      name.begin(), name.end(),
      [](unsigned char letter) { return std::isalnum(letter) == 0; }, '_');
  return name;
}

class EveryScenarioTest : public testing::TestWithParam<std::string> {
 protected:
  static void Expect(Property property) {
    const auto read = scenario::ReadScenarioFile(GetParam());
    ASSERT_TRUE(read.ok()) << read.error().ToString();
    const auto result = CheckProperty(property, read.value());
    ASSERT_TRUE(result.ok()) << result.error().ToString();
    runs += result->runs;
    const bool is_excluded = !result->excluded.empty();
    excluded += property == Property::kSegmentation && is_excluded ? 1 : 0;
    for (const Difference& difference : result->differences) {
      ADD_FAILURE() << difference.run << ": " << difference.what
                    << "\nagain: shakedown check " << GetParam()
                    << " --property=" << NameOf(property);
    }
  }

  static void TearDownTestSuite() {
    std::printf("%d runs; %d scenarios are excluded from segmentation\n", runs,
                excluded);
  }

  static inline int runs = 0;
  static inline int excluded = 0;
};

TEST_P(EveryScenarioTest, IsTheSameHoweverItsBytesCome) {
  Expect(Property::kSegmentation);
}

TEST_P(EveryScenarioTest, IsTheSameTheSecondTime) { Expect(Property::kRepeat); }

TEST_P(EveryScenarioTest, IsJudgedByItsDatesToTheSecond) {
  Expect(Property::kTimeLapse);
}

INSTANTIATE_TEST_SUITE_P(All, EveryScenarioTest,
                         testing::ValuesIn(scenario::AllScenarioPaths()),
                         NameOfTest);

}  // namespace
}  // namespace shakedown::properties
