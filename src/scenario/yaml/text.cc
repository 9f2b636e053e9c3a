// SPDX-License-Identifier: Apache-2.0
#include "src/scenario/yaml/text.h"

#include <algorithm>
#include <cctype>

#include "src/base/bytes.h"
#include "src/simulation/clock.h"

namespace shakedown::scenario {
namespace {

bool IsLetter(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

// Words that some YAML reader takes for something else than a text.
bool IsReserved(std::string word) {
  static const char* const kReserved[] = {"null", "true", "false", "yes", "no",
                                          "on",   "off",  "y",     "n"};
  for (char& letter : word) {
    letter =
        static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  }
  return std::find(std::begin(kReserved), std::end(kReserved), word) !=
         std::end(kReserved);
}

bool IsPlain(std::string_view text) {
  if (text.empty() || !IsLetter(text.front()) ||
      IsReserved(std::string(text))) {
    return false;
  }
  return std::all_of(text.begin(), text.end(), [](char letter) {
    return IsLetter(letter) || (letter >= '0' && letter <= '9') ||
           std::string_view("_.-/+").find(letter) != std::string_view::npos;
  });
}

std::string Escape(char letter) {
  if (letter == '\n') return "\\n";
  if (letter == '\r') return "\\r";
  if (letter == '\t') return "\\t";
  if (letter == '"') return "\\\"";
  if (letter == '\\') return "\\\\";
  if (!IsControl(letter)) return std::string(1, letter);
  const auto byte = static_cast<uint8_t>(letter);
  return "\\x" + ToHex(ByteView(&byte, 1));
}

// Anything else is easier to read in hexadecimal, or no UTF-8.
bool IsPrintable(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char letter) {
    return letter == '\n' || letter == '\r' || letter == '\t' ||
           (letter >= 0x20 && letter < 0x7f);
  });
}

}  // namespace

bool IsControl(char letter) {
  const auto byte = static_cast<unsigned char>(letter);
  return byte < 0x20 || byte == 0x7f;
}

std::string DoubleQuote(std::string_view text) {
  std::string quoted = "\"";
  for (const char letter : text) quoted += Escape(letter);
  return quoted + "\"";
}

std::string Quote(std::string_view text) {
  return IsPlain(text) ? std::string(text) : DoubleQuote(text);
}

std::string QuoteData(std::string_view bytes) {
  if (IsPrintable(bytes)) return Quote(bytes);
  return FlowMap().Add("hex", "\"" + ToHex(AsBytes(bytes)) + "\"").Text();
}

std::string QuoteList(const std::vector<std::string>& texts) {
  std::string list;
  for (const std::string& text : texts) {
    list += (list.empty() ? "" : ", ") + Quote(text);
  }
  return "[" + list + "]";
}

std::string WriteComment(std::string_view text) {
  std::string comment = "# ";
  for (char letter : text) {
    comment += letter;
    if (letter == '\n') comment += "# ";
  }
  return comment + "\n";
}

std::string WriteDuration(int64_t milliseconds) {
  if (milliseconds % 1000 != 0) return std::to_string(milliseconds) + "ms";
  return std::to_string(milliseconds / 1000) + "s";
}

std::string WriteTime(int64_t unix_seconds) {
  std::string time = FormatTime(unix_seconds);
  std::replace(time.begin(), time.end(), ' ', 'T');
  return time;
}

FlowMap& FlowMap::Add(std::string_view key, std::string_view value) {
  if (!pairs_.empty()) pairs_ += ", ";
  pairs_ += Quote(key);
  pairs_ += ": ";
  pairs_ += value;
  return *this;
}

}  // namespace shakedown::scenario
