// SPDX-License-Identifier: Apache-2.0
#include "src/corefoundation/collections/dictionary.h"

#include <utility>

#include "src/corefoundation/collections/collections.h"

namespace shakedown::cf {

constinit TypeInfo Dictionary::kType{"CFDictionary", 6};

Dictionary::Dictionary(const CFDictionaryKeyCallBacks* keys,
                       const CFDictionaryValueCallBacks* values, Kind kind)
    : Object(kType),
      kind_(kind),
      keys_(keys != nullptr ? *keys : CFDictionaryKeyCallBacks()),
      values_(values != nullptr ? *values : CFDictionaryValueCallBacks()) {}

Dictionary::Dictionary(const Dictionary& other, Kind kind)
    : Dictionary(&other.keys_, &other.values_, kind) {
  for (const Entry& entry : other.entries_) {
    Set(entry.key, entry.value, When::kAlways);
  }
}

Dictionary::~Dictionary() { Clear(); }

CFHashCode Dictionary::HashOfKey(const void* key) const {
  return keys_.hash != nullptr ? keys_.hash(key)
                               : reinterpret_cast<CFHashCode>(key);
}

bool Dictionary::SameValue(const void* left, const void* right) const {
  if (left == right) return true;
  return values_.equal != nullptr && values_.equal(left, right);
}

const Dictionary::Entry* Dictionary::Find(const void* key) const {
  const CFHashCode hash = HashOfKey(key);
  for (const Entry& entry : entries_) {
    if (entry.key == key) return &entry;
    if (entry.hash == hash && keys_.equal != nullptr &&
        keys_.equal(entry.key, key)) {
      return &entry;
    }
  }
  return nullptr;
}

void Dictionary::Set(const void* key, const void* value, When when) {
  const Entry* found = Find(key);
  if (when == (found != nullptr ? When::kIfAbsent : When::kIfPresent)) return;
  const void* kept = KeepValue(values_.retain, value);
  if (found == nullptr) {
    key = KeepValue(keys_.retain, key);
    entries_.push_back({key, kept, HashOfKey(key)});
    return;
  }
  Entry& entry = entries_[static_cast<size_t>(found - entries_.data())];
  const void* old = std::exchange(entry.value, kept);
  DropValue(values_.release, old);
}

void Dictionary::Drop(const Entry& entry) {
  DropValue(keys_.release, entry.key);
  DropValue(values_.release, entry.value);
}

void Dictionary::Remove(const void* key) {
  const Entry* found = Find(key);
  if (found == nullptr) return;
  const Entry entry = *found;
  entries_.erase(entries_.begin() + (found - entries_.data()));
  Drop(entry);
}

void Dictionary::Clear() {
  const std::vector<Entry> dropped = std::exchange(entries_, {});
  for (const Entry& entry : dropped) Drop(entry);
}

bool Dictionary::Equals(const Object& other) const {
  const Dictionary& that = static_cast<const Dictionary&>(other);
  if (entries_.size() != that.entries_.size()) return false;
  for (const Entry& entry : entries_) {
    const Entry* theirs = that.Find(entry.key);
    if (theirs == nullptr || !SameValue(entry.value, theirs->value)) {
      return false;
    }
  }
  return true;
}

std::string Dictionary::Describe() const {
  std::string text = "<CFDictionary>{type = ";
  text += is_mutable() ? "mutable" : "immutable";
  text += ", count = " + std::to_string(entries_.size()) + ", entries =>\n";
  size_t index = 0;
  for (const Entry& entry : entries_) {
    text += "\t" + std::to_string(index++) + " : " +
            DescribeValue(keys_.copyDescription, entry.key) + " = " +
            DescribeValue(values_.copyDescription, entry.value) + "\n";
  }
  return text + "}";
}

}  // namespace shakedown::cf
