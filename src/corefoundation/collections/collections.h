// SPDX-License-Identifier: Apache-2.0
// What arrays and dictionaries share: how values are kept and described.
// Example: DescribeValue(callbacks.copyDescription, value);
#ifndef SHAKEDOWN_COREFOUNDATION_COLLECTIONS_COLLECTIONS_H_
#define SHAKEDOWN_COREFOUNDATION_COLLECTIONS_COLLECTIONS_H_

#include <CoreFoundation/CFBase.h>

#include <string>

namespace shakedown::cf {

// The callbacks of collections of CF objects.
const void* RetainValue(CFAllocatorRef, const void* value);
void ReleaseValue(CFAllocatorRef, const void* value);

// DescribeValue asks the callback, or says "<value>": no address is shown.
std::string DescribeValue(CFStringRef (*describe)(const void*),
                          const void* value);

// KeepValue asks the callback if there is one, and returns what to keep.
const void* KeepValue(const void* (*retain)(CFAllocatorRef, const void*),
                      const void* value);
void DropValue(void (*release)(CFAllocatorRef, const void*), const void* value);

}  // namespace shakedown::cf

#endif  // SHAKEDOWN_COREFOUNDATION_COLLECTIONS_COLLECTIONS_H_
