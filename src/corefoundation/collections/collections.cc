// SPDX-License-Identifier: Apache-2.0
#include "src/corefoundation/collections/collections.h"

#include "src/corefoundation/conversions.h"

namespace shakedown::cf {

const void* RetainValue(CFAllocatorRef, const void* value) {
  return CFRetain(value);
}

void ReleaseValue(CFAllocatorRef, const void* value) { CFRelease(value); }

std::string DescribeValue(CFStringRef (*describe)(const void*),
                          const void* value) {
  if (describe == nullptr) return "<value>";
  return ToStdString(CFRef<CFStringRef>::Adopt(describe(value)).get());
}

const void* KeepValue(const void* (*retain)(CFAllocatorRef, const void*),
                      const void* value) {
  return retain != nullptr ? retain(kCFAllocatorSystemDefault, value) : value;
}

void DropValue(void (*release)(CFAllocatorRef, const void*),
               const void* value) {
  if (release != nullptr) release(kCFAllocatorSystemDefault, value);
}

}  // namespace shakedown::cf
