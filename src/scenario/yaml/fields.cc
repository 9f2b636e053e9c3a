// SPDX-License-Identifier: Apache-2.0
#include "src/scenario/yaml/fields.h"

#include <charconv>

#include "src/base/nearest.h"
#include "src/simulation/clock.h"

namespace shakedown::scenario {
namespace {

void ReportType(const Node& node, const std::string& name,
                const std::string& expected, Diagnosis& diagnosis) {
  diagnosis.Report(
      node, "'" + name + "' must be " + expected + ", not " + node.Describe());
}

// Reads all of `text` as one number; `text` may begin with "+" or "0x".
template <typename T>
bool ParseNumber(std::string_view text, T& value) {
  int base = 10;
  if (text.starts_with("0x")) {
    base = 16;
    text.remove_prefix(2);
  }
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value, base);
  return error == std::errc() && stop == end && !text.empty();
}

std::optional<int> HexDigit(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
  return std::nullopt;
}

std::optional<std::string> ParseHex(std::string_view text) {
  std::string bytes;
  std::optional<int> high;
  for (char letter : text) {
    if (letter == ' ' || letter == '\n') continue;
    const auto digit = HexDigit(letter);
    if (!digit) return std::nullopt;
    if (high) bytes += static_cast<char>(*high * 16 + *digit);
    high = high ? std::nullopt : digit;
  }
  return high ? std::nullopt : std::optional(bytes);
}

std::string KeyMessage(const Node& key, const std::string& name,
                       const Words& keys) {
  const std::string in = name.empty() ? "" : " in '" + name + "'";
  return "unknown key " + key.Describe() + in + DidYouMean(key.text, keys);
}

}  // namespace

void ReadValue(const Node& node, const std::string& name, Diagnosis& diagnosis,
               std::string& value) {
  if (!node.is_text()) return ReportType(node, name, "a text", diagnosis);
  value = node.text;
}

void ReadValue(const Node& node, const std::string& name, Diagnosis& diagnosis,
               bool& value) {
  const bool is_true = node.is_text() && node.text == "true";
  const bool is_false = node.is_text() && node.text == "false";
  if (!is_true && !is_false) {
    return ReportType(node, name, "true or false", diagnosis);
  }
  value = is_true;
}

void ReadValue(const Node& node, const std::string& name, Diagnosis& diagnosis,
               Words& value) {
  if (!node.is_list()) return ReportType(node, name, "a list", diagnosis);
  value.clear();
  for (const Node& item : node.items) {
    ReadValue(item, name, diagnosis, value.emplace_back());
  }
}

int64_t ReadWhole(const Node& node, const std::string& name,
                  Diagnosis& diagnosis, int64_t min, int64_t max) {
  int64_t value = 0;
  if (!node.is_text() || !ParseNumber(node.text, value) || value < min ||
      value > max) {
    ReportType(node, name,
               "a whole number from " + std::to_string(min) + " to " +
                   std::to_string(max),
               diagnosis);
    return min;
  }
  return value;
}

uint64_t ReadSeed(const Node& node, const std::string& name,
                  Diagnosis& diagnosis) {
  uint64_t value = 0;
  if (!node.is_text() || !ParseNumber(node.text, value)) {
    ReportType(node, name,
               "random, or a whole number from 0 to " +
                   std::to_string(std::numeric_limits<uint64_t>::max()),
               diagnosis);
  }
  return value;
}

int64_t ReadDuration(const Node& node, const std::string& name,
                     Diagnosis& diagnosis) {
  constexpr int64_t kLongest = 366LL * 24 * 3600 * 1000;
  const std::pair<const char*, int64_t> kUnits[] = {
      {"ms", 1}, {"s", 1000}, {"m", 60'000}, {"h", 3'600'000}};
  std::string_view text = node.text;
  if (text.starts_with('+')) text.remove_prefix(1);
  const size_t digits = text.find_first_not_of("0123456789");
  int64_t count = 0;
  if (node.is_text() && digits != text.npos &&
      ParseNumber(text.substr(0, digits), count)) {
    for (const auto& [unit, milliseconds] : kUnits) {
      if (text.substr(digits) != unit) continue;
      if (count <= kLongest / milliseconds) return count * milliseconds;
    }
  }
  ReportType(node, name, "a time of at most 366 days, such as 30s or 500ms",
             diagnosis);
  return 0;
}

int64_t ReadTime(const Node& node, const std::string& name,
                 Diagnosis& diagnosis) {
  const auto time = node.is_text() ? ParseTime(node.text) : std::nullopt;
  if (!time) {
    ReportType(node, name, "a date such as 2026-01-15T12:00:00Z", diagnosis);
  }
  return time.value_or(0);
}

std::string ReadData(const Node& node, const std::string& name,
                     Diagnosis& diagnosis) {
  std::string value;
  if (node.is_map()) {
    const Fields fields(node, name, {"hex"}, diagnosis);
    const Node* hex = fields.Find("hex");
    const auto bytes =
        hex != nullptr && hex->is_text() ? ParseHex(hex->text) : std::nullopt;
    if (bytes) return *bytes;
    ReportType(hex != nullptr ? *hex : node, "hex",
               "hexadecimal digits, two a byte", diagnosis);
  } else if (node.is_text()) {
    value = node.text;
  } else {
    ReportType(node, name, "a text or {hex: \"...\"}", diagnosis);
  }
  return value;
}

void CheckWord(const Node& node, const std::string& kind, const Words& words,
               Diagnosis& diagnosis) {
  if (!node.is_text()) return;  // reported where it was read
  for (const std::string& word : words) {
    if (word == node.text) return;
  }
  diagnosis.Report(node, "unknown " + kind + " " + node.Describe() +
                             DidYouMean(node.text, words));
}

Fields::Fields(const Node& node, std::string name, const Words& keys,
               Diagnosis& diagnosis)
    : node_(node), diagnosis_(diagnosis) {
  if (!node.is_map()) {
    ReportType(node, name, "a map of keys", diagnosis);
    return;
  }
  for (size_t i = 0; i + 1 < node.items.size(); i += 2) {
    bool known = false;
    for (const std::string& key : keys) known |= key == node.items[i].text;
    if (known) continue;
    diagnosis.Report(node.items[i], KeyMessage(node.items[i], name, keys));
  }
}

void Fields::ReadWord(const std::string& key, const std::string& kind,
                      const Words& words, std::string& value) const {
  Read(key, value);
  if (const Node* node = Find(key)) CheckWord(*node, kind, words, diagnosis_);
}

void Fields::ReadWord(const std::string& key, const std::string& kind,
                      const Words& words,
                      std::optional<std::string>& value) const {
  Read(key, value);
  if (const Node* node = Find(key)) CheckWord(*node, kind, words, diagnosis_);
}

void Fields::ReadWords(const std::string& key, const std::string& kind,
                       const Words& words, Words& value) const {
  Read(key, value);
  const Node* node = Find(key);
  if (node == nullptr) return;
  for (const Node& item : node->items) {
    CheckWord(item, kind, words, diagnosis_);
  }
}

}  // namespace shakedown::scenario
