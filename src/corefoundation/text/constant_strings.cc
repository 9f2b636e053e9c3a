// SPDX-License-Identifier: Apache-2.0
#include "src/corefoundation/text/constant_strings.h"

#include <cstring>
#include <functional>
#include <map>
#include <mutex>
#include <string>

#include "src/corefoundation/text/encodings.h"
#include "src/corefoundation/text/string.h"

namespace shakedown::cf {
namespace {

// What CFSTR puts in front of the text.
constexpr char kPrefix[] = "Shakedown CFSTR:";
constexpr size_t kPrefixSize = sizeof(kPrefix) - 1;
// Where other objects have their mark: what is no constant string need not be
// readable any further.
constexpr size_t kMarkPlace = sizeof(void*);
constexpr size_t kMarkSize = sizeof(Object::kAliveMark);
static_assert(kPrefixSize == 16);

}  // namespace

bool IsConstantString(CFTypeRef ref) {
  const char* bytes = static_cast<const char*>(ref);
  return std::memcmp(bytes + kMarkPlace, kPrefix + kMarkPlace, kMarkSize) ==
             0 &&
         std::memcmp(bytes, kPrefix, kPrefixSize) == 0;
}

String* ConstantStringBehind(CFTypeRef ref) {
  return ConstantString(static_cast<const char*>(ref) + kPrefixSize);
}

String* ConstantString(std::string_view utf8) {
  // Never destroyed, as the strings are not. Ordered by content.
  static auto& mutex = *new std::mutex;
  static auto& constants = *new std::map<std::string, String*, std::less<>>;
  std::lock_guard lock(mutex);
  const auto place = constants.find(utf8);
  if (place != constants.end()) return place->second;
  auto* made = new String(String::Constant(), FromUtf8(utf8));
  constants.emplace(utf8, made);
  return made;
}

}  // namespace shakedown::cf
