// SPDX-License-Identifier: Apache-2.0
// CFRef<CFStringRef>: one reference to a CF object, released with its owner.
// Adopt takes over what a Create or Copy function returned; Retain adds a
// reference to what a Get function returned; Release hands one to the caller.
// Example: auto name = CFRef<CFStringRef>::Adopt(CFErrorCopyDescription(e));
#ifndef SHAKEDOWN_COREFOUNDATION_CF_REF_H_
#define SHAKEDOWN_COREFOUNDATION_CF_REF_H_

#include <CoreFoundation/CFBase.h>

#include <utility>

namespace shakedown::cf {

template <class T>
class CFRef {
 public:
  CFRef() = default;
  CFRef(const CFRef& other) : CFRef(Retain(other.ref_)) {}
  CFRef(CFRef&& other) noexcept : ref_(std::exchange(other.ref_, nullptr)) {}
  CFRef& operator=(CFRef other) noexcept {
    std::swap(ref_, other.ref_);
    return *this;
  }
  ~CFRef() { Reset(); }

  // Both take NULL as well and then hold nothing.
  static CFRef Adopt(T ref) { return CFRef(ref); }
  static CFRef Retain(T ref) {
    if (ref != nullptr) CFRetain(ref);
    return CFRef(ref);
  }

  T get() const { return ref_; }
  explicit operator bool() const { return ref_ != nullptr; }

  // Release gives up the reference: the caller must release it.
  [[nodiscard]] T Release() { return std::exchange(ref_, nullptr); }
  void Reset() {
    if (ref_ != nullptr) CFRelease(std::exchange(ref_, nullptr));
  }
  // Receive is for out-parameters of Create and Copy functions.
  T* Receive() {
    Reset();
    return &ref_;
  }

 private:
  explicit CFRef(T ref) : ref_(ref) {}

  T ref_ = nullptr;
};

}  // namespace shakedown::cf

#endif  // SHAKEDOWN_COREFOUNDATION_CF_REF_H_
