// SPDX-License-Identifier: Apache-2.0
#include "src/cli/list_command.h"

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

#include "src/cli/defects/list_defects.h"
#include "src/cli/faults/list_faults.h"
#include "src/cli/files.h"
#include "src/cli/findings/list_findings.h"
#include "src/cli/scenarios.h"
#include "src/report/layout.h"

namespace shakedown::cli {
namespace {

constexpr int kExitBadInput = 2;

std::string FirstLine(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

void PrintText(const std::vector<scenario::Scenario>& scenarios) {
  size_t columns = 0;
  for (const auto& scenario : scenarios) {
    columns = std::max(columns, report::Width(scenario.file));
  }
  for (const auto& scenario : scenarios) {
    std::cout << report::PadTo(scenario.file, columns) << "  "
              << FirstLine(scenario.reason) << "\n";
  }
}

void PrintJson(const std::vector<scenario::Scenario>& scenarios) {
  for (const auto& scenario : scenarios) {
    const nlohmann::ordered_json json = {{"scenario", scenario.name},
                                         {"file", scenario.file},
                                         {"reason", scenario.reason},
                                         {"profile", scenario.profile}};
    std::cout << json.dump() << "\n";
  }
}

}  // namespace

int ListCommand(const std::vector<std::string>& paths,
                const std::string& format) {
  if (paths == std::vector<std::string>{"defects"}) return ListDefects(format);
  if (paths == std::vector<std::string>{"faults"}) return ListFaults(format);
  if (paths == std::vector<std::string>{"findings"}) {
    return ListFindings(format);
  }
  const auto files = FindScenarios(paths);
  if (!files.ok()) {
    std::cerr << files.error().ToString() << "\n";
    return kExitBadInput;
  }
  std::vector<scenario::Scenario> scenarios;
  for (const std::string& file : files.value()) {
    auto family = ReadScenarios(file);
    if (!family.ok()) {
      std::cerr << family.error().ToString() << "\n";
      return kExitBadInput;
    }
    for (scenario::Scenario& scenario : family.value()) {
      scenarios.push_back(std::move(scenario));
    }
  }
  if (format == "json") {
    PrintJson(scenarios);
  } else {
    PrintText(scenarios);
  }
  return 0;
}

}  // namespace shakedown::cli
