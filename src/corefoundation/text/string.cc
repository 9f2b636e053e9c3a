// SPDX-License-Identifier: Apache-2.0
#include "src/corefoundation/text/string.h"

#include <algorithm>
#include <utility>

#include "src/corefoundation/bounds.h"
#include "src/corefoundation/conversions.h"
#include "src/corefoundation/hash.h"
#include "src/corefoundation/misuse.h"
#include "src/corefoundation/text/constant_strings.h"
#include "src/corefoundation/text/encodings.h"

namespace shakedown::cf {

constinit TypeInfo String::kType{"CFString", 1};

namespace {

bool IsAscii(std::u16string_view units) {
  return std::ranges::all_of(units, [](char16_t unit) { return unit < 0x80; });
}

std::string Narrow(std::u16string_view units, bool is_ascii) {
  return is_ascii ? std::string(units.begin(), units.end()) : std::string();
}

}  // namespace

String::String(std::u16string units, Kind kind)
    : Object(kType),
      kind_(kind),
      is_ascii_(kind == Kind::kImmutable && IsAscii(units)),
      units_(std::move(units)),
      ascii_(Narrow(units_, is_ascii_)) {}

String::String(Constant, std::u16string units)
    : Object(kType, Immortal()),
      kind_(Kind::kImmutable),
      is_ascii_(IsAscii(units)),
      units_(std::move(units)),
      ascii_(Narrow(units_, is_ascii_)) {}

bool String::Equals(const Object& other) const {
  return units_ == static_cast<const String&>(other).units_;
}

CFHashCode String::Hash() const { return HashOf(units_.begin(), units_.end()); }

std::string String::Describe() const {
  return "<CFString>{contents = \"" + Format() + "\"}";
}

std::string String::Format() const { return ToUtf8(units_); }

const char* String::c_string() const {
  return is_ascii_ ? ascii_.c_str() : nullptr;
}

std::u16string_view UnitsOf(CFStringRef string, const char* function) {
  return Expect<String>(string, function).view();
}

std::u16string& MutableUnits(CFMutableStringRef string, const char* function) {
  String& object = Expect<String>(string, function);
  CheckMutable(function, object.is_mutable(), String::kType);
  return object.units();
}

CFRef<CFStringRef> MakeString(std::string_view utf8) {
  return CFRef<CFStringRef>::Adopt(
      New<String>(FromUtf8(utf8), String::Kind::kImmutable));
}

std::string ToStdString(CFStringRef string) {
  return string == nullptr ? "" : ToUtf8(UnitsOf(string, "ToStdString"));
}

}  // namespace shakedown::cf

using namespace shakedown::cf;  // NOLINT: the C functions of this namespace

CFStringRef __CFStringMakeConstantString(const char* text) {
  if (text == nullptr) Misuse("__CFStringMakeConstantString was given NULL");
  return RefTo(*ConstantString(text));
}

CFTypeID CFStringGetTypeID(void) { return String::kType.id(); }

CFIndex CFStringGetLength(CFStringRef string) {
  return static_cast<CFIndex>(UnitsOf(string, __func__).size());
}

UniChar CFStringGetCharacterAtIndex(CFStringRef string, CFIndex index) {
  const auto units = UnitsOf(string, __func__);
  return units[CheckIndex(__func__, index, units.size(), String::kType)];
}

void CFStringGetCharacters(CFStringRef string, CFRange range, UniChar* buffer) {
  const auto units = UnitsOf(string, __func__);
  CheckRange(__func__, range, units.size(), String::kType);
  CheckBuffer(__func__, buffer, range.length);
  std::copy_n(units.begin() + range.location, range.length, buffer);
}
