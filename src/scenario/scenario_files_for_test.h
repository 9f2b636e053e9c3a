// SPDX-License-Identifier: Apache-2.0
// Every scenario of the project, by its path; those of a matrix by the paths of
// their cells. For the parameters of tests.
// Example: testing::ValuesIn(AllScenarioPaths())
#ifndef SHAKEDOWN_SCENARIO_SCENARIO_FILES_FOR_TEST_H_
#define SHAKEDOWN_SCENARIO_SCENARIO_FILES_FOR_TEST_H_

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "src/scenario/model.h"
#include "src/scenario/yaml_reader.h"

namespace shakedown::scenario {

// AllScenarioFiles returns the files in and below `scenarios`, sorted, without
// the parts in `common`.
inline std::vector<std::string> AllScenarioFiles() {
  std::vector<std::string> files;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator("scenarios")) {
    const std::filesystem::path& path = entry.path();
    if (path.extension() != ".yaml") continue;
    if (path.parent_path().filename() == "common") continue;
    files.push_back(path.string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

// AllScenarioPaths returns what ReadScenarioFile reads: the files, and the
// cells of each matrix. A file that can't be read stands for itself, so that a
// test fails on it.
inline std::vector<std::string> AllScenarioPaths() {
  std::vector<std::string> paths;
  for (const std::string& file : AllScenarioFiles()) {
    const auto family = ReadFamilyFile(file);
    if (!family.ok()) paths.push_back(file);
    if (!family.ok()) continue;
    for (const Scenario& scenario : family.value()) {
      paths.push_back(scenario.file);
    }
  }
  return paths;
}

}  // namespace shakedown::scenario

#endif  // SHAKEDOWN_SCENARIO_SCENARIO_FILES_FOR_TEST_H_
