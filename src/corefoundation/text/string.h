// SPDX-License-Identifier: Apache-2.0
// The object behind CFStringRef: UTF-16 units.
// Example: New<String>(std::u16string(u"abc"), String::Kind::kImmutable);
#ifndef SHAKEDOWN_COREFOUNDATION_TEXT_STRING_H_
#define SHAKEDOWN_COREFOUNDATION_TEXT_STRING_H_

#include <CoreFoundation/CFString.h>

#include <string>
#include <string_view>

#include "src/corefoundation/object.h"

namespace shakedown::cf {

class String final : public Object {
 public:
  using Ref = CFMutableStringRef;
  static TypeInfo kType;

  enum class Kind { kImmutable, kMutable };

  String(std::u16string units, Kind kind);
  // A constant that is never destroyed.
  struct Constant {};
  String(Constant, std::u16string units);

  bool Equals(const Object& other) const override;
  CFHashCode Hash() const override;
  std::string Describe() const override;
  std::string Format() const override;

  bool is_mutable() const { return kind_ == Kind::kMutable; }
  std::u16string_view view() const { return units_; }
  // units may be changed if the object is mutable.
  std::u16string& units() { return units_; }
  // c_string is nullptr for a mutable string and if not all of it is ASCII.
  const char* c_string() const;

 private:
  Kind kind_;
  bool is_ascii_;
  std::u16string units_;
  std::string ascii_;
};

// UnitsOf views the units of an argument of `function` (pass __func__).
std::u16string_view UnitsOf(CFStringRef string, const char* function);

// MutableUnits returns them to be changed.
std::u16string& MutableUnits(CFMutableStringRef string, const char* function);

// FormatText does what CFStringCreateWithFormat does.
std::u16string FormatText(std::u16string_view format, va_list arguments);

}  // namespace shakedown::cf

#endif  // SHAKEDOWN_COREFOUNDATION_TEXT_STRING_H_
