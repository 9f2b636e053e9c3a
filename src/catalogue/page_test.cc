// SPDX-License-Identifier: Apache-2.0
// The committed page is the one that the table makes.
#include "src/catalogue/page.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace shakedown::catalogue {
namespace {

TEST(PageTest, DefectsPageIsAsGenerated) {
  std::ifstream file("docs/defects.md");
  std::stringstream committed;
  committed << file.rdbuf();
  EXPECT_TRUE(committed.str() == DefectsPage())
      << "docs/defects.md is not as generated; write it with "
         "bazel run //src/cli/defects:write_page";
}

TEST(PageTest, PageIsShortEnoughToRead) {
  const std::string page = DefectsPage();
  EXPECT_LT(std::count(page.begin(), page.end(), '\n'), 300);
}

}  // namespace
}  // namespace shakedown::catalogue
