// SPDX-License-Identifier: Apache-2.0
// What every CF object is. A CFTypeRef is the address of its cf::Object.
// A layer defines a type of its own so:
//   class Certificate final : public cf::Object {
//    public:
//     using Ref = SecCertificateRef;
//     static cf::TypeInfo kType;  // constinit, in the .cc
//     explicit Certificate(Bytes der) : Object(kType), der_(std::move(der)) {}
//   };
// and New<Certificate>(der) makes one, Expect<Certificate>(ref, __func__) gets
// it back. Object must be the first base. The destructor is the finaliser.
#ifndef SHAKEDOWN_COREFOUNDATION_OBJECT_H_
#define SHAKEDOWN_COREFOUNDATION_OBJECT_H_

#include <CoreFoundation/CFBase.h>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "src/corefoundation/type_info.h"

namespace shakedown::cf {

class Object {
 public:
  // What the memory of a living object holds behind its table of functions.
  static constexpr uint32_t kAliveMark = 0x5348414b;

  Object(const Object&) = delete;
  Object& operator=(const Object&) = delete;

  static void* operator new(size_t size);
  static void operator delete(void* block);

  TypeInfo& type() const { return *type_; }

  // Equals compares with another object of the same type; by default only an
  // object itself is equal to it.
  virtual bool Equals(const Object& other) const { return this == &other; }
  // Hash must be the same for equal objects, and no address.
  virtual CFHashCode Hash() const { return type_->id(); }
  // Describe is CFCopyDescription in UTF-8. It must not hold an address.
  virtual std::string Describe() const;
  // Format is what %@ prints, in UTF-8.
  virtual std::string Format() const { return Describe(); }

  // Thread-safe. The last Release destroys the object; constants stay.
  void Retain();
  void Release();
  CFIndex RetainCount() const;

 protected:
  struct Immortal {};

  // A new object has one reference, the creator's.
  explicit Object(TypeInfo& type) : type_(&type) { type.CountBirth(); }
  // A constant, for constinit variables: never counted, never destroyed.
  constexpr Object(TypeInfo& type, Immortal)
      : count_(kImmortalCount), type_(&type) {}
  virtual ~Object() = default;

 private:
  static constexpr int32_t kImmortalCount = INT32_MAX;

  [[maybe_unused]] uint32_t mark_ = kAliveMark;  // read as bytes only
  std::atomic<int32_t> count_{1};
  TypeInfo* type_;
};

// Holds a constant object without ever destroying it.
template <class T>
union NeverDestroyed {
  template <class... Arguments>
  explicit constexpr NeverDestroyed(Arguments&&... arguments)
      : value(std::forward<Arguments>(arguments)...) {}
  ~NeverDestroyed() {}

  T value;
};

// CheckedObject returns the object behind a reference. NULL, an object that was
// already destroyed and what is no CF object end the process with a sentence
// that begins with `doing` ("CFRelease of", "CFStringGetLength was given").
Object* CheckedObject(CFTypeRef ref, const char* doing);

// TypeMismatch ends the process: `function` was given `object`, not a `wanted`.
[[noreturn]] void TypeMismatch(const char* function, const Object& object,
                               const TypeInfo& wanted);

// GivenTo is CheckedObject for an argument of `function`.
Object* GivenTo(const char* function, CFTypeRef ref);

// Expect returns the T behind an argument of `function` (pass __func__), or
// ends the process with a sentence if that isn't a living T.
template <class T>
T& Expect(CFTypeRef ref, const char* function) {
  Object* object = GivenTo(function, ref);
  if (&object->type() != &T::kType) TypeMismatch(function, *object, T::kType);
  return *static_cast<T*>(object);
}

// As returns the T behind `ref`, or nullptr if it is NULL or another type.
template <class T>
T* As(CFTypeRef ref) {
  if (ref == nullptr) return nullptr;
  Object* object = GivenTo("a type check", ref);
  return &object->type() == &T::kType ? static_cast<T*>(object) : nullptr;
}

// RefTo returns the public reference of an object, without retaining it.
template <class T>
typename T::Ref RefTo(const T& object) {
  Object* base = const_cast<T*>(&object);
  return reinterpret_cast<typename T::Ref>(base);
}

// New makes a T and returns its one reference, which the caller must release.
template <class T, class... Arguments>
typename T::Ref New(Arguments&&... arguments) {
  return RefTo(*new T(std::forward<Arguments>(arguments)...));
}

}  // namespace shakedown::cf

#endif  // SHAKEDOWN_COREFOUNDATION_OBJECT_H_
