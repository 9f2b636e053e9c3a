// SPDX-License-Identifier: Apache-2.0
#include "src/scenario/program/command_line.h"

namespace shakedown::scenario {
namespace {

bool IsSpace(char letter) {
  return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
}

// Takes what is quoted, from behind the quote at `at` to its partner.
bool TakeQuoted(std::string_view line, size_t& at, std::string& argument) {
  const char quote = line[at++];
  for (; at < line.size(); ++at) {
    if (line[at] == quote) return true;
    const bool escapes = quote == '"' && line[at] == '\\' &&
                         at + 1 < line.size() &&
                         (line[at + 1] == '"' || line[at + 1] == '\\');
    if (escapes) ++at;
    argument += line[at];
  }
  return false;
}

}  // namespace

Result<std::vector<std::string>> SplitCommand(std::string_view line) {
  std::vector<std::string> arguments;
  bool inside = false;
  for (size_t at = 0; at < line.size(); ++at) {
    if (IsSpace(line[at])) {
      inside = false;
      continue;
    }
    if (!inside) arguments.emplace_back();
    inside = true;
    if (line[at] == '\'' || line[at] == '"') {
      const char quote = line[at];
      if (!TakeQuoted(line, at, arguments.back())) {
        return Error{std::string("the quote ") + quote + " has no end"};
      }
      continue;
    }
    if (line[at] == '\\' && at + 1 < line.size()) ++at;
    arguments.back() += line[at];
  }
  if (arguments.empty()) return Error{"there is no program to run"};
  return arguments;
}

Result<std::string> Expand(std::string_view text, const ValueOf& value) {
  std::string expanded;
  for (size_t at = 0; at < text.size(); ++at) {
    const char letter = text[at];
    if (letter != '{' && letter != '}') {
      expanded += letter;
      continue;
    }
    if (at + 1 < text.size() && text[at + 1] == letter) {
      expanded += letter;
      ++at;
      continue;
    }
    const size_t end = text.find('}', at);
    if (letter == '}' || end == std::string_view::npos) {
      return Error{std::string("a lone '") + letter + "': write '" + letter +
                   letter + "' for the letter itself"};
    }
    const std::string word(text.substr(at + 1, end - at - 1));
    const auto found = value(word);
    if (!found) return Error{"nothing is called {" + word + "}"};
    expanded += *found;
    at = end;
  }
  return expanded;
}

}  // namespace shakedown::scenario
