// SPDX-License-Identifier: Apache-2.0
#include "src/cli/scenarios.h"

#include "src/base/findings.h"
#include "src/cli/arguments.h"
#include "src/scenario/yaml_reader.h"
#include "src/securetransport/profiles/profiles.h"

namespace shakedown::cli {
namespace {

std::vector<std::string> ProfileNames() {
  std::vector<std::string> names;
  for (const auto& profile : securetransport::AllProfiles()) {
    names.emplace_back(profile.name);
  }
  return names;
}

scenario::ReadOptions KnownNames() {
  scenario::ReadOptions options;
  options.known_profiles = ProfileNames();
  options.known_findings = FindingNames();
  return options;
}

}  // namespace

Result<Done> CheckProfile(const std::string& name) {
  if (securetransport::FindProfile(name) != nullptr) return Done();
  return Error{"--profile: " + CheckWord("profile", name, ProfileNames())};
}

Result<scenario::Scenario> ReadScenario(
    const std::string& file, const std::optional<std::string>& profile) {
  auto read = scenario::ReadScenarioFile(file, KnownNames());
  if (read.ok() && profile) read.value().profile = *profile;
  return read;
}

Result<std::vector<scenario::Scenario>> ReadScenarios(
    const std::string& file, const std::optional<std::string>& profile) {
  auto read = scenario::ReadFamilyFile(file, KnownNames());
  if (!read.ok() || !profile) return read;
  for (scenario::Scenario& scenario : read.value()) {
    scenario.profile = *profile;
  }
  return read;
}

}  // namespace shakedown::cli
