// SPDX-License-Identifier: Apache-2.0
#include "src/scenario/builder.h"

#include <cstdio>
#include <cstdlib>
#include <utility>

#include "src/scenario/model.h"
#include "src/scenario/yaml/text.h"
#include "src/scenario/yaml_reader.h"

namespace shakedown::scenario {
namespace {

std::string Line(std::string_view key, std::string_view value) {
  return std::string(key) + ": " + std::string(value) + "\n";
}

std::string Map(std::string_view keys) { return "{" + std::string(keys) + "}"; }

// A key and what belongs to it, or nothing at all.
std::string Part(std::string_view key, const std::string& lines) {
  return lines.empty() ? "" : std::string(key) + ":\n" + lines;
}

void AddItem(std::string& list, std::string_view item) {
  if (!list.empty()) list += ", ";
  list += Quote(item);
}

}  // namespace

ScenarioBuilder::ScenarioBuilder(std::string reason)
    : reason_(std::move(reason)) {}

ScenarioBuilder& ScenarioBuilder::Seed(uint64_t seed) {
  world_ += Line("seed", std::to_string(seed));
  return *this;
}

ScenarioBuilder& ScenarioBuilder::Clock(std::string_view time) {
  world_ += Line("clock", Quote(time));
  return *this;
}

ScenarioBuilder& ScenarioBuilder::Profile(std::string_view name) {
  world_ += Line("profile", Quote(name));
  return *this;
}

ScenarioBuilder& ScenarioBuilder::Set(std::string_view key,
                                      std::string_view value) {
  world_ += Line(key, value);
  return *this;
}

ScenarioBuilder& ScenarioBuilder::Include(std::string_view file) {
  AddItem(includes_, file);
  return *this;
}

ScenarioBuilder& ScenarioBuilder::Certificate(std::string_view name,
                                              std::string_view keys) {
  pki_ += "  " + Line(Quote(name), Map(keys));
  return *this;
}

ScenarioBuilder& ScenarioBuilder::Server(std::string_view keys) {
  peer_ += Line("server", Map(keys));
  return *this;
}

ScenarioBuilder& ScenarioBuilder::Client(std::string_view keys) {
  peer_ += Line("client", Map(keys));
  return *this;
}

ScenarioBuilder& ScenarioBuilder::App(std::string_view keys) {
  app_ += Line("app", Map(keys));
  return *this;
}

ScenarioBuilder& ScenarioBuilder::Keychain(std::string_view keys) {
  keychain_ += Line("keychain", Map(keys));
  return *this;
}

ScenarioBuilder& ScenarioBuilder::Wire(std::string_view effect,
                                       std::string_view keys) {
  wire_ += "  - " + Line(effect, Map(keys));
  return *this;
}

ScenarioBuilder& ScenarioBuilder::Expect(std::string_view what,
                                         std::string_view result) {
  expect_ += "  - " + Line(what, result);
  return *this;
}

ScenarioBuilder& ScenarioBuilder::Expect(std::string_view call,
                                         std::string_view result, int times) {
  Expect(call, result);
  expect_ += "    " + Line("times", std::to_string(times));
  return *this;
}

ScenarioBuilder& ScenarioBuilder::ExpectAnyNumberOf(std::string_view call,
                                                    std::string_view result) {
  Expect(call, result);
  expect_ += "    " + Line("times", "any");
  return *this;
}

ScenarioBuilder& ScenarioBuilder::Exactly() {
  exactly_ = true;
  return *this;
}

ScenarioBuilder& ScenarioBuilder::Allow(std::string_view name) {
  AddItem(allow_, name);
  return *this;
}

std::string ScenarioBuilder::ToYaml() const {
  std::string yaml = WriteComment(reason_) + "shakedown: 1\n" + world_;
  if (!includes_.empty()) yaml += "include: [" + includes_ + "]\n";
  yaml += Part("pki", pki_) + peer_ + app_ + keychain_;
  yaml += Part("wire", wire_);
  if (exactly_) {
    // A list may stand as far left as its key.
    yaml +=
        "expect:\n" + Part("  exactly", expect_.empty() ? "    []\n" : expect_);
  } else {
    yaml += Part("expect", expect_);
  }
  if (!allow_.empty()) yaml += "allow: [" + allow_ + "]\n";
  return yaml;
}

Result<Scenario> ScenarioBuilder::Build(const std::string& folder) const {
  const std::string file = folder.empty() ? "" : folder + "/builder";
  auto scenario = ReadScenario(ToYaml(), file);
  if (!scenario.ok()) {
    const Error& error = scenario.error();
    return Error{error.message,
                 file.empty() ? "builder" + error.where : error.where};
  }
  Scenario built = std::move(scenario).value();
  built.file.clear();
  built.name = reason_.substr(0, reason_.find('\n'));
  return built;
}

ScenarioBuilder::operator Scenario() const {
  auto scenario = Build();
  if (scenario.ok()) return std::move(scenario).value();
  std::fprintf(stderr, "ScenarioBuilder: %s\n%s",
               scenario.error().ToString().c_str(), ToYaml().c_str());
  std::abort();
}

}  // namespace shakedown::scenario
