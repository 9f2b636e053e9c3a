// SPDX-License-Identifier: Apache-2.0
// Every key of the schema with a value of every kind: what the schema refuses
// the reader refuses with one sentence and its place, and each word that the
// schema lists the reader knows. Made from the schema, so a new key is in it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <set>

#include "src/base/findings.h"
#include "src/scenario/model.h"
#include "src/scenario/yaml_reader.h"

namespace shakedown::scenario {
namespace {

using nlohmann::json;
using Pointer = json::json_pointer;
using Words = std::vector<std::string>;
using Visit = std::function<void(const Pointer& at, const json& schema)>;

const json& Schema() {
  static const json schema = [] {
    std::ifstream file("src/scenario/scenario.schema.json");
    return json::parse(file);
  }();
  return schema;
}

const json& Resolved(const json& schema) {
  if (!schema.contains("$ref")) return schema;
  return Schema().at(Pointer(schema["$ref"].get<std::string>().substr(1)));
}

// What a schema says under a key; nothing if it doesn't.
const json& At(const json& schema, const char* key) {
  static const json nothing = json::object();
  const auto found = schema.find(key);
  return found == schema.end() ? nothing : *found;
}

// Calls `visit` for a schema and each alternative of it.
void ForEachWay(const json& schema,
                const std::function<void(const json&)>& visit) {
  const json& resolved = Resolved(schema);
  visit(resolved);
  for (const char* several : {"anyOf", "allOf", "oneOf"}) {
    for (const json& way : At(resolved, several)) {
      ForEachWay(way, visit);
    }
  }
}

// Visits every value that a scenario can have: `at` is its place in one.
void Walk(const Pointer& at, const json& schema, const Visit& visit) {
  ForEachWay(schema, [&](const json& way) {
    for (const auto& [key, value] : At(way, "properties").items()) {
      visit(at / key, value);
      Walk(at / key, value, visit);
    }
    if (way.contains("items")) {
      visit(at / 0, way["items"]);
      Walk(at / 0, way["items"], visit);
    }
    if (way.contains("additionalProperties") &&
        way["additionalProperties"].is_object()) {
      visit(at / "leaf", way["additionalProperties"]);
      Walk(at / "leaf", way["additionalProperties"], visit);
    }
  });
}

// Is it the text that gives way to a value of a matrix? It may stand anywhere.
bool IsPlaceholder(const json& way) {
  return way.value("pattern", "").starts_with("\\{[a-z_]");
}

// Whether the schema allows a list, a map, or any text.
struct Allowed {
  bool list = false;
  bool map = false;
  bool word = false;  // one of some words, or a number
  bool any_text = false;
};

Allowed AllowedBy(const json& schema) {
  Allowed allowed;
  ForEachWay(schema, [&](const json& way) {
    json types = way.value("type", json::array());
    if (types.is_string()) types = json::array({types});
    for (const json& type : types) {
      if (type == "string" && IsPlaceholder(way)) continue;
      allowed.list |= type == "array";
      allowed.map |= type == "object";
      allowed.word |= type != "array" && type != "object";
      allowed.any_text |= type == "string" && !way.contains("pattern");
    }
    allowed.word |= way.contains("enum") || way.contains("const");
  });
  return allowed;
}

// The smallest scenario with a value at that place.
std::string ScenarioWith(const Pointer& at, const json& value) {
  const bool has_client = at.to_string().starts_with("/client");
  json scenario = {{"shakedown", 1},
                   {"pki", {{"root", {{"trusted", true}}}, {"leaf", {}}}}};
  scenario["pki"]["leaf"] = {{"issuer", "root"}};
  scenario[has_client ? "client" : "server"] = json::object();
  scenario[at] = value;
  return "# Why.\n" + scenario.dump() + "\n";
}

Result<std::vector<Scenario>> ReadWith(const Pointer& at, const json& value) {
  static const ReadOptions options = [] {
    ReadOptions known;
    known.known_profiles =
        Schema()["properties"]["profile"]["anyOf"][0]["enum"].get<Words>();
    known.known_findings = FindingNames();
    return known;
  }();
  return ReadFamily(ScenarioWith(at, value), "f.yaml", options);
}

bool IsWrong(const json& value, const Allowed& allowed) {
  if (value.is_null()) return true;
  if (value.is_array()) return !allowed.list;
  if (value.is_object()) return !allowed.map;
  if (value == "no such word") return !allowed.any_text;
  return !allowed.word;
}

const std::vector<json>& Kinds() {
  static const std::vector<json> kinds = {7,
                                          -1,
                                          1.5,
                                          "no such word",
                                          "",
                                          true,
                                          {},
                                          json::array(),
                                          json::array({"no such word"}),
                                          json::array({json::array()}),
                                          json::object(),
                                          {{"x", 1}},
                                          {{"x", json::object()}},
                                          "18446744073709551616"};
  return kinds;
}

TEST(SchemaKindsTest, EveryKeyWithEveryWrongKindIsASentenceWithItsPlace) {
  int wrong = 0;
  Walk(Pointer(), Schema(), [&](const Pointer& at, const json& schema) {
    const Allowed allowed = AllowedBy(schema);
    for (const json& value : Kinds()) {
      const auto read = ReadWith(at, value);
      const std::string what = at.to_string() + ": " + value.dump();
      if (read.ok()) {
        EXPECT_FALSE(IsWrong(value, allowed)) << what << " was read";
        continue;
      }
      ++wrong;
      EXPECT_THAT(read.error().where,
                  testing::MatchesRegex("f\\.yaml:[0-9]+:[0-9]+"))
          << what;
      EXPECT_THAT(read.error().message, testing::MatchesRegex(".{12,400}"))
          << what;
    }
  });
  EXPECT_GT(wrong, 1000);
}

constexpr size_t kSome = 8;

TEST(SchemaKindsTest, EveryWordOfTheSchemaIsKnownToTheReader) {
  int words = 0;
  std::set<const json*> seen;
  Walk(Pointer(), Schema(), [&](const Pointer& at, const json& schema) {
    ForEachWay(schema, [&](const json& way) {
      const json& list = At(way, "enum");
      // A long list that stands in many places is read in full once.
      const bool is_new = seen.insert(&list).second;
      for (size_t i = is_new ? 0 : list.size() - std::min(list.size(), kSome);
           i < list.size(); ++i) {
        const json& word = list[i];
        const auto read = ReadWith(at, word);
        ++words;
        if (read.ok()) continue;
        EXPECT_THAT(read.error().message,
                    testing::Not(testing::StartsWith("unknown")))
            << at.to_string() << ": " << word;
      }
    });
  });
  EXPECT_GT(words, 300);
}

}  // namespace
}  // namespace shakedown::scenario
