// SPDX-License-Identifier: Apache-2.0
#include "src/scenario/program/command_line.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/scenario/program/placeholders.h"

namespace shakedown::scenario {
namespace {

using testing::ElementsAreArray;

struct Line {
  std::string text;
  std::vector<std::string> arguments;
};

class SplitCommandTest : public testing::TestWithParam<Line> {};

TEST_P(SplitCommandTest, GivesTheArguments) {
  const auto split = SplitCommand(GetParam().text);
  ASSERT_TRUE(split.ok()) << split.error().ToString();
  EXPECT_THAT(split.value(), ElementsAreArray(GetParam().arguments));
}

INSTANTIATE_TEST_SUITE_P(
    Lines, SplitCommandTest,
    testing::Values(Line{"curl -s  x", {"curl", "-s", "x"}},
                    Line{"\ta\nb ", {"a", "b"}},
                    Line{"sh -c 'a \"b\" \\n'", {"sh", "-c", "a \"b\" \\n"}},
                    Line{"a \"b 'c' \\\" \\\\ \\n\"", {"a", "b 'c' \" \\ \\n"}},
                    Line{"a\\ b \\'c", {"a b", "'c"}},
                    Line{"a'b'\"c\"d", {"abcd"}},
                    Line{"a '' b", {"a", "", "b"}}, Line{"a \\", {"a", "\\"}}));

struct Wrong {
  std::string text;
  std::string error;
};

class WrongCommandTest : public testing::TestWithParam<Wrong> {};

TEST_P(WrongCommandTest, IsRefusedWithASentence) {
  const auto split = SplitCommand(GetParam().text);
  ASSERT_FALSE(split.ok());
  EXPECT_EQ(split.error().message, GetParam().error);
}

INSTANTIATE_TEST_SUITE_P(
    Lines, WrongCommandTest,
    testing::Values(Wrong{"", "there is no program to run"},
                    Wrong{"  \n", "there is no program to run"},
                    Wrong{"a 'b", "the quote ' has no end"},
                    Wrong{"a \"b\\\"", "the quote \" has no end"}));

std::optional<std::string> ValueOfWord(const std::string& word) {
  if (word == "port") return "4433";
  return std::nullopt;
}

std::string Expanded(const std::string& text) {
  const auto expanded = Expand(text, &ValueOfWord);
  return expanded.ok() ? expanded.value() : expanded.error().message;
}

TEST(ExpandTest, PutsValuesInThePlaceOfWords) {
  EXPECT_EQ(Expanded("https://a:{port}/{port}"), "https://a:4433/4433");
}

TEST(ExpandTest, DoubledBracesAreBraces) {
  EXPECT_EQ(Expanded("{{\"a\": {port}}}"), "{\"a\": 4433}");
}

TEST(ExpandTest, MistakesAreNamed) {
  EXPECT_EQ(Expanded("{prot}"), "nothing is called {prot}");
  EXPECT_EQ(Expanded("a {"), "a lone '{': write '{{' for the letter itself");
  EXPECT_EQ(Expanded("a }"), "a lone '}': write '}}' for the letter itself");
}

TEST(CertificateFileTest, EndingSaysTheForm) {
  EXPECT_EQ(CertificateFile("alice.p12")->certificate, "alice");
  EXPECT_EQ(CertificateFile("alice.p12")->form, Form::kPkcs12);
  EXPECT_EQ(CertificateFile("a.b.pem")->certificate, "a.b");
  EXPECT_FALSE(CertificateFile("alice"));
}

}  // namespace
}  // namespace shakedown::scenario
