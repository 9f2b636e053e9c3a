// SPDX-License-Identifier: Apache-2.0
// The object behind CFDataRef.
// Example: New<Data>(Bytes{1, 2}, Data::Kind::kImmutable);
#ifndef SHAKEDOWN_COREFOUNDATION_DATA_H_
#define SHAKEDOWN_COREFOUNDATION_DATA_H_

#include <CoreFoundation/CFData.h>

#include <string>
#include <utility>

#include "src/base/bytes.h"
#include "src/corefoundation/object.h"

namespace shakedown::cf {

class Data final : public Object {
 public:
  using Ref = CFMutableDataRef;
  static TypeInfo kType;

  enum class Kind { kImmutable, kMutable };

  Data(Bytes bytes, Kind kind)
      : Object(kType), kind_(kind), bytes_(std::move(bytes)) {}
  // Refers to the caller's bytes, and frees them with `deallocator` at its end.
  Data(ByteView borrowed, CFAllocatorRef deallocator)
      : Object(kType),
        kind_(Kind::kImmutable),
        borrowed_(borrowed),
        deallocator_(deallocator) {}
  ~Data() override;

  bool Equals(const Object& other) const override;
  CFHashCode Hash() const override;
  std::string Describe() const override;

  bool is_mutable() const { return kind_ == Kind::kMutable; }
  ByteView view() const {
    return borrowed_.data() != nullptr ? borrowed_ : ByteView(bytes_);
  }
  // bytes may be changed if the object is mutable.
  Bytes& bytes() { return bytes_; }

 private:
  Kind kind_;
  Bytes bytes_;
  ByteView borrowed_;
  CFAllocatorRef deallocator_ = nullptr;
};

}  // namespace shakedown::cf

#endif  // SHAKEDOWN_COREFOUNDATION_DATA_H_
