// SPDX-License-Identifier: Apache-2.0
// A document together with the parts that it includes.
// Example: auto tree = ResolveIncludes(root, "scenarios/cuts/a.yaml");
#ifndef SHAKEDOWN_SCENARIO_YAML_INCLUDE_H_
#define SHAKEDOWN_SCENARIO_YAML_INCLUDE_H_

#include <string>

#include "src/base/result.h"
#include "src/scenario/yaml/node.h"

namespace shakedown::scenario {

// ResolveIncludes returns `root` with the files of its key `include` merged
// into it, in their order: maps merge key by key, the including file wins, a
// list or text replaces the other one whole. A path is looked for in the
// folder of `file`, then in each folder above it. Errors: those of reading; a
// file that includes itself; more than 32 includes in all.
Result<Node> ResolveIncludes(Node root, const std::string& file);

}  // namespace shakedown::scenario

#endif  // SHAKEDOWN_SCENARIO_YAML_INCLUDE_H_
