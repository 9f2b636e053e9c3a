// SPDX-License-Identifier: Apache-2.0
// The words that the schema lists are those of the tables in C++.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "src/base/findings.h"
#include "src/base/result_codes.h"
#include "src/base/trace.h"
#include "src/peer/faults/catalogue.h"
#include "src/scenario/vocabulary.h"

namespace shakedown::scenario {
namespace {

using nlohmann::json;
using testing::UnorderedElementsAreArray;

const json& Schema() {
  static const json schema = [] {
    std::ifstream file("src/scenario/scenario.schema.json");
    return json::parse(file);
  }();
  return schema;
}

// The words that stand at `pointer`, or in the first of what may stand there:
// a placeholder may stand anywhere.
WordList WordsAt(const std::string& pointer, const char* key = "enum") {
  const json& schema = Schema().at(json::json_pointer(pointer));
  const json& way = schema.contains(key) ? schema : schema.at("anyOf").at(0);
  return way.at(key).get<WordList>();
}

TEST(SchemaWordsTest, CodesAreThoseOfTheTableAndItsAliases) {
  const WordList words = WordsAt("/$defs/code");
  for (const std::string& word : words) {
    EXPECT_NE(FindCode(word), nullptr) << word;
  }
  for (const ResultCode& code : AllResultCodes()) {
    EXPECT_THAT(words, testing::Contains(code.name));
  }
}

TEST(SchemaWordsTest, AlertsAreThoseOfTheTable) {
  EXPECT_THAT(WordsAt("/$defs/alert_name"),
              UnorderedElementsAreArray(AlertNames()));
}

TEST(SchemaWordsTest, FunctionsAreThoseOfTheTable) {
  const json& items =
      Schema().at("$defs").at("expectations").at("items").at("properties");
  for (const std::string& name : FunctionNames()) {
    EXPECT_TRUE(items.contains(name)) << name;
  }
  for (const auto& [name, value] : items.items()) {
    if (name[0] != 'S') continue;
    EXPECT_NE(FindFunction(name), nullptr) << name;
  }
}

struct List {
  const char* pointer;
  const WordList& (*words)();
};

class ListTest : public testing::TestWithParam<List> {};

TEST_P(ListTest, IsTheSameInTheSchema) {
  EXPECT_THAT(WordsAt(GetParam().pointer),
              UnorderedElementsAreArray(GetParam().words()));
}

constexpr char kRecipe[] = "/properties/pki/additionalProperties/properties";

INSTANTIATE_TEST_SUITE_P(
    All, ListTest,
    testing::Values(
        List{"/$defs/suite", &SuiteNames},
        List{"/$defs/version", &VersionNames},
        List{"/$defs/app_version", &AppVersionNames},
        List{"/$defs/state", &SessionStateNames},
        List{"/$defs/protocol", &ProtocolNames},
        List{"/$defs/certificate_state", &CertificateStateNames},
        List{"/properties/app/properties/options/items", &OptionNames},
        List{"/properties/app/properties/options_off/items", &OptionNames},
        List{"/properties/app/properties/client_side_authenticate",
             &AuthenticateNames}));

TEST(SchemaWordsTest, FindingsAreThoseOfTheTable) {
  EXPECT_EQ(WordsAt("/$defs/finding"), FindingNames());
}

TEST(SchemaWordsTest, KeysUsagesAndDefectsAreThoseOfPki) {
  const std::string recipe = kRecipe;
  EXPECT_EQ(WordsAt(recipe + "/key"), KeyNames());
  EXPECT_EQ(WordsAt(recipe + "/usage"), UsageNames());
  EXPECT_EQ(WordsAt("/$defs/defect"), DefectNames());
}

TEST(SchemaWordsTest, WordsOfRevocationAreThoseOfTheVocabulary) {
  const std::string staple = "/properties/server/properties/staple/anyOf";
  const std::string keys = staple + "/1/properties";
  EXPECT_EQ(WordsAt(staple + "/0"), OcspStatusNames());
  EXPECT_EQ(WordsAt(keys + "/status"), OcspStatusNames());
  EXPECT_EQ(WordsAt(keys + "/defect"), OcspDefectNames());
  EXPECT_EQ(WordsAt("/$defs/decision/anyOf/1/properties/revocation/items"),
            RevocationFlagNames());
}

void ExpectFaultsOf(const std::string& side, bool is_server) {
  const std::string fault = "/$defs/" + side + "_fault/anyOf/0";
  const WordList names = WordsAt(fault);
  const WordList meanings = WordsAt(fault, "enumDescriptions");
  EXPECT_EQ(names, peer::FaultNames(is_server));
  ASSERT_EQ(names.size(), meanings.size());
  for (size_t i = 0; i < names.size(); ++i) {
    const peer::FaultKind* kind = peer::FindFault(names[i]);
    ASSERT_NE(kind, nullptr) << names[i];
    EXPECT_EQ(meanings[i], kind->meaning);
  }
}

TEST(SchemaWordsTest, FaultsAreThoseOfTheCatalogue) {
  ExpectFaultsOf("server", true);
  ExpectFaultsOf("client", false);
}

void ExpectArgumentsOf(const std::string& side, bool is_server) {
  const json& numbers =
      Schema().at(json::json_pointer("/$defs/" + side + "_fault/anyOf/1"));
  for (const std::string& name : peer::FaultNames(is_server)) {
    const peer::FaultArgument argument = peer::FindFault(name)->argument;
    const auto found = numbers.at("properties").find(name);
    ASSERT_EQ(found != numbers.at("properties").end(), argument.name != nullptr)
        << name;
    if (argument.name == nullptr) continue;
    EXPECT_EQ(found->at("minimum"), argument.least) << name;
    EXPECT_EQ(found->at("maximum"), argument.most) << name;
  }
}

TEST(SchemaWordsTest, NumbersOfFaultsAreThoseOfTheCatalogue) {
  ExpectArgumentsOf("server", true);
  ExpectArgumentsOf("client", false);
}

}  // namespace
}  // namespace shakedown::scenario
