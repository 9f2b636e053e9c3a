// SPDX-License-Identifier: Apache-2.0
#include "src/corefoundation/bounds.h"

#include <string>

#include "src/corefoundation/misuse.h"

namespace shakedown::cf {
namespace {

std::string OfType(const TypeInfo& type, size_t count) {
  return " of " + type.NameWithArticle() + " of length " +
         std::to_string(count);
}

}  // namespace

size_t CheckIndex(const char* function, CFIndex index, size_t count,
                  const TypeInfo& type) {
  if (index >= 0 && static_cast<size_t>(index) < count) {
    return static_cast<size_t>(index);
  }
  Misuse(std::string(function) + " was given the index " +
         std::to_string(index) + OfType(type, count));
}

void CheckRange(const char* function, CFRange range, size_t count,
                const TypeInfo& type) {
  const CFIndex end = static_cast<CFIndex>(count);
  if (range.location >= 0 && range.length >= 0 && range.location <= end &&
      range.length <= end - range.location) {
    return;
  }
  Misuse(std::string(function) + " was given the range {" +
         std::to_string(range.location) + ", " + std::to_string(range.length) +
         "}" + OfType(type, count));
}

void CheckBuffer(const char* function, const void* buffer, CFIndex count) {
  if (count < 0) {
    Misuse(std::string(function) + " was given the negative count " +
           std::to_string(count));
  }
  if (buffer == nullptr && count > 0) {
    Misuse(std::string(function) + " was given NULL and a count of " +
           std::to_string(count));
  }
}

void CheckMutable(const char* function, bool is_mutable, const TypeInfo& type) {
  if (is_mutable) return;
  Misuse(std::string(function) + " was given an immutable " + type.name());
}

}  // namespace shakedown::cf
