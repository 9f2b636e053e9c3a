// SPDX-License-Identifier: Apache-2.0
// The C functions of CFDictionary.
#include <CoreFoundation/CFString.h>

#include "src/corefoundation/bounds.h"
#include "src/corefoundation/collections/collections.h"
#include "src/corefoundation/collections/dictionary.h"

namespace shakedown::cf {
namespace {

Dictionary& AsMutable(CFMutableDictionaryRef dictionary, const char* function) {
  Dictionary& object = Expect<Dictionary>(dictionary, function);
  CheckMutable(function, object.is_mutable(), Dictionary::kType);
  return object;
}

const void* CopyKey(CFAllocatorRef allocator, const void* key) {
  return CFStringCreateCopy(allocator, static_cast<CFStringRef>(key));
}

}  // namespace
}  // namespace shakedown::cf

using namespace shakedown::cf;  // NOLINT: the C functions of this namespace

const CFDictionaryKeyCallBacks kCFTypeDictionaryKeyCallBacks = {
    0, RetainValue, ReleaseValue, CFCopyDescription, CFEqual, CFHash};
const CFDictionaryKeyCallBacks kCFCopyStringDictionaryKeyCallBacks = {
    0, CopyKey, ReleaseValue, CFCopyDescription, CFEqual, CFHash};
const CFDictionaryValueCallBacks kCFTypeDictionaryValueCallBacks = {
    0, RetainValue, ReleaseValue, CFCopyDescription, CFEqual};

CFTypeID CFDictionaryGetTypeID(void) { return Dictionary::kType.id(); }

CFDictionaryRef CFDictionaryCreate(
    CFAllocatorRef, const void** keys, const void** values, CFIndex count,
    const CFDictionaryKeyCallBacks* key_callbacks,
    const CFDictionaryValueCallBacks* value_callbacks) {
  CheckBuffer(__func__, keys, count);
  CheckBuffer(__func__, values, count);
  auto* dictionary = new Dictionary(key_callbacks, value_callbacks,
                                    Dictionary::Kind::kImmutable);
  for (CFIndex i = 0; i < count; ++i) {
    dictionary->Set(keys[i], values[i], Dictionary::When::kIfAbsent);
  }
  return RefTo(*dictionary);
}

CFDictionaryRef CFDictionaryCreateCopy(CFAllocatorRef,
                                       CFDictionaryRef dictionary) {
  const Dictionary& original = Expect<Dictionary>(dictionary, __func__);
  if (!original.is_mutable()) {
    return static_cast<CFDictionaryRef>(CFRetain(dictionary));
  }
  return New<Dictionary>(original, Dictionary::Kind::kImmutable);
}

CFMutableDictionaryRef CFDictionaryCreateMutable(
    CFAllocatorRef, CFIndex, const CFDictionaryKeyCallBacks* key_callbacks,
    const CFDictionaryValueCallBacks* value_callbacks) {
  return New<Dictionary>(key_callbacks, value_callbacks,
                         Dictionary::Kind::kMutable);
}

CFMutableDictionaryRef CFDictionaryCreateMutableCopy(
    CFAllocatorRef, CFIndex, CFDictionaryRef dictionary) {
  return New<Dictionary>(Expect<Dictionary>(dictionary, __func__),
                         Dictionary::Kind::kMutable);
}

CFIndex CFDictionaryGetCount(CFDictionaryRef dictionary) {
  return static_cast<CFIndex>(
      Expect<Dictionary>(dictionary, __func__).entries().size());
}

CFIndex CFDictionaryGetCountOfKey(CFDictionaryRef dictionary, const void* key) {
  return Expect<Dictionary>(dictionary, __func__).Find(key) != nullptr ? 1 : 0;
}

CFIndex CFDictionaryGetCountOfValue(CFDictionaryRef dictionary,
                                    const void* value) {
  const Dictionary& object = Expect<Dictionary>(dictionary, __func__);
  CFIndex count = 0;
  for (const auto& entry : object.entries()) {
    if (object.SameValue(entry.value, value)) ++count;
  }
  return count;
}

Boolean CFDictionaryContainsKey(CFDictionaryRef dictionary, const void* key) {
  return Expect<Dictionary>(dictionary, __func__).Find(key) != nullptr;
}

Boolean CFDictionaryContainsValue(CFDictionaryRef dictionary,
                                  const void* value) {
  const Dictionary& object = Expect<Dictionary>(dictionary, __func__);
  for (const auto& entry : object.entries()) {
    if (object.SameValue(entry.value, value)) return true;
  }
  return false;
}

const void* CFDictionaryGetValue(CFDictionaryRef dictionary, const void* key) {
  const auto* entry = Expect<Dictionary>(dictionary, __func__).Find(key);
  return entry != nullptr ? entry->value : nullptr;
}

Boolean CFDictionaryGetValueIfPresent(CFDictionaryRef dictionary,
                                      const void* key, const void** value) {
  const auto* entry = Expect<Dictionary>(dictionary, __func__).Find(key);
  if (entry == nullptr) return false;
  if (value != nullptr) *value = entry->value;
  return true;
}

void CFDictionaryGetKeysAndValues(CFDictionaryRef dictionary, const void** keys,
                                  const void** values) {
  size_t index = 0;
  for (const auto& entry : Expect<Dictionary>(dictionary, __func__).entries()) {
    if (keys != nullptr) keys[index] = entry.key;
    if (values != nullptr) values[index] = entry.value;
    ++index;
  }
}

void CFDictionaryApplyFunction(CFDictionaryRef dictionary,
                               CFDictionaryApplierFunction function,
                               void* context) {
  for (const auto& entry : Expect<Dictionary>(dictionary, __func__).entries()) {
    function(entry.key, entry.value, context);
  }
}

void CFDictionaryAddValue(CFMutableDictionaryRef dictionary, const void* key,
                          const void* value) {
  AsMutable(dictionary, __func__).Set(key, value, Dictionary::When::kIfAbsent);
}

void CFDictionarySetValue(CFMutableDictionaryRef dictionary, const void* key,
                          const void* value) {
  AsMutable(dictionary, __func__).Set(key, value, Dictionary::When::kAlways);
}

void CFDictionaryReplaceValue(CFMutableDictionaryRef dictionary,
                              const void* key, const void* value) {
  AsMutable(dictionary, __func__).Set(key, value, Dictionary::When::kIfPresent);
}

void CFDictionaryRemoveValue(CFMutableDictionaryRef dictionary,
                             const void* key) {
  AsMutable(dictionary, __func__).Remove(key);
}

void CFDictionaryRemoveAllValues(CFMutableDictionaryRef dictionary) {
  AsMutable(dictionary, __func__).Clear();
}
