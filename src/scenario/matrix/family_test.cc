// SPDX-License-Identifier: Apache-2.0
// Which cells a matrix has, what stands in them, and what is said of a wrong
// one.
#include "src/scenario/matrix/family.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/scenario/matrix/cell_path.h"
#include "src/scenario/yaml/document.h"

namespace shakedown::scenario {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Result<Family> Read(const std::string& yaml, const std::string& selection) {
  auto document = ParseDocument(yaml, "f.yaml");
  EXPECT_TRUE(document.ok()) << document.error().ToString();
  return Family::Read(std::move(document).value(), selection);
}

std::vector<std::string> CellsOf(const std::string& yaml,
                                 const std::string& selection = "") {
  const auto family = Read(yaml, selection);
  if (!family.ok()) return {family.error().ToString()};
  std::vector<std::string> names;
  for (size_t i = 0; i < family->size(); ++i) {
    names.push_back(family->NameOf(i));
  }
  return names;
}

// A tree in one line.
std::string Shown(const Node& node) {
  std::string text = node.is_list() ? "[" : node.is_map() ? "{" : node.text;
  for (size_t i = 0; i < node.items.size(); ++i) {
    text += Shown(node.items[i]);
    text += node.is_map() && i % 2 == 0 ? ":" : ";";
  }
  return text + (node.is_list() ? "]" : node.is_map() ? "}" : "");
}

// The trees of all cells, or what is wrong with one.
std::vector<std::string> TreesOf(const std::string& yaml) {
  const auto family = Read(yaml, "");
  if (!family.ok()) return {family.error().ToString()};
  std::vector<std::string> trees;
  for (size_t i = 0; i < family->size(); ++i) {
    const auto tree = family->Cell(i);
    trees.push_back(tree.ok() ? Shown(tree.value()) : tree.error().ToString());
  }
  return trees;
}

TEST(FamilyTest, ADocumentWithoutMatrixIsOneWithoutAName) {
  EXPECT_THAT(CellsOf("a: '{b}'"), ElementsAre(""));
  EXPECT_THAT(TreesOf("a: '{b}'"), ElementsAre("{a:{b};}"));
}

TEST(FamilyTest, EveryCombinationIsACellTheLastAxisFastest) {
  EXPECT_THAT(CellsOf("matrix: {a: [x, y], b: [1, 2]}\nk: '{a}{b}'"),
              ElementsAre("[a=x,b=1]", "[a=x,b=2]", "[a=y,b=1]", "[a=y,b=2]"));
}

TEST(FamilyTest, ASelectionKeepsTheCellsWithItsValues) {
  const std::string yaml = "matrix: {a: [x, y], b: [1, 2]}\nk: '{a}{b}'";
  EXPECT_THAT(CellsOf(yaml, "[b=2]"), ElementsAre("[a=x,b=2]", "[a=y,b=2]"));
  EXPECT_THAT(CellsOf(yaml, "[b=2,a=y]"), ElementsAre("[a=y,b=2]"));
}

TEST(FamilyTest, PlaceholdersGiveWayAnywhereInValues) {
  EXPECT_THAT(TreesOf("matrix: {a: [x]}\n'{a}': [{k: '{a}'}, 'is {a}, {a}']"),
              ElementsAre("{{a}:[{k:x;};is x, x;];}"));
}

TEST(FamilyTest, OtherBracesAreText) {
  EXPECT_THAT(TreesOf("matrix: {a: [x]}\nk: '{a} {} {A} {a b} {1} {a.} {a'"),
              ElementsAre("{k:x {} {A} {a b} {1} {a.} {a;}"));
}

TEST(FamilyTest, AValueMayHaveKeysAlsoListsAndMaps) {
  EXPECT_THAT(
      TreesOf("matrix: {c: {one: {n: 1, l: [p, q]}, two: {n: 2, l: {m: r}}}}\n"
              "k: ['{c}', 'n{c.n}', '{c.l}']"),
      ElementsAre("{k:[one;n1;[p;q;];];}", "{k:[two;n2;{m:r;};];}"));
}

TEST(FamilyTest, AValueIsNotFilledAgain) {
  EXPECT_THAT(TreesOf("matrix: {c: {one: {l: ['{c.l}']}}}\nk: '{c.l}'"),
              ElementsAre("{k:[{c.l};];}"));
}

TEST(FamilyTest, AnAxisOfTheWorldSetsItsKey) {
  EXPECT_THAT(TreesOf("matrix: {seed: [1, 2]}\nk: v"),
              ElementsAre("{k:v;seed:1;}", "{k:v;seed:2;}"));
  EXPECT_THAT(TreesOf("matrix: {seed: [1]}\nseed: '{seed}'"),
              ElementsAre("{seed:1;}"));
}

TEST(FamilyTest, TheCatalogueKnowsTheResultOfADefectInAnEra) {
  EXPECT_THAT(TreesOf("matrix: {defect: [expired], profile: [documented, "
                      "catalina-10.15]}\nk: '{defect.result}'"),
              ElementsAre("{k:errSSLCertExpired;profile:documented;}",
                          "{k:errSSLXCertChainInvalid;profile:catalina-10.15;"
                          "}"));
  EXPECT_THAT(TreesOf("matrix: {d: [wrong_host]}\nprofile: lion-10.7\n"
                      "k: '{d.result}'"),
              ElementsAre("{profile:lion-10.7;k:errSSLHostNameMismatch;}"));
}

TEST(FamilyTest, TheCatalogueKnowsTheResultOfAClientsDefect) {
  constexpr char kFamily[] = "matrix: {d: [wrong_host, empty_chain]}\n";
  const auto results = [&](const std::string& app) {
    return TreesOf(kFamily + ("app: {side: server" + app) +
                   "}\nk: '{d.result}'");
  };
  EXPECT_THAT(results(""),
              ElementsAre("{app:{side:server;};k:errSecSuccess;}",
                          "{app:{side:server;};k:errSecSuccess;}"));
  EXPECT_THAT(results(", client_side_authenticate: kAlwaysAuthenticate"),
              ElementsAre(HasSubstr("k:errSecSuccess;"),
                          HasSubstr("k:errSSLXCertChainInvalid;")));
}

TEST(FamilyTest, AProgramHasBracesOfItsOwn) {
  EXPECT_THAT(TreesOf("matrix: {a: [x]}\napp: {exec: 'run {a} {port}'}"),
              ElementsAre("{app:{exec:run x {port};};}"));
}

struct Mistake {
  const char* yaml;
  const char* error;
};

class MistakeTest : public testing::TestWithParam<Mistake> {};

TEST_P(MistakeTest, IsNamedWithItsPlace) {
  EXPECT_EQ(TreesOf(GetParam().yaml)[0], GetParam().error);
}

INSTANTIATE_TEST_SUITE_P(
    Matrix, MistakeTest,
    testing::Values(
        Mistake{"matrix: 1",
                "f.yaml:1:9: 'matrix' must be a map of axes, not "
                "'1'"},
        Mistake{"matrix: {}", "f.yaml:1:9: the matrix has no axis"},
        Mistake{"matrix: {a: b}",
                "f.yaml:1:13: the axis 'a' must be a list of its values, not "
                "'b'"},
        Mistake{"matrix: {a: []}", "f.yaml:1:13: the axis 'a' has no values"},
        Mistake{"matrix: {a: {}}", "f.yaml:1:13: the axis 'a' has no values"},
        Mistake{"matrix: {A: [b]}",
                "f.yaml:1:10: an axis is named by small letters, not 'A'"},
        Mistake{"matrix: {a: [[b]]}",
                "f.yaml:1:14: a value of the axis 'a' must be a word, not a "
                "list; one with keys is written {its name: {key: ...}}"},
        Mistake{"matrix: {a: {b: c}}",
                "f.yaml:1:17: the value 'b' of the axis 'a' must be a map of "
                "its keys, not 'c'"},
        Mistake{"matrix: {a: ['b,c']}",
                "f.yaml:1:14: a cell can't be named by 'b,c'; write {a name: "
                "{key: the text}} and use '{a.key}'"},
        Mistake{"matrix: {a: [b, b]}",
                "f.yaml:1:17: the axis 'a' has the value 'b' twice"},
        Mistake{"matrix: {a: [b]}",
                "f.yaml:1:10: the axis 'a' is used nowhere: write '{a}' in a "
                "value"},
        Mistake{"matrix: {seed: [1]}\nseed: 2",
                "f.yaml:2:7: the axis 'seed' sets this key already"}));

INSTANTIATE_TEST_SUITE_P(
    Placeholders, MistakeTest,
    testing::Values(
        Mistake{"matrix: {axis: [b]}\nk: ['{axis}', '{axes}']",
                "f.yaml:2:15: there is no axis 'axes' for '{axes}' (did you "
                "mean 'axis'?)"},
        Mistake{"matrix: {a: {b: {result: c}}}\nk: '{a.resalt}'",
                "f.yaml:2:4: the value 'b' of the axis 'a' has no key 'resalt' "
                "(did you mean 'result'?)"},
        Mistake{"matrix: {a: {b: {l: [c]}}}\nk: 'is {a.l}'",
                "f.yaml:2:4: '{a.l}' stands inside a longer text, so it must "
                "be a word, not a list"},
        Mistake{"matrix: {a: [b]}\nk: '{a.result}'",
                "f.yaml:2:4: '{a.result}': the catalogue of defects has no "
                "result of 'b' with the profile 'documented'"}));

TEST(FamilyTest, ASelectionOfWhatIsNotThereIsRefused) {
  const std::string yaml = "matrix: {axis: [one, two]}\nk: '{axis}'";
  EXPECT_THAT(CellsOf(yaml, "[axes=one]"),
              ElementsAre("f.yaml:1:1: there is no axis 'axes' (did you mean "
                          "'axis'?)"));
  EXPECT_THAT(CellsOf(yaml, "[axis=twe]"),
              ElementsAre("f.yaml:1:10: the axis 'axis' has no value 'twe' "
                          "(did you mean 'two'?)"));
  EXPECT_THAT(
      CellsOf(yaml, "[axis=one,axis=two]"),
      ElementsAre("f.yaml:1:1: no cell has all of [axis=one,axis=two]"));
  EXPECT_THAT(CellsOf("k: v", "[a=b]"),
              ElementsAre("f.yaml:1:1: there is no matrix, so there are no "
                          "cells to choose from"));
  EXPECT_THAT(CellsOf(yaml, "[]"), ElementsAre("[axis=one]", "[axis=two]"));
  EXPECT_EQ(CellsOf(yaml, "[,=,]").size(), 1u);
}

// A list of `count` numbers.
std::string Numbers(int count) {
  std::string list = "[";
  for (int i = 0; i < count; ++i) list += std::to_string(i) + ",";
  return list + "]";
}

TEST(FamilyTest, AFamilyHasAtMostTenThousandCells) {
  const std::string hundred = Numbers(100);
  const std::string yaml = "matrix:\n  a: " + hundred + "\n  b: " + hundred;
  EXPECT_EQ(CellsOf(yaml + "\nk: '{a}{b}'").size(), 10'000u);
  EXPECT_THAT(CellsOf(yaml + "\n  c: [1, 2]\nk: '{a}{b}{c}'"),
              ElementsAre("f.yaml:4:3: with this axis the family has more than "
                          "10000 cells, the limit for one file"));
}

TEST(FamilyTest, ACellIsNoLongerThanAScenario) {
  const std::string longest(100'000, 'x');
  std::string uses;
  for (int i = 0; i < 11; ++i) uses += "'{a.t}',";
  EXPECT_THAT(
      TreesOf("matrix: {a: {b: {t: " + longest + "}}}\nk: [" + uses + "]"),
      ElementsAre("f.yaml:1:21: longer than 1 MB, the limit for a "
                  "scenario"));
}

TEST(CellPathTest, TheCellIsWhatStandsInBracketsBehindTheFile) {
  EXPECT_EQ(SplitCellPath("a/b.yaml[c=d.yaml]").cell, "[c=d.yaml]");
  EXPECT_EQ(SplitCellPath("a/b.yml[c=d]").file, "a/b.yml");
  for (const char* path : {"a.yaml", "a[b].yaml", "[a=b]", "", "]"}) {
    EXPECT_EQ(SplitCellPath(path).file, path);
    EXPECT_EQ(SplitCellPath(path).cell, "");
  }
}

}  // namespace
}  // namespace shakedown::scenario
