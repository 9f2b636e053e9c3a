// SPDX-License-Identifier: Apache-2.0
// Text to tree: reads a file within limits and parses it as YAML without the
// parts of YAML that a scenario has no use for (aliases, tags, several
// documents). Whatever the bytes are, the answer is a tree or one sentence.
// Example: auto text = ReadText("a.yaml"); auto tree = ParseDocument(*text, f);
#ifndef SHAKEDOWN_SCENARIO_YAML_DOCUMENT_H_
#define SHAKEDOWN_SCENARIO_YAML_DOCUMENT_H_

#include <string>
#include <string_view>

#include "src/base/result.h"
#include "src/scenario/yaml/node.h"

namespace shakedown::scenario {

// No scenario is longer, in bytes.
inline constexpr size_t kLongestFile = 1'000'000;

// ReadText returns the content of a regular file. Errors: not there, not
// readable, a directory or device, longer than kLongestFile.
Result<std::string> ReadText(const std::string& path);

// ParseDocument parses one YAML document, a map. `file` is named in messages.
// Errors: text that is not UTF-8 or too long, wrong syntax, nesting of more
// than 32 levels, a key that stands twice in a map, an alias.
Result<Node> ParseDocument(std::string_view text, const std::string& file);

// LeadingComment returns the comment that the text begins with, without the
// number signs; "" if there is none.
std::string LeadingComment(std::string_view text);

}  // namespace shakedown::scenario

#endif  // SHAKEDOWN_SCENARIO_YAML_DOCUMENT_H_
