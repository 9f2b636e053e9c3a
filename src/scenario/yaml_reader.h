// SPDX-License-Identifier: Apache-2.0
// Scenario files. Whatever is in one, the answer is a scenario or exactly one
// sentence with its place; nothing is run and nothing written.
// Example: auto scenario = ReadScenarioFile("scenarios/trust/a.yaml");
// Functions without state; any thread.
#ifndef SHAKEDOWN_SCENARIO_YAML_READER_H_
#define SHAKEDOWN_SCENARIO_YAML_READER_H_

#include <string>
#include <string_view>
#include <vector>

#include "src/base/result.h"
#include "src/scenario/model.h"

namespace shakedown::scenario {

// Names that only upper layers know. An empty list is not checked.
struct ReadOptions {
  std::vector<std::string> known_profiles;
  std::vector<std::string> known_findings;

  // Of a test's text: it needs neither `shakedown: 1` nor a comment before it.
  bool is_fragment = false;
};

// ReadFamilyFile reads a file of at most 1 MB and the parts it includes
// (docs/scenario-format.md): one scenario, or a matrix of at most 10,000 whose
// cells are scenarios, called "a[axis=value]" (docs/scenario-matrix.md). `path`
// may choose among them: "a.yaml[axis=value]". Error.where is
// "file:line:column", Error.message says in which cell, what is wrong and,
// where a near word exists, which one was meant.
Result<std::vector<Scenario>> ReadFamilyFile(const std::string& path,
                                             const ReadOptions& options = {});

// ReadFamily does the same with a text. `file` is what messages call it, and
// its folder is where includes are looked for.
Result<std::vector<Scenario>> ReadFamily(std::string_view yaml,
                                         const std::string& file,
                                         const ReadOptions& options = {});

// ReadScenarioFile does so for a file, or cells, that are a single scenario;
// several are an error too.
Result<Scenario> ReadScenarioFile(const std::string& path,
                                  const ReadOptions& options = {});

// ReadScenario does the same with a text; a cell at the end of `file` is only
// a name.
Result<Scenario> ReadScenario(std::string_view yaml, const std::string& file,
                              const ReadOptions& options = {});

}  // namespace shakedown::scenario

#endif  // SHAKEDOWN_SCENARIO_YAML_READER_H_
