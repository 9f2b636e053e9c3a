// SPDX-License-Identifier: Apache-2.0
// What the command line's words mean, and what is said about wrong ones.
// Example: ParseSeed("0x51f3").value() is 20979.
#ifndef SHAKEDOWN_CLI_ARGUMENTS_H_
#define SHAKEDOWN_CLI_ARGUMENTS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "src/base/result.h"

namespace shakedown::cli {

// InOrderOfParsing returns the arguments as CLI11 takes them: the last first,
// and the number of `explain -9807`, which looks like a flag, as --code=-9807.
std::vector<std::string> InOrderOfParsing(std::vector<std::string> arguments);

// ParseSeed reads 64 bits, decimal or hexadecimal with 0x. The error says what
// a seed is.
Result<uint64_t> ParseSeed(const std::string& text);

// CheckWord returns "" if `word` is one of `known`, else what is wrong.
std::string CheckWord(const std::string& kind, const std::string& word,
                      const std::vector<std::string>& known);

// DescribeUnknown says that an argument is none, with the nearest of `known`.
std::string DescribeUnknown(const std::string& argument,
                            const std::vector<std::string>& known);

}  // namespace shakedown::cli

#endif  // SHAKEDOWN_CLI_ARGUMENTS_H_
