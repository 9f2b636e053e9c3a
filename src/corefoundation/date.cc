// SPDX-License-Identifier: Apache-2.0
// CFDate, and CFAbsoluteTime on the simulation's clock.
#include <CoreFoundation/CFDate.h>

#include <cmath>
#include <cstdint>
#include <string>

#include "src/corefoundation/conversions.h"
#include "src/corefoundation/object.h"
#include "src/simulation/clock.h"
#include "src/simulation/simulation.h"

namespace shakedown::cf {
namespace {

constexpr CFTimeInterval kSecondsTo2001 = 978307200;

class Date final : public Object {
 public:
  using Ref = CFDateRef;
  static TypeInfo kType;

  explicit Date(CFAbsoluteTime time) : Object(kType), time_(time) {}

  bool Equals(const Object& other) const override {
    return time_ == static_cast<const Date&>(other).time_;
  }
  CFHashCode Hash() const override;
  std::string Describe() const override {
    return "<CFDate>{time = " + Format() + "}";
  }
  std::string Format() const override;

  CFAbsoluteTime time() const { return time_; }

 private:
  // Beyond some thousand years a date is no matter of a calendar, nor surely
  // of an int64_t.
  bool in_calendar() const { return std::fabs(time_) < 1e11; }

  CFAbsoluteTime time_;
};

constinit TypeInfo Date::kType{"CFDate", 8};

CFHashCode Date::Hash() const {
  return in_calendar() ? static_cast<CFHashCode>(std::llround(time_)) : 0;
}

std::string Date::Format() const {
  if (!in_calendar()) return std::to_string(time_);
  return FormatTime(std::llround(std::floor(time_ + kSecondsTo2001)));
}

}  // namespace

CFRef<CFDateRef> MakeDate(int64_t unix_seconds) {
  return CFRef<CFDateRef>::Adopt(CFDateCreate(
      nullptr, static_cast<CFAbsoluteTime>(unix_seconds) - kSecondsTo2001));
}

int64_t ToUnixSeconds(CFDateRef date) {
  const CFAbsoluteTime time = Expect<Date>(date, "ToUnixSeconds").time();
  constexpr double kLimit = 9e18;  // within int64_t
  const double seconds = std::floor(time + kSecondsTo2001);
  if (std::isnan(seconds)) return 0;
  return static_cast<int64_t>(std::fmax(-kLimit, std::fmin(seconds, kLimit)));
}

}  // namespace shakedown::cf

using namespace shakedown::cf;  // NOLINT: the C functions of this namespace

const CFTimeInterval kCFAbsoluteTimeIntervalSince1970 = kSecondsTo2001;
const CFTimeInterval kCFAbsoluteTimeIntervalSince1904 = 3061152000.0;

CFAbsoluteTime CFAbsoluteTimeGetCurrent(void) {
  const auto& clock = shakedown::Simulation::Current().clock();
  return static_cast<double>(clock.UnixMilliseconds()) / 1000 - kSecondsTo2001;
}

CFTypeID CFDateGetTypeID(void) { return Date::kType.id(); }

CFDateRef CFDateCreate(CFAllocatorRef, CFAbsoluteTime time) {
  return New<Date>(time);
}

CFAbsoluteTime CFDateGetAbsoluteTime(CFDateRef date) {
  return Expect<Date>(date, __func__).time();
}

CFTimeInterval CFDateGetTimeIntervalSinceDate(CFDateRef date, CFDateRef other) {
  return Expect<Date>(date, __func__).time() -
         Expect<Date>(other, __func__).time();
}

CFComparisonResult CFDateCompare(CFDateRef left, CFDateRef right, void*) {
  const CFAbsoluteTime a = Expect<Date>(left, __func__).time();
  const CFAbsoluteTime b = Expect<Date>(right, __func__).time();
  if (a < b) return kCFCompareLessThan;
  return a > b ? kCFCompareGreaterThan : kCFCompareEqualTo;
}
