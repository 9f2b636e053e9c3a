// SPDX-License-Identifier: Apache-2.0
#include "src/scenario/yaml/include.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "src/scenario/yaml/document.h"

namespace shakedown::scenario {
namespace {

namespace fs = std::filesystem;
using testing::EndsWith;
using testing::HasSubstr;

// A folder with files, gone afterwards.
class IncludeTest : public testing::Test {
 protected:
  IncludeTest() : folder_(fs::path(testing::TempDir()) / "include_test") {
    fs::remove_all(folder_);
  }
  ~IncludeTest() override { fs::remove_all(folder_); }

  void Write(const std::string& name, const std::string& text) {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name) << text;
  }

  Result<Node> Resolve(const std::string& text) {
    const std::string file = (folder_ / "topic/a.yaml").string();
    auto root = ParseDocument(text, file);
    if (!root.ok()) return root;
    return ResolveIncludes(std::move(root).value(), file);
  }

  std::string ErrorOf(const std::string& text) {
    const auto root = Resolve(text);
    return root.ok() ? "it was resolved" : root.error().ToString();
  }

  fs::path folder_;
};

TEST_F(IncludeTest, MapsMergeAndTheIncludingFileWins) {
  Write("common/b.yaml", "m: {x: 1, y: 2}\nl: [1, 2]\nonly: b\n");
  const auto root = Resolve("include: [common/b.yaml]\nm: {y: 3}\nl: [4]\n");
  ASSERT_TRUE(root.ok()) << root.error().ToString();
  EXPECT_EQ(root->Find("m")->Find("x")->text, "1");
  EXPECT_EQ(root->Find("m")->Find("y")->text, "3");
  EXPECT_EQ(root->Find("l")->items.size(), 1u);
  EXPECT_EQ(root->Find("only")->text, "b");
  EXPECT_EQ(root->Find("include"), nullptr);
}

TEST_F(IncludeTest, TheLastIncludeWinsOverThoseBefore) {
  Write("b.yaml", "x: b\n");
  Write("c.yaml", "x: c\n");
  EXPECT_EQ(Resolve("include: [b.yaml, c.yaml]")->Find("x")->text, "c");
}

TEST_F(IncludeTest, TheNearestFolderIsLookedAtFirst) {
  Write("b.yaml", "x: far\n");
  Write("topic/b.yaml", "x: near\n");
  EXPECT_EQ(Resolve("include: [b.yaml]")->Find("x")->text, "near");
}

TEST_F(IncludeTest, WhatIsIncludedKeepsItsOwnPlace) {
  Write("b.yaml", "\nx: 1\n");
  const auto root = Resolve("include: [b.yaml]");
  ASSERT_TRUE(root.ok()) << root.error().ToString();
  EXPECT_THAT(root->Find("x")->Where(), EndsWith("b.yaml:2:4"));
}

TEST_F(IncludeTest, PartsMayIncludeParts) {
  Write("common/b.yaml", "include: [common/c.yaml]\n");
  Write("common/c.yaml", "x: 1\n");
  EXPECT_EQ(Resolve("include: [common/b.yaml]")->Find("x")->text, "1");
}

TEST_F(IncludeTest, AFileThatIsNotThereIsNamed) {
  EXPECT_THAT(ErrorOf("include: [no.yaml]"),
              EndsWith("a.yaml:1:11: there is no file 'no.yaml' in this folder "
                       "or one above"));
}

TEST_F(IncludeTest, ALoopIsNamed) {
  Write("b.yaml", "include: [c.yaml]\n");
  Write("c.yaml", "include: [b.yaml]\n");
  EXPECT_THAT(ErrorOf("include: [b.yaml]"),
              EndsWith("c.yaml:1:11: 'b.yaml' includes itself"));
}

TEST_F(IncludeTest, ManyIncludesAreRefused) {
  for (int i = 0; i < 12; ++i) {
    const std::string next = std::to_string(i + 1) + ".yaml";
    Write(std::to_string(i) + ".yaml", "include: [" + next + ", " + next + "]");
  }
  Write("12.yaml", "x: 1");
  EXPECT_THAT(ErrorOf("include: [0.yaml]"), HasSubstr("more than 32 includes"));
}

TEST_F(IncludeTest, AFolderCannotBeIncluded) {
  Write("b/c.yaml", "x: 1");
  EXPECT_THAT(ErrorOf("include: [b]"),
              EndsWith("'b': a folder, not a scenario file"));
}

TEST_F(IncludeTest, OnlyRelativePathsInAListAreIncludes) {
  EXPECT_THAT(ErrorOf("include: b.yaml"), HasSubstr("must be a list of files"));
  EXPECT_THAT(ErrorOf("include: [/etc/passwd]"), HasSubstr("must be a path"));
  EXPECT_THAT(ErrorOf("include: [\"\"]"), HasSubstr("must be a path"));
}

TEST_F(IncludeTest, AMistakeInAPartHasThePartsPlace) {
  Write("b.yaml", "x: [\n");
  EXPECT_THAT(ErrorOf("include: [b.yaml]"), HasSubstr("b.yaml:"));
}

}  // namespace
}  // namespace shakedown::scenario
