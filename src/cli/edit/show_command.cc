// SPDX-License-Identifier: Apache-2.0
#include "src/cli/edit/show_command.h"

#include <iostream>

#include "src/cli/files.h"
#include "src/cli/scenarios.h"
#include "src/scenario/cpp/cpp_writer.h"
#include "src/scenario/yaml_writer.h"

namespace shakedown::cli {
namespace {

constexpr int kExitBadInput = 2;

int Refuse(const Error& error) {
  std::cerr << error.ToString() << "\n";
  return kExitBadInput;
}

std::string Shown(const scenario::Scenario& scenario, const std::string& as) {
  if (as == "yaml") return WriteScenario(scenario);
  return "// " + scenario.file + "\n" + WriteCpp(scenario) + ";\n";
}

}  // namespace

int ShowCommand(const std::vector<std::string>& paths, const std::string& as) {
  const auto files = FindScenarios(paths);
  if (!files.ok()) return Refuse(files.error());
  std::string text;
  for (const std::string& file : files.value()) {
    const auto family = ReadScenarios(file);
    if (!family.ok()) return Refuse(family.error());
    for (const scenario::Scenario& scenario : family.value()) {
      text += (text.empty() ? "" : "\n") + Shown(scenario, as);
    }
  }
  std::cout << text;
  return 0;
}

}  // namespace shakedown::cli
