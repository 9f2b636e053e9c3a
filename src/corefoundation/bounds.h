// SPDX-License-Identifier: Apache-2.0
// Checks of arguments that macOS answers with a crash.
// Example: CheckIndex(__func__, index, array.count(), Array::kType);
#ifndef SHAKEDOWN_COREFOUNDATION_BOUNDS_H_
#define SHAKEDOWN_COREFOUNDATION_BOUNDS_H_

#include <CoreFoundation/CFBase.h>

#include <cstddef>

#include "src/corefoundation/type_info.h"

namespace shakedown::cf {

// All of these end the process with a sentence that names `function`, or
// return. `count` is the number of elements of an object of type `type`.
size_t CheckIndex(const char* function, CFIndex index, size_t count,
                  const TypeInfo& type);
void CheckRange(const char* function, CFRange range, size_t count,
                const TypeInfo& type);

// CheckBuffer: NULL is allowed only for no elements at all.
void CheckBuffer(const char* function, const void* buffer, CFIndex count);

// CheckMutable: the object was made by a CreateMutable function.
void CheckMutable(const char* function, bool is_mutable, const TypeInfo& type);

}  // namespace shakedown::cf

#endif  // SHAKEDOWN_COREFOUNDATION_BOUNDS_H_
