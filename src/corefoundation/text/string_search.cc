// SPDX-License-Identifier: Apache-2.0
// Comparing CFStrings, finding one in another, and the numbers they begin with.
// Unit by unit: letters with combining marks are not put together, and case is
// that of ASCII, Latin 1, Greek and Cyrillic.
#include <algorithm>
#include <cstdlib>
#include <string>

#include "src/corefoundation/bounds.h"
#include "src/corefoundation/conversions.h"
#include "src/corefoundation/text/encodings.h"
#include "src/corefoundation/text/string.h"

namespace shakedown::cf {
namespace {

bool Within(char16_t unit, char16_t first, char16_t last) {
  return unit >= first && unit <= last;
}

char16_t LowerCase(char16_t unit) {
  const bool by_32 = Within(unit, u'A', u'Z') ||
                     (Within(unit, 0x00c0, 0x00de) && unit != 0x00d7) ||
                     (Within(unit, 0x0391, 0x03a9) && unit != 0x03a2) ||
                     Within(unit, 0x0410, 0x042f);
  if (by_32) return static_cast<char16_t>(unit + 32);
  if (Within(unit, 0x0400, 0x040f)) return static_cast<char16_t>(unit + 80);
  return unit;
}

char16_t Folded(char16_t unit, CFStringCompareFlags flags) {
  return (flags & kCFCompareCaseInsensitive) != 0 ? LowerCase(unit) : unit;
}

bool IsDigit(char16_t unit) { return Within(unit, u'0', u'9'); }

// TakeNumber removes the digits at the front, and returns them without leading
// zeros.
std::u16string_view TakeNumber(std::u16string_view& text) {
  size_t length = 0;
  while (length < text.size() && IsDigit(text[length])) ++length;
  std::u16string_view digits = text.substr(0, length);
  text.remove_prefix(length);
  digits.remove_prefix(std::min(digits.find_first_not_of(u'0'), length));
  return digits;
}

int Sign(auto left, auto right) { return left < right ? -1 : left > right; }

int CompareNumbers(std::u16string_view& left, std::u16string_view& right) {
  const auto a = TakeNumber(left);
  const auto b = TakeNumber(right);
  return a.size() != b.size() ? Sign(a.size(), b.size()) : a.compare(b);
}

CFComparisonResult Compare(std::u16string_view left, std::u16string_view right,
                           CFStringCompareFlags flags) {
  int order = 0;
  while (order == 0 && !left.empty() && !right.empty()) {
    if ((flags & kCFCompareNumerically) != 0 && IsDigit(left[0]) &&
        IsDigit(right[0])) {
      order = CompareNumbers(left, right);
      continue;
    }
    order = Sign(Folded(left[0], flags), Folded(right[0], flags));
    left.remove_prefix(1);
    right.remove_prefix(1);
  }
  if (order == 0) order = Sign(left.size(), right.size());
  if (order < 0) return kCFCompareLessThan;
  return order > 0 ? kCFCompareGreaterThan : kCFCompareEqualTo;
}

bool StandsAt(std::u16string_view text, size_t place,
              std::u16string_view wanted, CFStringCompareFlags flags) {
  for (size_t i = 0; i < wanted.size(); ++i) {
    if (Folded(text[place + i], flags) != Folded(wanted[i], flags)) {
      return false;
    }
  }
  return true;
}

bool Find(std::u16string_view text, std::u16string_view wanted, CFRange range,
          CFStringCompareFlags flags, CFRange* found) {
  const CFIndex length = static_cast<CFIndex>(wanted.size());
  const CFIndex last = range.length - length;
  if (length == 0 || last < 0) return false;
  const bool backwards = (flags & kCFCompareBackwards) != 0;
  const CFIndex tries = (flags & kCFCompareAnchored) != 0 ? 1 : last + 1;
  for (CFIndex i = 0; i < tries; ++i) {
    const CFIndex place = range.location + (backwards ? last - i : i);
    if (!StandsAt(text, static_cast<size_t>(place), wanted, flags)) continue;
    if (found != nullptr) *found = CFRangeMake(place, length);
    return true;
  }
  return false;
}

CFRange Whole(std::u16string_view text) {
  return CFRangeMake(0, static_cast<CFIndex>(text.size()));
}

}  // namespace
}  // namespace shakedown::cf

using namespace shakedown::cf;  // NOLINT: the C functions of this namespace

CFComparisonResult CFStringCompare(CFStringRef left, CFStringRef right,
                                   CFStringCompareFlags flags) {
  return Compare(UnitsOf(left, __func__), UnitsOf(right, __func__), flags);
}

CFComparisonResult CFStringCompareWithOptions(CFStringRef left,
                                              CFStringRef right, CFRange range,
                                              CFStringCompareFlags flags) {
  const auto units = UnitsOf(left, __func__);
  CheckRange(__func__, range, units.size(), String::kType);
  const auto part = units.substr(static_cast<size_t>(range.location),
                                 static_cast<size_t>(range.length));
  return Compare(part, UnitsOf(right, __func__), flags);
}

Boolean CFStringHasPrefix(CFStringRef string, CFStringRef prefix) {
  const auto units = UnitsOf(string, __func__);
  return Find(units, UnitsOf(prefix, __func__), Whole(units),
              kCFCompareAnchored, nullptr);
}

Boolean CFStringHasSuffix(CFStringRef string, CFStringRef suffix) {
  const auto units = UnitsOf(string, __func__);
  return Find(units, UnitsOf(suffix, __func__), Whole(units),
              kCFCompareAnchored | kCFCompareBackwards, nullptr);
}

CFRange CFStringFind(CFStringRef string, CFStringRef wanted,
                     CFStringCompareFlags flags) {
  const auto units = UnitsOf(string, __func__);
  CFRange found = CFRangeMake(kCFNotFound, 0);
  Find(units, UnitsOf(wanted, __func__), Whole(units), flags, &found);
  return found;
}

Boolean CFStringFindWithOptions(CFStringRef string, CFStringRef wanted,
                                CFRange range, CFStringCompareFlags flags,
                                CFRange* found) {
  const auto units = UnitsOf(string, __func__);
  CheckRange(__func__, range, units.size(), String::kType);
  return Find(units, UnitsOf(wanted, __func__), range, flags, found);
}

SInt32 CFStringGetIntValue(CFStringRef string) {
  const auto text = ToUtf8(UnitsOf(string, __func__));
  const long long value = std::strtoll(text.c_str(), nullptr, 10);
  if (value > INT32_MAX) return INT32_MAX;
  return value < INT32_MIN ? INT32_MIN : static_cast<SInt32>(value);
}

double CFStringGetDoubleValue(CFStringRef string) {
  const auto text = ToUtf8(UnitsOf(string, __func__));
  return std::strtod(text.c_str(), nullptr);
}
