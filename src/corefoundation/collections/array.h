// SPDX-License-Identifier: Apache-2.0
// The object behind CFArrayRef.
// Example: New<Array>(&kCFTypeArrayCallBacks, Array::Kind::kMutable);
#ifndef SHAKEDOWN_COREFOUNDATION_COLLECTIONS_ARRAY_H_
#define SHAKEDOWN_COREFOUNDATION_COLLECTIONS_ARRAY_H_

#include <CoreFoundation/CFArray.h>

#include <string>
#include <vector>

#include "src/corefoundation/object.h"

namespace shakedown::cf {

class Array final : public Object {
 public:
  using Ref = CFMutableArrayRef;
  static TypeInfo kType;

  enum class Kind { kImmutable, kMutable };

  // The callbacks are copied; nullptr means none.
  Array(const CFArrayCallBacks* callbacks, Kind kind)
      : Object(kType),
        kind_(kind),
        callbacks_(callbacks != nullptr ? *callbacks : CFArrayCallBacks()) {}
  ~Array() override;

  bool Equals(const Object& other) const override;
  // Only the count: equal arrays need not agree on how values are hashed.
  CFHashCode Hash() const override { return values_.size(); }
  std::string Describe() const override;

  bool is_mutable() const { return kind_ == Kind::kMutable; }
  const CFArrayCallBacks& callbacks() const { return callbacks_; }
  const std::vector<const void*>& values() const { return values_; }
  bool SameValue(const void* left, const void* right) const;

  // Indices and ranges must be valid. Values are retained before others are
  // released, so that one may replace itself.
  void Insert(size_t index, const void* value);
  void Replace(CFRange range, std::vector<const void*> values);
  // Reorder sets the same values in another order.
  void Reorder(std::vector<const void*> values) { values_.swap(values); }

 private:
  Kind kind_;
  CFArrayCallBacks callbacks_;
  std::vector<const void*> values_;
};

// FromC copies a C array. In braces its two ends would be taken for values.
inline std::vector<const void*> FromC(const void** values, CFIndex count) {
  return std::vector<const void*>(values, values + count);
}

}  // namespace shakedown::cf

#endif  // SHAKEDOWN_COREFOUNDATION_COLLECTIONS_ARRAY_H_
