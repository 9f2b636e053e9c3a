// SPDX-License-Identifier: Apache-2.0
#include "src/report/layout.h"

#include <sstream>

namespace shakedown::report {

size_t Width(std::string_view text) {
  constexpr unsigned kContinuationMask = 0xc0;
  constexpr unsigned kContinuation = 0x80;
  size_t width = 0;
  bool in_colour = false;  // between Paint's escape and its 'm'
  for (const char byte : text) {
    if (byte == '\033') in_colour = true;
    const bool starts =
        (static_cast<unsigned char>(byte) & kContinuationMask) != kContinuation;
    if (!in_colour && starts) ++width;
    if (byte == 'm') in_colour = false;
  }
  return width;
}

std::string PadTo(std::string text, size_t columns) {
  const size_t width = Width(text);
  if (width < columns) text.append(columns - width, ' ');
  return text;
}

std::string Spread(const std::string& left, const std::string& right,
                   size_t columns) {
  if (right.empty()) return left;
  const size_t needed = Width(right) + 2;
  const size_t left_columns = columns > needed ? columns - needed : 0;
  return PadTo(left, left_columns) + "  " + right;
}

std::string Wrap(const std::string& text, size_t columns,
                 const std::string& indent) {
  std::string wrapped;
  std::string line;
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    if (!line.empty() && Width(line) + 1 + Width(word) > columns) {
      wrapped += line + "\n" + indent;
      line.clear();
    }
    line += (line.empty() ? "" : " ") + word;
  }
  return wrapped + line;
}

std::string Grouped(size_t number) {
  std::string digits = std::to_string(number);
  for (size_t i = digits.size(); i > 3;) {
    i -= 3;
    digits.insert(i, 1, ',');
  }
  return digits;
}

std::string Paint(const std::string& text, Colour colour, bool on) {
  if (!on || colour == Colour::kPlain) return text;
  const auto code = [colour] {
    switch (colour) {
      case Colour::kGood:
        return "32";
      case Colour::kBad:
        return "31";
      case Colour::kPause:
        return "33";
      case Colour::kFaint:
        return "2";
      case Colour::kStrong:
        return "1";
      case Colour::kPlain:
        break;
    }
    return "0";
  }();
  return std::string("\033[") + code + "m" + text + "\033[0m";
}

}  // namespace shakedown::report
