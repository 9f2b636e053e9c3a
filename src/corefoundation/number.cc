// SPDX-License-Identifier: Apache-2.0
// CFNumber: a 64-bit integer or a double, with the size it was made from.
#include <CoreFoundation/CFNumber.h>

#include <cmath>
#include <compare>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <limits>
#include <string>

#include "src/corefoundation/conversions.h"
#include "src/corefoundation/misuse.h"
#include "src/corefoundation/object.h"

namespace shakedown::cf {
namespace {

class Number final : public Object {
 public:
  using Ref = CFNumberRef;
  static TypeInfo kType;

  // `type` is one of the fixed-size types that FixedType returns.
  Number(CFNumberType type, int64_t integer)
      : Object(kType), type_(type), integer_(integer) {}
  Number(CFNumberType type, double real)
      : Object(kType), type_(type), real_(real) {}
  struct Constant {};
  constexpr Number(Constant, double real)
      : Object(kType, Immortal()), type_(kCFNumberFloat64Type), real_(real) {}

  bool Equals(const Object& other) const override {
    return Compare(static_cast<const Number&>(other)) == 0;
  }
  CFHashCode Hash() const override;
  std::string Describe() const override {
    return "<CFNumber>{value = " + Format() + "}";
  }
  std::string Format() const override;

  // Compare orders by value; NaN equals itself and comes first.
  std::strong_ordering Compare(const Number& other) const;

  CFNumberType number_type() const { return type_; }
  bool is_real() const {
    return type_ == kCFNumberFloat32Type || type_ == kCFNumberFloat64Type;
  }
  int64_t integer() const { return integer_; }
  double real() const { return real_; }

 private:
  CFNumberType type_;
  int64_t integer_ = 0;
  double real_ = 0;
};

constinit TypeInfo Number::kType{"CFNumber", 9};

constexpr double kTwoTo63 = 9223372036854775808.0;

// Truncate returns the integer part, or the nearest int64_t.
int64_t Truncate(double real) {
  if (std::isnan(real)) return 0;
  if (real >= kTwoTo63) return std::numeric_limits<int64_t>::max();
  if (real < -kTwoTo63) return std::numeric_limits<int64_t>::min();
  return static_cast<int64_t>(real);
}

std::strong_ordering CompareReals(double left, double right) {
  if (std::isnan(left) || std::isnan(right)) {
    return std::isnan(right) <=> std::isnan(left);
  }
  if (left < right) return std::strong_ordering::less;
  return left > right ? std::strong_ordering::greater
                      : std::strong_ordering::equal;
}

// CompareMixed is exact: a double would round a large integer.
std::strong_ordering CompareMixed(int64_t integer, double real) {
  if (std::isnan(real)) return std::strong_ordering::greater;
  if (real >= kTwoTo63) return std::strong_ordering::less;
  if (real < -kTwoTo63) return std::strong_ordering::greater;
  const auto whole = integer <=> Truncate(real);
  if (whole != 0) return whole;
  return CompareReals(0, real - std::trunc(real));
}

std::strong_ordering Number::Compare(const Number& other) const {
  if (is_real() && other.is_real()) return CompareReals(real_, other.real_);
  if (is_real()) return 0 <=> CompareMixed(other.integer_, real_);
  if (other.is_real()) return CompareMixed(integer_, other.real_);
  return integer_ <=> other.integer_;
}

CFHashCode Number::Hash() const {
  return static_cast<CFHashCode>(is_real() ? Truncate(real_) : integer_);
}

using Limits = std::numeric_limits<double>;
constinit NeverDestroyed<Number> positive_infinity{Number::Constant(),
                                                   Limits::infinity()};
constinit NeverDestroyed<Number> negative_infinity{Number::Constant(),
                                                   -Limits::infinity()};
constinit NeverDestroyed<Number> not_a_number{Number::Constant(),
                                              Limits::quiet_NaN()};

std::string Number::Format() const {
  if (!is_real()) return std::to_string(integer_);
  char text[40];
  std::snprintf(text, sizeof(text), "%.*g",
                type_ == kCFNumberFloat32Type ? 9 : 17, real_);
  return text;
}

// FixedType returns the fixed-size type that a C type is on a 64-bit target.
CFNumberType FixedType(CFNumberType type, const char* function) {
  switch (type) {
    case kCFNumberSInt8Type:
    case kCFNumberCharType:
      return kCFNumberSInt8Type;
    case kCFNumberSInt16Type:
    case kCFNumberShortType:
      return kCFNumberSInt16Type;
    case kCFNumberSInt32Type:
    case kCFNumberIntType:
      return kCFNumberSInt32Type;
    case kCFNumberSInt64Type:
    case kCFNumberLongType:
    case kCFNumberLongLongType:
    case kCFNumberCFIndexType:
    case kCFNumberNSIntegerType:
      return kCFNumberSInt64Type;
    case kCFNumberFloat32Type:
    case kCFNumberFloatType:
      return kCFNumberFloat32Type;
    case kCFNumberFloat64Type:
    case kCFNumberDoubleType:
    case kCFNumberCGFloatType:
      return kCFNumberFloat64Type;
  }
  Misuse(std::string(function) + " was given the unknown CFNumberType " +
         std::to_string(type));
}

template <class T>
T Load(const void* value) {
  T loaded;
  std::memcpy(&loaded, value, sizeof(loaded));
  return loaded;
}

template <class T>
bool StoreInteger(const Number& number, void* value) {
  const int64_t whole =
      number.is_real() ? Truncate(number.real()) : number.integer();
  const T stored = static_cast<T>(whole);
  std::memcpy(value, &stored, sizeof(stored));
  return stored == whole &&
         (!number.is_real() || CompareMixed(whole, number.real()) == 0);
}

template <class T>
bool StoreReal(const Number& number, void* value) {
  const T stored = static_cast<T>(
      number.is_real() ? number.real() : static_cast<double>(number.integer()));
  std::memcpy(value, &stored, sizeof(stored));
  if (number.is_real()) return CompareReals(stored, number.real()) == 0;
  return CompareMixed(number.integer(), stored) == 0;
}

}  // namespace

CFRef<CFNumberRef> MakeNumber(int64_t value) {
  return CFRef<CFNumberRef>::Adopt(New<Number>(kCFNumberSInt64Type, value));
}

}  // namespace shakedown::cf

using namespace shakedown::cf;  // NOLINT: the C functions of this namespace

const CFNumberRef kCFNumberPositiveInfinity = RefTo(positive_infinity.value);
const CFNumberRef kCFNumberNegativeInfinity = RefTo(negative_infinity.value);
const CFNumberRef kCFNumberNaN = RefTo(not_a_number.value);

CFTypeID CFNumberGetTypeID(void) { return Number::kType.id(); }

CFNumberRef CFNumberCreate(CFAllocatorRef, CFNumberType type,
                           const void* value) {
  if (value == nullptr) Misuse("CFNumberCreate was given NULL as the value");
  const CFNumberType fixed = FixedType(type, __func__);
  switch (fixed) {
    case kCFNumberSInt8Type:
      return New<Number>(fixed, int64_t{Load<int8_t>(value)});
    case kCFNumberSInt16Type:
      return New<Number>(fixed, int64_t{Load<int16_t>(value)});
    case kCFNumberSInt32Type:
      return New<Number>(fixed, int64_t{Load<int32_t>(value)});
    case kCFNumberFloat32Type:
      return New<Number>(fixed, double{Load<float>(value)});
    case kCFNumberFloat64Type:
      return New<Number>(fixed, Load<double>(value));
    default:
      return New<Number>(fixed, Load<int64_t>(value));
  }
}

CFNumberType CFNumberGetType(CFNumberRef number) {
  return Expect<Number>(number, __func__).number_type();
}

CFIndex CFNumberGetByteSize(CFNumberRef number) {
  switch (Expect<Number>(number, __func__).number_type()) {
    case kCFNumberSInt8Type:
      return 1;
    case kCFNumberSInt16Type:
      return 2;
    case kCFNumberSInt32Type:
    case kCFNumberFloat32Type:
      return 4;
    default:
      return 8;
  }
}

Boolean CFNumberIsFloatType(CFNumberRef number) {
  return Expect<Number>(number, __func__).is_real();
}

Boolean CFNumberGetValue(CFNumberRef number, CFNumberType type, void* value) {
  const Number& object = Expect<Number>(number, __func__);
  if (value == nullptr) Misuse("CFNumberGetValue was given NULL to write to");
  switch (FixedType(type, __func__)) {
    case kCFNumberSInt8Type:
      return StoreInteger<int8_t>(object, value);
    case kCFNumberSInt16Type:
      return StoreInteger<int16_t>(object, value);
    case kCFNumberSInt32Type:
      return StoreInteger<int32_t>(object, value);
    case kCFNumberFloat32Type:
      return StoreReal<float>(object, value);
    case kCFNumberFloat64Type:
      return StoreReal<double>(object, value);
    default:
      return StoreInteger<int64_t>(object, value);
  }
}

CFComparisonResult CFNumberCompare(CFNumberRef left, CFNumberRef right, void*) {
  const auto order =
      Expect<Number>(left, __func__).Compare(Expect<Number>(right, __func__));
  if (order < 0) return kCFCompareLessThan;
  return order > 0 ? kCFCompareGreaterThan : kCFCompareEqualTo;
}
