// SPDX-License-Identifier: Apache-2.0
#include "src/cli/terminal.h"

#include <unistd.h>

#include <cstdlib>
#include <string_view>

namespace shakedown::cli {

bool IsTerminal() {
  const char* kind = std::getenv("TERM");
  const char* refused = std::getenv("NO_COLOR");
  return isatty(STDOUT_FILENO) != 0 &&
         !(kind != nullptr && std::string_view(kind) == "dumb") &&
         !(refused != nullptr && *refused != '\0');
}

}  // namespace shakedown::cli
