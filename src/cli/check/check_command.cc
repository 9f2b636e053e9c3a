// SPDX-License-Identifier: Apache-2.0
#include "src/cli/check/check_command.h"

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

#include "src/cli/arguments.h"
#include "src/cli/files.h"
#include "src/cli/scenarios.h"
#include "src/properties/properties.h"
#include "src/report/layout.h"

namespace shakedown::cli {
namespace {

using properties::Property;
using properties::PropertyResult;
using scenario::Scenario;

constexpr int kExitBadInput = 2;

int Refuse(const Error& error) {
  std::cerr << error.ToString() << "\n";
  return kExitBadInput;
}

Result<std::vector<Property>> Wanted(const std::vector<std::string>& names) {
  if (names.empty()) return properties::AllProperties();
  std::vector<std::string> known;
  for (const Property property : properties::AllProperties()) {
    known.push_back(NameOf(property));
  }
  std::vector<Property> wanted;
  for (const std::string& name : names) {
    const auto property = properties::PropertyNamed(name);
    if (!property) {
      return Error{"shakedown: --property: " +
                   CheckWord("property", name, known)};
    }
    wanted.push_back(*property);
  }
  return wanted;
}

Result<std::vector<Scenario>> ReadAll(const std::vector<std::string>& paths) {
  const auto files = FindScenarios(paths);
  if (!files.ok()) return files.error();
  std::vector<Scenario> scenarios;
  for (const std::string& file : files.value()) {
    auto family = ReadScenarios(file);
    if (!family.ok()) return family.error();
    for (Scenario& scenario : family.value()) {
      scenarios.push_back(std::move(scenario));
    }
  }
  return scenarios;
}

// Counts what one property came to, and prints what did not hold.
class Tally {
 public:
  Tally(Property property, std::string format)
      : property_(property), format_(std::move(format)) {}

  void Add(const Scenario& scenario, const PropertyResult& result) {
    runs_ += result.runs;
    if (!result.excluded.empty()) {
      ++excluded_;
    } else {
      ++(result.differences.empty() ? held_ : differed_);
    }
    if (format_ == "json") return PrintJson(scenario, result);
    for (const properties::Difference& difference : result.differences) {
      std::cout << scenario.file << ": " << NameOf(property_) << ": "
                << difference.run << ": " << difference.what << "\n";
    }
  }

  void Finish() const {
    if (format_ == "json") return;
    constexpr size_t kNameColumns = 14;
    std::cout << report::PadTo(NameOf(property_), kNameColumns) << held_
              << " hold, " << differed_ << " differ, " << excluded_
              << " excluded · " << runs_ << " runs\n";
  }

  bool differed() const { return differed_ > 0; }

 private:
  void PrintJson(const Scenario& scenario, const PropertyResult& result) {
    nlohmann::ordered_json json = {{"file", scenario.file},
                                   {"property", NameOf(property_)},
                                   {"holds", result.differences.empty()},
                                   {"runs", result.runs}};
    if (!result.excluded.empty()) json["excluded"] = result.excluded;
    for (const properties::Difference& difference : result.differences) {
      json["differences"].push_back(
          {{"run", difference.run}, {"what", difference.what}});
    }
    std::cout << json.dump(-1, ' ', false,
                           nlohmann::json::error_handler_t::replace)
              << "\n";
  }

  Property property_;
  std::string format_;
  int held_ = 0;
  int differed_ = 0;
  int excluded_ = 0;
  int runs_ = 0;
};

}  // namespace

int CheckCommand(const CheckOptions& options) {
  const auto wanted = Wanted(options.properties);
  if (!wanted.ok()) return Refuse(wanted.error());
  const auto scenarios = ReadAll(options.paths);
  if (!scenarios.ok()) return Refuse(scenarios.error());
  bool differed = false;
  for (const Property property : wanted.value()) {
    Tally tally(property, options.format);
    for (const Scenario& scenario : scenarios.value()) {
      const auto result = properties::CheckProperty(property, scenario);
      if (!result.ok()) {
        return Refuse({result.error().message, scenario.file + ":1:1"});
      }
      tally.Add(scenario, result.value());
    }
    tally.Finish();
    differed |= tally.differed();
  }
  return differed ? 1 : 0;
}

}  // namespace shakedown::cli
