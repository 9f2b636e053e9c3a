// SPDX-License-Identifier: Apache-2.0
// The canonical layout: what becomes of each liberty that a writer may take,
// and that nothing is lost.
#include "src/scenario/format/layout.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/scenario/format/comments.h"

namespace shakedown::scenario {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string Formatted(const std::string& text) {
  const auto formatted = FormatScenario(text, "f.yaml");
  return formatted.ok() ? formatted.value() : formatted.error().ToString();
}

struct Case {
  const char* before;
  const char* after;
};

class LayoutTest : public testing::TestWithParam<Case> {};

TEST_P(LayoutTest, IsCanonicalAndAFixedPoint) {
  const std::string formatted = Formatted(GetParam().before);
  EXPECT_EQ(formatted, GetParam().after);
  EXPECT_EQ(Formatted(formatted), formatted);
}

INSTANTIATE_TEST_SUITE_P(
    Spaces, LayoutTest,
    testing::Values(
        Case{"a:   b", "a: b\n"}, Case{"\n\n\na: b\r\n", "a: b\n"},
        Case{"\xef\xbb\xbf# Why.\na: b", "# Why.\na: b\n"},
        Case{"--- {a: b}\n", "a: b\n"},
        Case{"a: {b: c ,d:   e}", "a: {b: c, d: e}\n"},
        Case{"a:\n      b: c\n      d:  e", "a:\n  b: c\n  d: e\n"},
        Case{"a:\n- b\n-  c: d\n   e: f", "a:\n  - b\n  - c: d\n    e: f\n"},
        Case{"a:\n - - b\n   - c", "a:\n  - - b\n    - c\n"},
        Case{"a: [b,\n  c]", "a: [b, c]\n"}, Case{"a:\n  b", "a: b\n"},
        Case{"a: {}\nb: []\nc:", "a: {}\nb: []\nc:\n"},
        Case{"a: [{b: c}, {d: e, f: g}]", "a: [b: c, {d: e, f: g}]\n"},
        Case{"a: {b: }", "a: {b: null}\n"}));

INSTANTIATE_TEST_SUITE_P(
    Quotes, LayoutTest,
    testing::Values(Case{"a: 'b'", "a: \"b\"\n"},
                    Case{"a: \"b\"", "a: \"b\"\n"},
                    Case{"a: 'it''s'", "a: \"it's\"\n"},
                    Case{"a: \"say \\\"b\\\"\"", "a: 'say \"b\"'\n"},
                    Case{"a: \"\\r\\n\\x00\\u00e9\"", "a: \"\\r\\n\\x00é\"\n"},
                    Case{"a: |\n  b # c\n  d\n", "a: \"b # c\\nd\\n\"\n"},
                    Case{"a: >\n  b\n  d\ne: f", "a: \"b d\\n\"\ne: f\n"},
                    Case{"'a b': c", "\"a b\": c\n"}));

INSTANTIATE_TEST_SUITE_P(
    Order, LayoutTest,
    testing::Values(Case{"# Why.\nexpect: []\nseed: 1\nshakedown: 1",
                         "# Why.\nshakedown: 1\nseed: 1\nexpect: []\n"},
                    Case{"zebra: 1\nwire: []\nape: 1",
                         "wire: []\nzebra: 1\nape: 1\n"},
                    Case{"# Why.\n\nwire: []\n\n# Who.\nserver: {}",
                         "# Why.\n\n# Who.\nserver: {}\n\nwire: []\n"}));

INSTANTIATE_TEST_SUITE_P(
    Comments, LayoutTest,
    testing::Values(
        Case{"a: b # c", "a: b  # c\n"},
        Case{"a: # b\n  c: d", "a:  # b\n  c: d\n"},
        Case{"a:\n  # b\n  c: d\n  # e\nf: g",
             "a:\n  # b\n  c: d\n  # e\nf: g\n"},
        Case{"a:\n  b: c\n# d\ne: f\n# g", "a:\n  b: c\n# d\ne: f\n# g\n"},
        Case{"a: [b, # one\n  c # two\n]", "a:  # one\n  - b\n  - c  # two\n"},
        Case{"a: {b: c,\n  # d\n  e: f}", "a:\n  b: c\n  # d\n  e: f\n"},
        Case{"a:\n  - # b\n    c: d", "a:  # b\n  - c: d\n"},
        Case{"a: [\n  b\n]  # c\nd: e", "a: [b]  # c\nd: e\n"},
        Case{"a: 'b # c'\nd: e#f", "a: \"b # c\"\nd: e#f\n"},
        Case{"# Why.\n\n\n# yaml-language-server: x\n\na: b\n\n\n\nc: d",
             "# Why.\n\n# yaml-language-server: x\na: b\n\nc: d\n"}));

TEST(LayoutTest, BracketsThatFitNoLineBecomeABlock) {
  const std::string word(40, 'x');
  EXPECT_EQ(Formatted("a: {b: [" + word + ", " + word + "], c: " + word + "}"),
            "a:\n  b: [" + word + ", " + word + "]\n  c: " + word + "\n");
  const std::string longest(120, 'x');
  EXPECT_EQ(Formatted("a: {b: " + longest + "}"), "a: {b: " + longest + "}\n");
}

TEST(LayoutTest, WhatIsNoYamlIsRefusedWithItsPlace) {
  EXPECT_EQ(Formatted("a: [b"),
            "f.yaml:1:1: not YAML: end of sequence flow "
            "not found");
  EXPECT_EQ(Formatted("- a"),
            "f.yaml:1:1: a scenario is a map of keys, not a "
            "list");
}

std::vector<std::string> CommentsIn(const std::string& text) {
  std::vector<std::string> texts;
  for (const Comment& comment : FindComments(text).comments) {
    texts.push_back(std::to_string(comment.line) + ":" +
                    std::to_string(comment.column) + comment.text);
  }
  return texts;
}

TEST(CommentsTest, ANumberSignBehindASpaceBeginsOne) {
  EXPECT_THAT(CommentsIn("# a\nb: c # d \n  #e"),
              ElementsAre("1:1# a", "2:6# d", "3:3#e"));
  EXPECT_THAT(CommentsIn("a: b#c\nd: e#"), IsEmpty());
}

TEST(CommentsTest, InQuotesAndBlockTextsThereIsNone) {
  EXPECT_THAT(CommentsIn("a: \"b # c\\\" # d\"\ne: 'f '' # g'\nh: [\"# i\"]"),
              IsEmpty());
  EXPECT_THAT(CommentsIn("a: \"b\n  # c\" # d"), ElementsAre("2:8# d"));
  EXPECT_THAT(CommentsIn("a:\n  - b: | # c\n    # d\n\n    # e\n  # f"),
              ElementsAre("2:10# c", "6:3# f"));
}

TEST(CommentsTest, AnApostropheInAWordIsNoQuote) {
  EXPECT_THAT(CommentsIn("a: don't # b\nc: x|y # d\ne: [f's, g] # h"),
              ElementsAre("1:10# b", "2:8# d", "3:13# h"));
}

}  // namespace
}  // namespace shakedown::scenario
