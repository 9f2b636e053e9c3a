// SPDX-License-Identifier: Apache-2.0
// Core Foundation's basic types and what every object can do.
// Example: CFRetain(object); ... CFRelease(object);
// The Create/Copy/Get rule: a function with Create or Copy in its name gives a
// reference that the caller must release; any other gives one it must not.
// Retaining and releasing is thread-safe; the objects themselves are not.
// A wrong use that crashes on macOS ends the process with a sentence.
#ifndef SHAKEDOWN_COREFOUNDATION_CFBASE_H_
#define SHAKEDOWN_COREFOUNDATION_CFBASE_H_

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// IWYU pragma: begin_exports
#include <Availability.h>
#include <AvailabilityMacros.h>
#include <CoreFoundation/CFAvailability.h>
#include <MacTypes.h>
#include <TargetConditionals.h>
// IWYU pragma: end_exports

#ifndef TRUE
#define TRUE 1
#endif
#ifndef FALSE
#define FALSE 0
#endif

typedef unsigned long CFTypeID;       // NOLINT: the documented type
typedef unsigned long CFOptionFlags;  // NOLINT: the documented type
typedef unsigned long CFHashCode;     // NOLINT: the documented type
typedef signed long CFIndex;          // NOLINT: the documented type

typedef const void* CFTypeRef;
typedef void* CFMutableTypeRef;

typedef const struct __CFAllocator* CFAllocatorRef;
typedef const struct __CFString* CFStringRef;
typedef struct __CFString* CFMutableStringRef;
typedef CFTypeRef CFPropertyListRef;
typedef const struct __CFNull* CFNullRef;

enum { kCFNotFound = -1 };

typedef struct {
  CFIndex location;
  CFIndex length;
} CFRange;

CF_INLINE CFRange CFRangeMake(CFIndex location, CFIndex length) {
  CFRange range;
  range.location = location;
  range.length = length;
  return range;
}

typedef CF_ENUM(CFIndex, CFComparisonResult) {
  kCFCompareLessThan = -1L,
  kCFCompareEqualTo = 0,
  kCFCompareGreaterThan = 1
};

typedef CFComparisonResult (*CFComparatorFunction)(const void* left,
                                                   const void* right,
                                                   void* context);

// Allocators. Memory always comes from malloc; an allocator matters only where
// a function takes over the caller's buffer (…NoCopy), which it then frees:
// kCFAllocatorNull never, all others with free().
CF_EXPORT const CFAllocatorRef kCFAllocatorDefault;  // NULL
CF_EXPORT const CFAllocatorRef kCFAllocatorSystemDefault;
CF_EXPORT const CFAllocatorRef kCFAllocatorMalloc;
CF_EXPORT const CFAllocatorRef kCFAllocatorMallocZone;
CF_EXPORT const CFAllocatorRef kCFAllocatorNull;
CF_EXPORT CFTypeID CFAllocatorGetTypeID(void);
CF_EXPORT CFAllocatorRef CFAllocatorGetDefault(void);
// CFAllocatorAllocate returns `size` bytes from malloc; NULL for a size of 0 or
// less and from kCFAllocatorNull. `hint` must be 0.
CF_EXPORT void* CFAllocatorAllocate(CFAllocatorRef allocator, CFIndex size,
                                    CFOptionFlags hint);
CF_EXPORT void CFAllocatorDeallocate(CFAllocatorRef allocator, void* pointer);

// CFRetain adds a reference and returns its argument, which must not be NULL.
CF_EXPORT CFTypeRef CFRetain(CFTypeRef object);
// CFRelease gives one back; the last one destroys the object. Not for NULL.
CF_EXPORT void CFRelease(CFTypeRef object);
// CFAutorelease gives one back later: when the thread ends.
CF_EXPORT CFTypeRef CFAutorelease(CFTypeRef object);
// CFMakeCollectable (10.4 to 10.11) returns its argument: there is no
// collector.
CF_EXPORT CFTypeRef CFMakeCollectable(CFTypeRef object);
// CFGetRetainCount counts references; LONG_MAX for constants, as they never
// die.
CF_EXPORT CFIndex CFGetRetainCount(CFTypeRef object);

CF_EXPORT CFTypeID CFGetTypeID(CFTypeRef object);
CF_EXPORT CFStringRef CFCopyTypeIDDescription(CFTypeID type);
// CFEqual compares content; objects of two types are never equal. Not for NULL.
CF_EXPORT Boolean CFEqual(CFTypeRef left, CFTypeRef right);
// CFHash is the same for equal objects, in every process.
CF_EXPORT CFHashCode CFHash(CFTypeRef object);
// CFCopyDescription is for people. It never holds an address.
CF_EXPORT CFStringRef CFCopyDescription(CFTypeRef object);
CF_EXPORT CFAllocatorRef CFGetAllocator(CFTypeRef object);
// CFShow writes the description and a line break to stderr; NULL as "(null)".
CF_EXPORT void CFShow(CFTypeRef object);

// The one CFNull, for collections that may hold no NULL.
CF_EXPORT const CFNullRef kCFNull;
CF_EXPORT CFTypeID CFNullGetTypeID(void);

#endif  // SHAKEDOWN_COREFOUNDATION_CFBASE_H_
