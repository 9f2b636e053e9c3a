// SPDX-License-Identifier: Apache-2.0
// docs/findings.md has a section for each finding, and for nothing else.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

#include "src/base/findings.h"

namespace shakedown::linter {
namespace {

constexpr char kNotAFinding[] = "What no trace shows";

std::vector<std::string> SectionsOfThePage() {
  std::vector<std::string> sections;
  std::ifstream page("docs/findings.md");
  for (std::string line; std::getline(page, line);) {
    if (line.rfind("## ", 0) == 0) sections.push_back(line.substr(3));
  }
  return sections;
}

TEST(FindingsDocumentTest, SectionsAreTheListInItsOrder) {
  std::vector<std::string> expected = FindingNames();
  expected.emplace_back(kNotAFinding);
  EXPECT_THAT(SectionsOfThePage(), testing::ElementsAreArray(expected));
}

TEST(FindingsDocumentTest, ListIsInTheAlphabetsOrder) {
  std::vector<std::string> sorted = FindingNames();
  std::sort(sorted.begin(), sorted.end());
  EXPECT_EQ(FindingNames(), sorted);
}

TEST(FindingsDocumentTest, PageOfAFindingIsItsSection) {
  EXPECT_EQ(PageOfFinding("used-after-close"),
            "docs/findings.md#used-after-close");
}

}  // namespace
}  // namespace shakedown::linter
