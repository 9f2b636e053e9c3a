// SPDX-License-Identifier: Apache-2.0
// The canonical layout of scenario files, for `shakedown fmt`: order of the
// top level, indentation, spaces, quotes, long lines. It never changes what a
// file says, and keeps its comments.
// Example: FormatScenario(text, "a.yaml").value()
// Functions without state; any thread.
#ifndef SHAKEDOWN_SCENARIO_FORMAT_LAYOUT_H_
#define SHAKEDOWN_SCENARIO_FORMAT_LAYOUT_H_

#include <string>
#include <string_view>

#include "src/base/result.h"

namespace shakedown::scenario {

// FormatScenario lays out a scenario or a part; `file` is named in messages.
// What it returns is a fixed point. It knows keys of the top level only, so a
// scenario that `run` refuses can be laid out too. Errors: no YAML; a text that
// can't be laid out without a change, which is a mistake in here.
Result<std::string> FormatScenario(std::string_view text,
                                   const std::string& file);

struct Layout {
  std::string text;           // the canonical one
  bool is_canonical = false;  // the file is so already
};

// FormatFile does so for a file of at most 1 MB, and leaves it as it is.
Result<Layout> FormatFile(const std::string& path);

}  // namespace shakedown::scenario

#endif  // SHAKEDOWN_SCENARIO_FORMAT_LAYOUT_H_
