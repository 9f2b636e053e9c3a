// SPDX-License-Identifier: Apache-2.0
#include "src/base/result_codes.h"

#include <vector>

#include "src/base/nearest.h"

namespace shakedown {
namespace {

constexpr ResultCode kCodes[] = {
#define SHAKEDOWN_CODE(name, value, meaning) {#name, value, meaning},
#include "src/base/result_codes.inc"
#undef SHAKEDOWN_CODE
};

struct Alias {
  const char* name;
  int32_t value;
};

// Names that the public headers define as other names (spec/api.md 2.7).
constexpr Alias kAliases[] = {
    {"noErr", 0},
    {"ioErr", -36},
    {"paramErr", -50},
    {"memFullErr", -108},
    {"badReqErr", -909},
    {"errSSLServerAuthCompleted", -9841},
    {"errSSLClientAuthCompleted", -9841},
    {"errSSLLast", -9849},
};

}  // namespace

std::span<const ResultCode> AllResultCodes() { return kCodes; }

const ResultCode* FindCode(int32_t value) {
  for (const ResultCode& code : kCodes) {
    if (code.value == value) return &code;
  }
  return nullptr;
}

const ResultCode* FindCode(std::string_view name) {
  for (const ResultCode& code : kCodes) {
    if (name == code.name) return &code;
  }
  for (const Alias& alias : kAliases) {
    if (name == alias.name) return FindCode(alias.value);
  }
  return nullptr;
}

std::string NameOfCode(int32_t value) {
  const ResultCode* code = FindCode(value);
  return code != nullptr ? code->name : std::to_string(value);
}

std::optional<std::string> NearestCodeName(std::string_view name) {
  std::vector<std::string> names;
  for (const ResultCode& code : kCodes) names.emplace_back(code.name);
  for (const Alias& alias : kAliases) names.emplace_back(alias.name);
  return Nearest(name, names);
}

}  // namespace shakedown
