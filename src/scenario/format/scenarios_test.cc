// SPDX-License-Identifier: Apache-2.0
// Every file of the project: its layout is canonical, and laying it out again
// from another one changes nothing of what it says.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <sstream>

#include "src/scenario/format/layout.h"
#include "src/scenario/model.h"
#include "src/scenario/yaml/document.h"
#include "src/scenario/yaml_reader.h"

namespace shakedown::scenario {
namespace {

// The parts too.
std::vector<std::string> Files() {
  std::vector<std::string> files;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator("scenarios")) {
    if (entry.path().extension() == ".yaml") {
      files.push_back(entry.path().string());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

class FormatTest : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    auto text = ReadText(GetParam());
    ASSERT_TRUE(text.ok()) << text.error().ToString();
    text_ = std::move(text).value();
  }

  std::string Formatted(const std::string& text) const {
    const auto formatted = FormatScenario(text, GetParam());
    EXPECT_TRUE(formatted.ok()) << formatted.error().ToString();
    return formatted.ok() ? formatted.value() : "";
  }

  // The same in another layout: wide spaces, sections apart.
  static std::string Untidy(const std::string& text) {
    std::istringstream lines(text);
    std::string untidy;
    for (std::string line; std::getline(lines, line);) {
      const bool has_text = line.find_first_of("#\"'") != line.npos;
      for (size_t at = line.find(", "); !has_text && at != line.npos;
           at = line.find(", ", at + 4)) {
        line.insert(at, 2, ' ');
      }
      untidy += (line == "expect:" ? "\n\n" : "") + line + "\n";
    }
    return untidy + "\n\n";
  }

  std::string text_;
};

TEST_P(FormatTest, IsFormatted) {
  EXPECT_EQ(Formatted(text_), text_) << "run: ./shakedown fmt " << GetParam();
}

TEST_P(FormatTest, FormattingAgainChangesNothing) {
  const std::string once = Formatted(Untidy(text_));
  EXPECT_EQ(Formatted(once), once);
}

TEST_P(FormatTest, TheModelStaysTheSame) {
  if (GetParam().starts_with("scenarios/common/")) return;
  const auto before = ReadFamily(text_, GetParam());
  const auto after = ReadFamily(Formatted(Untidy(text_)), GetParam());
  ASSERT_TRUE(before.ok() && after.ok());
  EXPECT_TRUE(before.value() == after.value());
}

INSTANTIATE_TEST_SUITE_P(All, FormatTest, testing::ValuesIn(Files()));

}  // namespace
}  // namespace shakedown::scenario
