// SPDX-License-Identifier: Apache-2.0
// An ordered collection of pointers; what it does with them is its callbacks'
// matter. Example: CFArrayCreate(NULL, values, 2, &kCFTypeArrayCallBacks);
// NULL callbacks: values are neither retained nor compared by content.
// Not thread-safe while mutated.
#ifndef SHAKEDOWN_COREFOUNDATION_CFARRAY_H_
#define SHAKEDOWN_COREFOUNDATION_CFARRAY_H_

#include <CoreFoundation/CFBase.h>

typedef const struct __CFArray* CFArrayRef;
typedef struct __CFArray* CFMutableArrayRef;

typedef const void* (*CFArrayRetainCallBack)(CFAllocatorRef allocator,
                                             const void* value);
typedef void (*CFArrayReleaseCallBack)(CFAllocatorRef allocator,
                                       const void* value);
typedef CFStringRef (*CFArrayCopyDescriptionCallBack)(const void* value);
typedef Boolean (*CFArrayEqualCallBack)(const void* left, const void* right);

typedef struct {
  CFIndex version;  // 0
  CFArrayRetainCallBack retain;
  CFArrayReleaseCallBack release;
  CFArrayCopyDescriptionCallBack copyDescription;
  CFArrayEqualCallBack equal;
} CFArrayCallBacks;

typedef void (*CFArrayApplierFunction)(const void* value, void* context);

// The callbacks for Core Foundation objects.
CF_EXPORT const CFArrayCallBacks kCFTypeArrayCallBacks;

CF_EXPORT CFTypeID CFArrayGetTypeID(void);

// CFArrayCreate retains each of the `count` values, and copies the callbacks.
CF_EXPORT CFArrayRef CFArrayCreate(CFAllocatorRef allocator,
                                   const void** values, CFIndex count,
                                   const CFArrayCallBacks* callbacks);
CF_EXPORT CFArrayRef CFArrayCreateCopy(CFAllocatorRef allocator,
                                       CFArrayRef array);
// CFArrayCreateMutable makes an empty one; `capacity` is a hint, 0 for none.
CF_EXPORT CFMutableArrayRef
CFArrayCreateMutable(CFAllocatorRef allocator, CFIndex capacity,
                     const CFArrayCallBacks* callbacks);
CF_EXPORT CFMutableArrayRef CFArrayCreateMutableCopy(CFAllocatorRef allocator,
                                                     CFIndex capacity,
                                                     CFArrayRef array);

// Indices and ranges must lie within the array.
CF_EXPORT CFIndex CFArrayGetCount(CFArrayRef array);
CF_EXPORT const void* CFArrayGetValueAtIndex(CFArrayRef array, CFIndex index);
CF_EXPORT void CFArrayGetValues(CFArrayRef array, CFRange range,
                                const void** values);
CF_EXPORT CFIndex CFArrayGetCountOfValue(CFArrayRef array, CFRange range,
                                         const void* value);
CF_EXPORT Boolean CFArrayContainsValue(CFArrayRef array, CFRange range,
                                       const void* value);
CF_EXPORT CFIndex CFArrayGetFirstIndexOfValue(CFArrayRef array, CFRange range,
                                              const void* value);
CF_EXPORT CFIndex CFArrayGetLastIndexOfValue(CFArrayRef array, CFRange range,
                                             const void* value);
CF_EXPORT void CFArrayApplyFunction(CFArrayRef array, CFRange range,
                                    CFArrayApplierFunction function,
                                    void* context);

CF_EXPORT void CFArrayAppendValue(CFMutableArrayRef array, const void* value);
// CFArrayInsertValueAtIndex allows the count itself as an index: append.
CF_EXPORT void CFArrayInsertValueAtIndex(CFMutableArrayRef array, CFIndex index,
                                         const void* value);
// CFArraySetValueAtIndex likewise.
CF_EXPORT void CFArraySetValueAtIndex(CFMutableArrayRef array, CFIndex index,
                                      const void* value);
CF_EXPORT void CFArrayRemoveValueAtIndex(CFMutableArrayRef array,
                                         CFIndex index);
CF_EXPORT void CFArrayRemoveAllValues(CFMutableArrayRef array);
CF_EXPORT void CFArrayReplaceValues(CFMutableArrayRef array, CFRange range,
                                    const void** values, CFIndex count);
CF_EXPORT void CFArrayExchangeValuesAtIndices(CFMutableArrayRef array,
                                              CFIndex first, CFIndex second);
CF_EXPORT void CFArrayAppendArray(CFMutableArrayRef array, CFArrayRef other,
                                  CFRange range);
// CFArraySortValues sorts `range` stably.
CF_EXPORT void CFArraySortValues(CFMutableArrayRef array, CFRange range,
                                 CFComparatorFunction comparator,
                                 void* context);

#endif  // SHAKEDOWN_COREFOUNDATION_CFARRAY_H_
