// SPDX-License-Identifier: Apache-2.0
// Pointers found by pointers; callbacks say how both are kept and compared.
// Example: CFDictionaryGetValue(options, kSecImportExportPassphrase);
// Walks go in the order of insertion, in every process: Apple promises none.
// Not thread-safe while mutated.
#ifndef SHAKEDOWN_COREFOUNDATION_CFDICTIONARY_H_
#define SHAKEDOWN_COREFOUNDATION_CFDICTIONARY_H_

#include <CoreFoundation/CFBase.h>

typedef const struct __CFDictionary* CFDictionaryRef;
typedef struct __CFDictionary* CFMutableDictionaryRef;

typedef const void* (*CFDictionaryRetainCallBack)(CFAllocatorRef allocator,
                                                  const void* value);
typedef void (*CFDictionaryReleaseCallBack)(CFAllocatorRef allocator,
                                            const void* value);
typedef CFStringRef (*CFDictionaryCopyDescriptionCallBack)(const void* value);
typedef Boolean (*CFDictionaryEqualCallBack)(const void* left,
                                             const void* right);
typedef CFHashCode (*CFDictionaryHashCallBack)(const void* value);

typedef struct {
  CFIndex version;  // 0
  CFDictionaryRetainCallBack retain;
  CFDictionaryReleaseCallBack release;
  CFDictionaryCopyDescriptionCallBack copyDescription;
  CFDictionaryEqualCallBack equal;
  CFDictionaryHashCallBack hash;
} CFDictionaryKeyCallBacks;

typedef struct {
  CFIndex version;  // 0
  CFDictionaryRetainCallBack retain;
  CFDictionaryReleaseCallBack release;
  CFDictionaryCopyDescriptionCallBack copyDescription;
  CFDictionaryEqualCallBack equal;
} CFDictionaryValueCallBacks;

typedef void (*CFDictionaryApplierFunction)(const void* key, const void* value,
                                            void* context);

// The callbacks for Core Foundation objects; the second copies its keys, which
// must be CFStrings, so that later changes of them do no harm.
CF_EXPORT const CFDictionaryKeyCallBacks kCFTypeDictionaryKeyCallBacks;
CF_EXPORT const CFDictionaryKeyCallBacks kCFCopyStringDictionaryKeyCallBacks;
CF_EXPORT const CFDictionaryValueCallBacks kCFTypeDictionaryValueCallBacks;

CF_EXPORT CFTypeID CFDictionaryGetTypeID(void);

// CFDictionaryCreate retains keys and values. Of equal keys the first is kept.
CF_EXPORT CFDictionaryRef CFDictionaryCreate(
    CFAllocatorRef allocator, const void** keys, const void** values,
    CFIndex count, const CFDictionaryKeyCallBacks* key_callbacks,
    const CFDictionaryValueCallBacks* value_callbacks);
CF_EXPORT CFDictionaryRef CFDictionaryCreateCopy(CFAllocatorRef allocator,
                                                 CFDictionaryRef dictionary);
// CFDictionaryCreateMutable makes an empty one; `capacity` is a hint.
CF_EXPORT CFMutableDictionaryRef
CFDictionaryCreateMutable(CFAllocatorRef allocator, CFIndex capacity,
                          const CFDictionaryKeyCallBacks* key_callbacks,
                          const CFDictionaryValueCallBacks* value_callbacks);
CF_EXPORT CFMutableDictionaryRef CFDictionaryCreateMutableCopy(
    CFAllocatorRef allocator, CFIndex capacity, CFDictionaryRef dictionary);

CF_EXPORT CFIndex CFDictionaryGetCount(CFDictionaryRef dictionary);
CF_EXPORT CFIndex CFDictionaryGetCountOfKey(CFDictionaryRef dictionary,
                                            const void* key);
CF_EXPORT CFIndex CFDictionaryGetCountOfValue(CFDictionaryRef dictionary,
                                              const void* value);
CF_EXPORT Boolean CFDictionaryContainsKey(CFDictionaryRef dictionary,
                                          const void* key);
CF_EXPORT Boolean CFDictionaryContainsValue(CFDictionaryRef dictionary,
                                            const void* value);
// CFDictionaryGetValue returns NULL if there is no such key.
CF_EXPORT const void* CFDictionaryGetValue(CFDictionaryRef dictionary,
                                           const void* key);
// CFDictionaryGetValueIfPresent leaves `*value` alone if there is no such key;
// `value` may be NULL.
CF_EXPORT Boolean CFDictionaryGetValueIfPresent(CFDictionaryRef dictionary,
                                                const void* key,
                                                const void** value);
// Either of `keys` and `values` may be NULL; else it has room for the count.
CF_EXPORT void CFDictionaryGetKeysAndValues(CFDictionaryRef dictionary,
                                            const void** keys,
                                            const void** values);
CF_EXPORT void CFDictionaryApplyFunction(CFDictionaryRef dictionary,
                                         CFDictionaryApplierFunction function,
                                         void* context);

// Add does nothing if the key is there; Replace does nothing if it is not.
CF_EXPORT void CFDictionaryAddValue(CFMutableDictionaryRef dictionary,
                                    const void* key, const void* value);
CF_EXPORT void CFDictionarySetValue(CFMutableDictionaryRef dictionary,
                                    const void* key, const void* value);
CF_EXPORT void CFDictionaryReplaceValue(CFMutableDictionaryRef dictionary,
                                        const void* key, const void* value);
CF_EXPORT void CFDictionaryRemoveValue(CFMutableDictionaryRef dictionary,
                                       const void* key);
CF_EXPORT void CFDictionaryRemoveAllValues(CFMutableDictionaryRef dictionary);

#endif  // SHAKEDOWN_COREFOUNDATION_CFDICTIONARY_H_
