// SPDX-License-Identifier: Apache-2.0
// YAML values as text, one line each, in the one way that the writer uses.
// Example: FlowMap().Add("host", Quote(host)).Text() is "{host: a.example}".
// Values; any thread.
#ifndef SHAKEDOWN_SCENARIO_YAML_TEXT_H_
#define SHAKEDOWN_SCENARIO_YAML_TEXT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace shakedown::scenario {

// Quote writes a text so that YAML reads the same one: bare if it is a plain
// word, else in double quotes. `text` must be UTF-8.
std::string Quote(std::string_view text);

// DoubleQuote writes it in double quotes, with YAML's escapes.
std::string DoubleQuote(std::string_view text);

// IsControl says of a letter that only DoubleQuote can write it.
bool IsControl(char letter);

// QuoteData is Quote for any bytes: {hex: "..."} if they aren't plain text.
std::string QuoteData(std::string_view bytes);

// QuoteList writes "[a, b]".
std::string QuoteList(const std::vector<std::string>& texts);

// WriteComment writes each line of `text` after a number sign.
std::string WriteComment(std::string_view text);

// WriteDuration writes "30s" or "500ms", WriteTime "2026-01-15T12:00:00Z".
std::string WriteDuration(int64_t milliseconds);
std::string WriteTime(int64_t unix_seconds);

// Joins "key: value" pairs to "{a: b, c: d}".
class FlowMap {
 public:
  FlowMap& Add(std::string_view key, std::string_view value);

  bool empty() const { return pairs_.empty(); }
  std::string Text() const { return "{" + pairs_ + "}"; }

 private:
  std::string pairs_;
};

}  // namespace shakedown::scenario

#endif  // SHAKEDOWN_SCENARIO_YAML_TEXT_H_
