// SPDX-License-Identifier: Apache-2.0
#include "src/cli/arguments.h"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "src/base/nearest.h"

namespace shakedown::cli {
namespace {

bool IsNegativeNumber(const std::string& word) {
  return word.size() > 1 && word[0] == '-' &&
         word.find_first_not_of("0123456789", 1) == std::string::npos;
}

}  // namespace

std::vector<std::string> InOrderOfParsing(std::vector<std::string> arguments) {
  if (!arguments.empty() && arguments[0] == "explain") {
    const auto number =
        std::find_if(arguments.begin(), arguments.end(), IsNegativeNumber);
    if (number != arguments.end()) *number = "--code=" + *number;
  }
  std::reverse(arguments.begin(), arguments.end());
  return arguments;
}

Result<uint64_t> ParseSeed(const std::string& text) {
  constexpr int kDecimal = 10;
  constexpr int kHexadecimal = 16;
  const bool is_hex = text.starts_with("0x") || text.starts_with("0X");
  const std::string_view digits = std::string_view(text).substr(is_hex ? 2 : 0);
  const char* end = digits.data() + digits.size();
  uint64_t seed = 0;
  const auto parsed = std::from_chars(digits.data(), end, seed,
                                      is_hex ? kHexadecimal : kDecimal);
  if (parsed.ec == std::errc() && parsed.ptr == end) return seed;
  return Error{
      "a seed is a whole number from 0 to 18446744073709551615, or random, "
      "not '" +
      text + "'"};
}

std::string CheckWord(const std::string& kind, const std::string& word,
                      const std::vector<std::string>& known) {
  if (std::find(known.begin(), known.end(), word) != known.end()) return "";
  std::string names;
  for (const std::string& name : known) {
    names += (names.empty() ? "" : ", ") + name;
  }
  return "there is no " + kind + " '" + word + "'" + DidYouMean(word, known) +
         "; there are " + names;
}

std::string DescribeUnknown(const std::string& argument,
                            const std::vector<std::string>& known) {
  const bool is_flag = argument.size() > 1 && argument[0] == '-';
  const std::string word =
      is_flag ? argument.substr(0, argument.find('=')) : argument;
  return std::string(is_flag ? "unknown flag '" : "unknown argument '") + word +
         "'" + DidYouMean(word, known);
}

}  // namespace shakedown::cli
