// SPDX-License-Identifier: Apache-2.0
// Bytes as an object.
// Example: CFDataRef data = CFDataCreate(kCFAllocatorDefault, bytes, 3);
// Not thread-safe while mutated. Lengths and positions are in bytes.
#ifndef SHAKEDOWN_COREFOUNDATION_CFDATA_H_
#define SHAKEDOWN_COREFOUNDATION_CFDATA_H_

#include <CoreFoundation/CFBase.h>

typedef const struct __CFData* CFDataRef;
typedef struct __CFData* CFMutableDataRef;

typedef CF_OPTIONS(CFOptionFlags, CFDataSearchFlags) {
  kCFDataSearchBackwards = 1UL << 0,
  kCFDataSearchAnchored = 1UL << 1
};

CF_EXPORT CFTypeID CFDataGetTypeID(void);

// CFDataCreate copies `length` bytes. NULL if `length` is negative.
CF_EXPORT CFDataRef CFDataCreate(CFAllocatorRef allocator, const UInt8* bytes,
                                 CFIndex length);
// CFDataCreateWithBytesNoCopy refers to the caller's bytes and at its end frees
// them with `bytes_deallocator` (kCFAllocatorNull: not at all).
CF_EXPORT CFDataRef
CFDataCreateWithBytesNoCopy(CFAllocatorRef allocator, const UInt8* bytes,
                            CFIndex length, CFAllocatorRef bytes_deallocator);
CF_EXPORT CFDataRef CFDataCreateCopy(CFAllocatorRef allocator, CFDataRef data);
// CFDataCreateMutable makes an empty one; `capacity` is a hint, 0 for none.
CF_EXPORT CFMutableDataRef CFDataCreateMutable(CFAllocatorRef allocator,
                                               CFIndex capacity);
CF_EXPORT CFMutableDataRef CFDataCreateMutableCopy(CFAllocatorRef allocator,
                                                   CFIndex capacity,
                                                   CFDataRef data);

CF_EXPORT CFIndex CFDataGetLength(CFDataRef data);
// The pointers live as long as the object, or until its length changes.
CF_EXPORT const UInt8* CFDataGetBytePtr(CFDataRef data);
CF_EXPORT UInt8* CFDataGetMutableBytePtr(CFMutableDataRef data);
// CFDataGetBytes copies `range`, which must lie within the data.
CF_EXPORT void CFDataGetBytes(CFDataRef data, CFRange range, UInt8* buffer);
// CFDataFind returns where `wanted` stands in `range`, or {kCFNotFound, 0}.
CF_EXPORT CFRange CFDataFind(CFDataRef data, CFDataRef wanted, CFRange range,
                             CFDataSearchFlags options);

// CFDataSetLength cuts, or adds zero bytes.
CF_EXPORT void CFDataSetLength(CFMutableDataRef data, CFIndex length);
CF_EXPORT void CFDataIncreaseLength(CFMutableDataRef data, CFIndex extra);
CF_EXPORT void CFDataAppendBytes(CFMutableDataRef data, const UInt8* bytes,
                                 CFIndex length);
CF_EXPORT void CFDataReplaceBytes(CFMutableDataRef data, CFRange range,
                                  const UInt8* bytes, CFIndex length);
CF_EXPORT void CFDataDeleteBytes(CFMutableDataRef data, CFRange range);

#endif  // SHAKEDOWN_COREFOUNDATION_CFDATA_H_
