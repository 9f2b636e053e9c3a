// SPDX-License-Identifier: Apache-2.0
// Allocators matter only where a …NoCopy function takes over a buffer.
// Example: FreeWith(deallocator, bytes);
#ifndef SHAKEDOWN_COREFOUNDATION_ALLOCATOR_H_
#define SHAKEDOWN_COREFOUNDATION_ALLOCATOR_H_

#include <CoreFoundation/CFBase.h>

#include "src/corefoundation/object.h"

namespace shakedown::cf {

class Allocator final : public Object {
 public:
  using Ref = CFAllocatorRef;
  static TypeInfo kType;

  explicit constexpr Allocator(bool frees)
      : Object(kType, Immortal()), frees_(frees) {}

  bool frees() const { return frees_; }

 private:
  bool frees_;
};

// FreeWith frees a buffer as `deallocator` does; NULL is the default one.
void FreeWith(CFAllocatorRef deallocator, const void* buffer);

}  // namespace shakedown::cf

#endif  // SHAKEDOWN_COREFOUNDATION_ALLOCATOR_H_
