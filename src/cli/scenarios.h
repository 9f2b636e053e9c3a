// SPDX-License-Identifier: Apache-2.0
// Reading scenarios for the commands: the language's reader, told the names
// that only upper layers know.
#ifndef SHAKEDOWN_CLI_SCENARIOS_H_
#define SHAKEDOWN_CLI_SCENARIOS_H_

#include <optional>
#include <string>
#include <vector>

#include "src/base/result.h"
#include "src/scenario/model.h"

namespace shakedown::cli {

// ReadScenario reads one file. `profile`, if given, takes the place of the
// file's own. Errors carry their place.
Result<scenario::Scenario> ReadScenario(
    const std::string& file, const std::optional<std::string>& profile = {});

// ReadScenarios reads one file with all scenarios of its matrix, or with the
// cells that `file` names behind it, in the same way.
Result<std::vector<scenario::Scenario>> ReadScenarios(
    const std::string& file, const std::optional<std::string>& profile = {});

// CheckProfile tells whether there is a profile of that name; the error says
// which ones there are.
Result<Done> CheckProfile(const std::string& name);

}  // namespace shakedown::cli

#endif  // SHAKEDOWN_CLI_SCENARIOS_H_
