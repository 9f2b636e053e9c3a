// SPDX-License-Identifier: Apache-2.0
#include "src/corefoundation/allocator.h"

#include <cstdlib>

namespace shakedown::cf {

constinit TypeInfo Allocator::kType{"CFAllocator", 2};

namespace {

constinit NeverDestroyed<Allocator> system_default{true};
constinit NeverDestroyed<Allocator> malloc_allocator{true};
constinit NeverDestroyed<Allocator> malloc_zone{true};
constinit NeverDestroyed<Allocator> null_allocator{false};

bool Frees(CFAllocatorRef allocator, const char* function) {
  return allocator == nullptr || Expect<Allocator>(allocator, function).frees();
}

}  // namespace

void FreeWith(CFAllocatorRef deallocator, const void* buffer) {
  if (Frees(deallocator, "A …NoCopy function")) {
    std::free(const_cast<void*>(buffer));
  }
}

}  // namespace shakedown::cf

using namespace shakedown::cf;  // NOLINT: the C functions of this namespace

const CFAllocatorRef kCFAllocatorDefault = nullptr;
const CFAllocatorRef kCFAllocatorSystemDefault = RefTo(system_default.value);
const CFAllocatorRef kCFAllocatorMalloc = RefTo(malloc_allocator.value);
const CFAllocatorRef kCFAllocatorMallocZone = RefTo(malloc_zone.value);
const CFAllocatorRef kCFAllocatorNull = RefTo(null_allocator.value);

CFTypeID CFAllocatorGetTypeID(void) { return Allocator::kType.id(); }

CFAllocatorRef CFAllocatorGetDefault(void) { return kCFAllocatorSystemDefault; }

void* CFAllocatorAllocate(CFAllocatorRef allocator, CFIndex size,
                          CFOptionFlags) {
  if (size <= 0 || !Frees(allocator, __func__)) return nullptr;
  return std::malloc(static_cast<size_t>(size));
}

void CFAllocatorDeallocate(CFAllocatorRef allocator, void* pointer) {
  if (Frees(allocator, __func__)) std::free(pointer);
}
