// SPDX-License-Identifier: Apache-2.0
// CFNumberGetValue: from each kind of number to each C type.
#include <CoreFoundation/CoreFoundation.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <string>

#include "src/corefoundation/cf_ref.h"

namespace shakedown::cf {
namespace {

constexpr double kTwoTo40 = 1099511627776.0;

struct Conversion {
  const char* name;
  double stored;  // as an SInt64 if it is whole, else as a Float64
  CFNumberType type;
  double read;
  bool is_exact;
};

CFRef<CFNumberRef> NumberOf(double value) {
  if (std::trunc(value) != value) {
    return CFRef<CFNumberRef>::Adopt(
        CFNumberCreate(nullptr, kCFNumberFloat64Type, &value));
  }
  const SInt64 whole = static_cast<SInt64>(value);
  return CFRef<CFNumberRef>::Adopt(
      CFNumberCreate(nullptr, kCFNumberSInt64Type, &whole));
}

// Sizes of the types, counted from 1; 0: no such type.
constexpr size_t kSizes[] = {0, 1, 2, 4, 8, 4, 8, 1, 2, 4, 8, 8, 4, 8, 8, 8, 8};

template <class T>
double Load(const unsigned char* bytes) {
  T value;
  std::memcpy(&value, bytes, sizeof(value));
  return static_cast<double>(value);
}

double LoadAs(CFNumberType type, const unsigned char* bytes) {
  const bool is_real =
      type == kCFNumberFloat32Type || type == kCFNumberFloat64Type ||
      type == kCFNumberFloatType || type == kCFNumberDoubleType ||
      type == kCFNumberCGFloatType;
  switch (kSizes[type]) {
    case 1:
      return Load<int8_t>(bytes);
    case 2:
      return Load<int16_t>(bytes);
    case 4:
      return is_real ? Load<float>(bytes) : Load<int32_t>(bytes);
    default:
      return is_real ? Load<double>(bytes) : Load<int64_t>(bytes);
  }
}

class NumberConversionTest : public testing::TestWithParam<Conversion> {};

TEST_P(NumberConversionTest, ValueIsWrittenAndLossIsTold) {
  const Conversion& row = GetParam();
  unsigned char bytes[16];
  std::memset(bytes, 0xaa, sizeof(bytes));
  EXPECT_EQ(CFNumberGetValue(NumberOf(row.stored).get(), row.type, bytes),
            row.is_exact);
  EXPECT_EQ(LoadAs(row.type, bytes), row.read);
  EXPECT_EQ(bytes[kSizes[row.type]], 0xaa) << "written past its end";
}

std::string NameOf(const testing::TestParamInfo<Conversion>& info) {
  return info.param.name;
}

INSTANTIATE_TEST_SUITE_P(
    Whole, NumberConversionTest,
    testing::Values(
        Conversion{"SmallAsSInt8", -5, kCFNumberSInt8Type, -5, true},
        Conversion{"LargeAsSInt8", 300, kCFNumberSInt8Type, 44, false},
        Conversion{"SmallAsChar", 65, kCFNumberCharType, 65, true},
        Conversion{"LargeAsShort", 65537, kCFNumberShortType, 1, false},
        Conversion{"CodeAsSInt16", -9807, kCFNumberSInt16Type, -9807, true},
        Conversion{"CodeAsInt", -9807, kCFNumberIntType, -9807, true},
        Conversion{"LargeAsSInt32", kTwoTo40, kCFNumberSInt32Type, 0, false},
        Conversion{"LargeAsSInt64", kTwoTo40, kCFNumberSInt64Type, kTwoTo40,
                   true},
        Conversion{"LargeAsLong", kTwoTo40, kCFNumberLongType, kTwoTo40, true},
        Conversion{"LargeAsLongLong", -kTwoTo40, kCFNumberLongLongType,
                   -kTwoTo40, true},
        Conversion{"CountAsCFIndex", 7, kCFNumberCFIndexType, 7, true},
        Conversion{"CountAsNSInteger", 7, kCFNumberNSIntegerType, 7, true},
        Conversion{"CountAsFloat", 7, kCFNumberFloatType, 7, true},
        Conversion{"OddAsFloat32", 16777217, kCFNumberFloat32Type, 16777216,
                   false},
        Conversion{"CountAsDouble", 7, kCFNumberDoubleType, 7, true}),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    Fraction, NumberConversionTest,
    testing::Values(
        Conversion{"AsInt", 2.5, kCFNumberIntType, 2, false},
        Conversion{"BelowZeroAsInt", -2.5, kCFNumberIntType, -2, false},
        Conversion{"AsSInt8", 2.5, kCFNumberSInt8Type, 2, false},
        Conversion{"AsFloat", 2.5, kCFNumberFloatType, 2.5, true},
        Conversion{"AsCGFloat", 2.5, kCFNumberCGFloatType, 2.5, true},
        Conversion{"FineAsFloat", 0.1, kCFNumberFloat32Type,
                   static_cast<double>(0.1F), false},
        Conversion{"FineAsDouble", 0.1, kCFNumberFloat64Type, 0.1, true}),
    NameOf);

}  // namespace
}  // namespace shakedown::cf
