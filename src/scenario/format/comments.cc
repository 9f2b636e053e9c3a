// SPDX-License-Identifier: Apache-2.0
#include "src/scenario/format/comments.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace shakedown::scenario {
namespace {

size_t IndentOf(std::string_view line) {
  return std::min(line.find_first_not_of(' '), line.size());
}

std::string_view TrimRight(std::string_view text) {
  const size_t last = text.find_last_not_of(" \t\r");
  return text.substr(0, last == text.npos ? 0 : last + 1);
}

// Walks through the lines; what it is inside of may go on over several.
class Scanner {
 public:
  void Line(std::string_view line) {
    ++number_;
    line = TrimRight(line);
    if (IsInBlockText(line)) return;
    if (line.empty() && quote_ == '\0') found_.empty_lines.insert(number_);
    ScanLine(line);
  }

  Marginalia Take() { return std::move(found_); }

 private:
  // Lines below "key: |" that are deeper than it are its text.
  bool IsInBlockText(std::string_view line) {
    if (!block_indent_) return false;
    if (line.empty() || IndentOf(line) > *block_indent_) return true;
    block_indent_.reset();
    return false;
  }

  void ScanLine(std::string_view line) {
    char before = '\0';  // the last that is no space
    bool spaced = true;  // the one in front is a space, or the line's start
    for (size_t i = 0; i < line.size(); ++i) {
      const char letter = line[i];
      if (quote_ != '\0') {
        i += Quoted(line, i) ? 1 : 0;
      } else if (letter == '#' && spaced) {
        return AddComment(line, i, before == '\0');
      } else if ((letter == '"' || letter == '\'') && Begins(before, spaced)) {
        quote_ = letter;
      } else if ((letter == '|' || letter == '>') && before != '\0' &&
                 Begins(before, spaced) && !in_brackets_) {
        block_indent_ = IndentOf(line);
      } else if (Begins(before, spaced) && (letter == '[' || letter == '{')) {
        ++in_brackets_;
      } else if (in_brackets_ > 0 && (letter == ']' || letter == '}')) {
        --in_brackets_;
      }
      spaced = letter == ' ' || letter == '\t';
      if (!spaced) before = letter;
    }
  }

  // Whether a value can begin behind what came before.
  bool Begins(char before, bool spaced) const {
    const bool after_mark = before == '\0' || before == ':' || before == '-' ||
                            before == ',' || before == '[' || before == '{' ||
                            before == '?';
    const bool touching = in_brackets_ > 0 && (before == '[' || before == '{' ||
                                               before == ',' || before == ':');
    return after_mark && (spaced || touching);
  }

  // One letter inside of quotes; true if it takes the next one with it.
  bool Quoted(std::string_view line, size_t i) {
    if (quote_ == '"' && line[i] == '\\') return true;
    if (line[i] != quote_) return false;
    const bool doubled =
        quote_ == '\'' && i + 1 < line.size() && line[i + 1] == '\'';
    if (!doubled) quote_ = '\0';
    return doubled;
  }

  void AddComment(std::string_view line, size_t at, bool own_line) {
    found_.comments.push_back({number_, static_cast<int>(at) + 1,
                               std::string(line.substr(at)), own_line});
  }

  Marginalia found_;
  int number_ = 0;
  char quote_ = '\0';
  int in_brackets_ = 0;
  std::optional<size_t> block_indent_;
};

}  // namespace

Marginalia FindComments(std::string_view text) {
  Scanner scanner;
  while (!text.empty()) {
    const size_t end = text.find('\n');
    scanner.Line(text.substr(0, end));
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
  }
  return scanner.Take();
}

}  // namespace shakedown::scenario
