// SPDX-License-Identifier: Apache-2.0
#include "src/scenario/yaml/document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace shakedown::scenario {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

std::string ErrorOf(const std::string& text) {
  const auto root = ParseDocument(text, "f");
  return root.ok() ? "it was parsed" : root.error().ToString();
}

std::string Repeat(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

std::string TemporaryFile(const std::string& name) {
  return testing::TempDir() + name;
}

TEST(DocumentTest, EverythingKnowsItsPlace) {
  const auto root = ParseDocument("# c\na: 1\nb:\n  - {c: \"x\"}\n", "f");
  ASSERT_TRUE(root.ok()) << root.error().ToString();
  const Node& c = *root->Find("b")->items.at(0).Find("c");
  EXPECT_EQ(c.Where(), "f:4:9");
  EXPECT_TRUE(c.quoted);
  EXPECT_EQ(root->Find("a")->text, "1");
  EXPECT_FALSE(root->Find("a")->quoted);
  EXPECT_EQ(root->Find("z"), nullptr);
}

TEST(DocumentTest, WrongSyntaxHasItsPlace) {
  EXPECT_THAT(ErrorOf("a: [1\nb: 2\n"), StartsWith("f:2:"));
  EXPECT_THAT(ErrorOf("a: \"x\nb"), HasSubstr("not YAML"));
  EXPECT_THAT(ErrorOf("a: b: c"), HasSubstr("not YAML"));
  EXPECT_THAT(ErrorOf("\ta: 1"), StartsWith("f:1:"));
}

TEST(DocumentTest, AScenarioIsOneMap) {
  EXPECT_THAT(ErrorOf(""), HasSubstr("there is nothing in it"));
  EXPECT_EQ(ErrorOf("[1]"), "f:1:1: a scenario is a map of keys, not a list");
  EXPECT_THAT(ErrorOf("a: 1\n---\nb: 2\n"), HasSubstr("second document"));
}

TEST(DocumentTest, AKeyStandsOnceInItsMap) {
  EXPECT_EQ(ErrorOf("a: 1\nb: {c: 1, c: 2}\n"),
            "f:2:11: the key 'c' stands here twice");
  EXPECT_THAT(ErrorOf("{[a]: 1}"), HasSubstr("a key must be a word"));
}

TEST(DocumentTest, AliasesAndTagsAreRefused) {
  EXPECT_EQ(ErrorOf("a: &x [1]\nb: *x\n"),
            "f:2:4: aliases (*name) are not part of the language; use "
            "'include'");
  EXPECT_THAT(ErrorOf("a: !!binary aGk=\n"), HasSubstr("tags (!name)"));
}

TEST(DocumentTest, AnAliasBombGoesOffNowhere) {
  std::string bomb = "a0: &a0 [x]\n";
  for (int i = 1; i < 30; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" +
            before + ", " + before + "]\n";
  }
  EXPECT_THAT(ErrorOf(bomb), StartsWith("f:2:"));
}

TEST(DocumentTest, DeepNestingIsRefusedWithoutRecursing) {
  for (const char* opening : {"[", "{a: ", "- "}) {
    EXPECT_THAT(ErrorOf("a: " + Repeat(opening, 1000)), StartsWith("f:1:"))
        << opening;
  }
  EXPECT_THAT(ErrorOf("a: " + Repeat("[", 200'000)),
              HasSubstr("nested more than 32 levels deep"));
}

TEST(DocumentTest, AVeryLargeMapIsRefused) {
  std::string map;
  for (int i = 0; i < 1002; ++i) map += "k" + std::to_string(i) + ": 1\n";
  EXPECT_THAT(ErrorOf(map), HasSubstr("a map of more than 1000 keys"));
}

TEST(DocumentTest, ATextMustBeUtf8) {
  EXPECT_EQ(ErrorOf("a: 1\nb: \xff\n"), "f:2:4: not UTF-8 text");
  for (const char* wrong :
       {"\x80", "\xc3", "\xc0\xaf", "\xe0\x80\x80", "\xed\xa0\x80",
        "\xf4\x90\x80\x80", "\xf8\x88\x80\x80\x80"}) {
    EXPECT_THAT(ErrorOf(std::string("a: ") + wrong), HasSubstr("not UTF-8"));
  }
  EXPECT_EQ(ErrorOf("a: \xc3\xa9\xe2\x82\xac\xf0\x9f\x99\x82"),
            "it was parsed");
}

TEST(DocumentTest, ControlCharactersAreRefused) {
  EXPECT_THAT(ErrorOf(std::string("a: \0b", 5)),
              StartsWith("f:1:4: a control"));
}

TEST(DocumentTest, ALongTextIsRefusedUnread) {
  EXPECT_EQ(ErrorOf(std::string(kLongestFile + 1, 'a')),
            "f:1:1: longer than 1 MB, the limit for a scenario");
}

TEST(DocumentTest, AHugeFileIsRefusedByItsSize) {
  const std::string path = TemporaryFile("huge.yaml");
  std::ofstream(path).put('a');
  std::filesystem::resize_file(path, 100'000'000);  // sparse
  EXPECT_EQ(ReadText(path).error().ToString(),
            path + ":1:1: longer than 1 MB, the limit for a scenario");
  std::filesystem::remove(path);
}

TEST(DocumentTest, ALinkToItselfIsNoFile) {
  const std::string path = TemporaryFile("loop.yaml");
  std::filesystem::remove(path);
  std::filesystem::create_symlink(path, path);
  EXPECT_THAT(ReadText(path).error().ToString(),
              HasSubstr("cannot be read: Too many levels"));
  std::filesystem::remove(path);
}

TEST(DocumentTest, ADeviceIsNoFile) {
  EXPECT_EQ(ReadText("/dev/zero").error().message, "not a regular file");
}

TEST(DocumentTest, AnUnreadableFileSaysWhy) {
  const std::string path = TemporaryFile("secret.yaml");
  std::ofstream(path).put('a');
  namespace fs = std::filesystem;
  fs::permissions(path, fs::perms::none);
  const auto text = ReadText(path);
  if (!text.ok()) {  // root may read everything
    EXPECT_EQ(text.error().message, "cannot be read: Permission denied");
  }
  fs::remove(path);
}

TEST(DocumentTest, TheLeadingCommentEndsWithItsBlock) {
  EXPECT_EQ(LeadingComment("\n# a\r\n#\n#  b\n\n# c\nd: 1\n"), "a\n\n b");
  EXPECT_EQ(LeadingComment("d: 1 # a\n"), "");
}

}  // namespace
}  // namespace shakedown::scenario
