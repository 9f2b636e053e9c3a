// SPDX-License-Identifier: Apache-2.0
// What a new scenario starts from, if not from another file.
// Example: FindTemplate("client")->text
// Constants; any thread.
#ifndef SHAKEDOWN_CLI_EDIT_TEMPLATES_H_
#define SHAKEDOWN_CLI_EDIT_TEMPLATES_H_

#include <string>
#include <string_view>
#include <vector>

namespace shakedown::cli {

// A scenario that passes, without its reason.
struct Template {
  std::string_view name;
  std::string_view text;
};

// FindTemplate returns nullptr if there is none of that name.
const Template* FindTemplate(std::string_view name);
std::vector<std::string> TemplateNames();

}  // namespace shakedown::cli

#endif  // SHAKEDOWN_CLI_EDIT_TEMPLATES_H_
