// SPDX-License-Identifier: Apache-2.0
// Names, numbers and meanings of the public result codes, as plain data: the
// layers below Secure Transport know the numbers but no Apple type.
// Example: NameOfCode(-9807) is "errSSLXCertChainInvalid".
#ifndef SHAKEDOWN_BASE_RESULT_CODES_H_
#define SHAKEDOWN_BASE_RESULT_CODES_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace shakedown {

struct ResultCode {
  const char* name;
  int32_t value;
  const char* meaning;
};

// AllResultCodes lists every row of result_codes.inc, in its order.
std::span<const ResultCode> AllResultCodes();

// FindCode returns the row of a number, or nullptr.
const ResultCode* FindCode(int32_t value);

// FindCode returns the row of a name, its aliases included ("noErr",
// "errSSLServerAuthCompleted"), or nullptr.
const ResultCode* FindCode(std::string_view name);

// NameOfCode returns the name of a number, or the number itself in digits.
std::string NameOfCode(int32_t value);

// NearestCodeName returns the known name most like `name`, or nothing if none
// is near: the "did you mean" of error messages.
std::optional<std::string> NearestCodeName(std::string_view name);

}  // namespace shakedown

#endif  // SHAKEDOWN_BASE_RESULT_CODES_H_
