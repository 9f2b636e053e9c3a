// SPDX-License-Identifier: Apache-2.0
// The last 64 destroyed objects, kept poisoned instead of freed, so that a use
// of one is recognised and named. Example: Graveyard::Find(pointer).
// Thread-safe.
#ifndef SHAKEDOWN_COREFOUNDATION_GRAVEYARD_H_
#define SHAKEDOWN_COREFOUNDATION_GRAVEYARD_H_

#include <cstddef>

#include "src/corefoundation/type_info.h"

namespace shakedown::cf {

class Graveyard {
 public:
  // Allocate returns `size` bytes that Bury can take, and Free gives back.
  static void* Allocate(size_t size);
  static void Free(void* block);

  // Bury takes the memory of a destroyed object of `type`.
  static void Bury(void* block, const TypeInfo& type);

  // Find returns the type of the object that was buried there, or nullptr.
  static const TypeInfo* Find(const void* block);
};

}  // namespace shakedown::cf

#endif  // SHAKEDOWN_COREFOUNDATION_GRAVEYARD_H_
