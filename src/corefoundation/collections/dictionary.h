// SPDX-License-Identifier: Apache-2.0
// The object behind CFDictionaryRef: a list of entries in the order of their
// insertion. Example: dictionary.Set(key, value, Dictionary::When::kAlways);
#ifndef SHAKEDOWN_COREFOUNDATION_COLLECTIONS_DICTIONARY_H_
#define SHAKEDOWN_COREFOUNDATION_COLLECTIONS_DICTIONARY_H_

#include <CoreFoundation/CFDictionary.h>

#include <string>
#include <vector>

#include "src/corefoundation/object.h"

namespace shakedown::cf {

class Dictionary final : public Object {
 public:
  using Ref = CFMutableDictionaryRef;
  static TypeInfo kType;

  enum class Kind { kImmutable, kMutable };
  enum class When { kAlways, kIfAbsent, kIfPresent };

  struct Entry {
    const void* key;
    const void* value;
    CFHashCode hash;
  };

  // The callbacks are copied; nullptr means none.
  Dictionary(const CFDictionaryKeyCallBacks* keys,
             const CFDictionaryValueCallBacks* values, Kind kind);
  // A copy with the other's callbacks and entries.
  Dictionary(const Dictionary& other, Kind kind);
  ~Dictionary() override;

  bool Equals(const Object& other) const override;
  // Only the count, as for arrays.
  CFHashCode Hash() const override { return entries_.size(); }
  std::string Describe() const override;

  bool is_mutable() const { return kind_ == Kind::kMutable; }
  const std::vector<Entry>& entries() const { return entries_; }
  bool SameValue(const void* left, const void* right) const;

  // Find returns nullptr if there is no such key.
  const Entry* Find(const void* key) const;
  void Set(const void* key, const void* value, When when);
  void Remove(const void* key);
  void Clear();

 private:
  CFHashCode HashOfKey(const void* key) const;
  void Drop(const Entry& entry);

  Kind kind_;
  CFDictionaryKeyCallBacks keys_;
  CFDictionaryValueCallBacks values_;
  std::vector<Entry> entries_;
};

}  // namespace shakedown::cf

#endif  // SHAKEDOWN_COREFOUNDATION_COLLECTIONS_DICTIONARY_H_
