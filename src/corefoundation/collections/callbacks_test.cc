// SPDX-License-Identifier: Apache-2.0
// What collections do with the callbacks that an app brings.
#include <CoreFoundation/CoreFoundation.h>
#include <gtest/gtest.h>

#include <string>

#include "src/corefoundation/cf_ref.h"
#include "src/corefoundation/conversions.h"

namespace shakedown::cf {
namespace {

// The app's values: numbers that count their owners.
struct Counted {
  int number;
  int owners = 0;
};

const void* Own(CFAllocatorRef, const void* value) {
  ++const_cast<Counted*>(static_cast<const Counted*>(value))->owners;
  return value;
}

void Disown(CFAllocatorRef, const void* value) {
  --const_cast<Counted*>(static_cast<const Counted*>(value))->owners;
}

CFStringRef Name(const void* value) {
  const int number = static_cast<const Counted*>(value)->number;
  return MakeString("number " + std::to_string(number)).Release();
}

// Equal are numbers with the same last digit.
Boolean SameDigit(const void* left, const void* right) {
  return static_cast<const Counted*>(left)->number % 10 ==
         static_cast<const Counted*>(right)->number % 10;
}

CFHashCode LastDigit(const void* value) {
  return static_cast<CFHashCode>(static_cast<const Counted*>(value)->number %
                                 10);
}

constexpr CFArrayCallBacks kInArray = {0, Own, Disown, Name, SameDigit};
constexpr CFDictionaryKeyCallBacks kAsKey = {0,    Own,       Disown,
                                             Name, SameDigit, LastDigit};
constexpr CFDictionaryValueCallBacks kAsValue = {0, Own, Disown, Name,
                                                 SameDigit};

class ArrayCallbacksTest : public testing::Test {
 protected:
  Counted one_{1};
  Counted eleven_{11};
  Counted two_{2};
  CFRef<CFMutableArrayRef> array_ = CFRef<CFMutableArrayRef>::Adopt(
      CFArrayCreateMutable(nullptr, 0, &kInArray));
};

TEST_F(ArrayCallbacksTest, ValueIsOwnedOncePerPlace) {
  CFArrayAppendValue(array_.get(), &one_);
  CFArrayAppendValue(array_.get(), &one_);
  EXPECT_EQ(one_.owners, 2);
  CFArrayRemoveValueAtIndex(array_.get(), 0);
  EXPECT_EQ(one_.owners, 1);
  CFArraySetValueAtIndex(array_.get(), 0, &two_);
  EXPECT_EQ(one_.owners, 0);
  EXPECT_EQ(two_.owners, 1);
  array_.Reset();
  EXPECT_EQ(two_.owners, 0);
}

TEST_F(ArrayCallbacksTest, CopyOwnsWithTheSameCallbacks) {
  CFArrayAppendValue(array_.get(), &one_);
  const auto copy = CFRef<CFMutableArrayRef>::Adopt(
      CFArrayCreateMutableCopy(nullptr, 0, array_.get()));
  EXPECT_EQ(one_.owners, 2);
  CFArrayAppendArray(copy.get(), array_.get(), CFRangeMake(0, 1));
  EXPECT_EQ(one_.owners, 3);
}

TEST_F(ArrayCallbacksTest, ValuesAreComparedByTheApp) {
  CFArrayAppendValue(array_.get(), &two_);
  CFArrayAppendValue(array_.get(), &eleven_);
  const CFRange all = CFRangeMake(0, 2);
  EXPECT_TRUE(CFArrayContainsValue(array_.get(), all, &one_));
  EXPECT_EQ(CFArrayGetFirstIndexOfValue(array_.get(), all, &one_), 1);
  EXPECT_EQ(CFArrayGetFirstIndexOfValue(array_.get(), CFRangeMake(0, 1), &one_),
            kCFNotFound);
}

TEST_F(ArrayCallbacksTest, ValuesAreDescribedByTheApp) {
  CFArrayAppendValue(array_.get(), &eleven_);
  EXPECT_NE(DescribeRef(array_.get()).find("0 : number 11"), std::string::npos);
}

TEST_F(ArrayCallbacksTest, FunctionIsAppliedToTheRangeInOrder) {
  for (Counted* value : {&one_, &eleven_, &two_}) {
    CFArrayAppendValue(array_.get(), value);
  }
  std::string seen;
  CFArrayApplyFunction(
      array_.get(), CFRangeMake(1, 2),
      [](const void* value, void* context) {
        *static_cast<std::string*>(context) +=
            std::to_string(static_cast<const Counted*>(value)->number) + " ";
      },
      &seen);
  EXPECT_EQ(seen, "11 2 ");
}

class DictionaryCallbacksTest : public testing::Test {
 protected:
  Counted key_{1};
  Counted same_key_{11};
  Counted value_{5};
  CFRef<CFMutableDictionaryRef> dictionary_ =
      CFRef<CFMutableDictionaryRef>::Adopt(
          CFDictionaryCreateMutable(nullptr, 0, &kAsKey, &kAsValue));
};

TEST_F(DictionaryCallbacksTest, KeyAndValueAreOwned) {
  CFDictionaryAddValue(dictionary_.get(), &key_, &value_);
  CFDictionaryAddValue(dictionary_.get(), &same_key_, &value_);
  EXPECT_EQ(key_.owners, 1);
  EXPECT_EQ(same_key_.owners, 0);
  EXPECT_EQ(value_.owners, 1);
  CFDictionaryRemoveValue(dictionary_.get(), &same_key_);
  EXPECT_EQ(key_.owners, 0);
  EXPECT_EQ(value_.owners, 0);
}

TEST_F(DictionaryCallbacksTest, NewValueReplacesTheOldButNotTheKey) {
  CFDictionarySetValue(dictionary_.get(), &key_, &value_);
  Counted other{6};
  CFDictionarySetValue(dictionary_.get(), &same_key_, &other);
  EXPECT_EQ(CFDictionaryGetValue(dictionary_.get(), &key_), &other);
  EXPECT_EQ(key_.owners, 1);
  EXPECT_EQ(same_key_.owners, 0);
  EXPECT_EQ(value_.owners, 0);
  dictionary_.Reset();
  EXPECT_EQ(other.owners, 0);
}

TEST_F(DictionaryCallbacksTest, KeyIsFoundByTheAppsHashAndEquality) {
  CFDictionarySetValue(dictionary_.get(), &key_, &value_);
  const void* value = nullptr;
  EXPECT_TRUE(
      CFDictionaryGetValueIfPresent(dictionary_.get(), &same_key_, &value));
  EXPECT_EQ(value, &value_);
  EXPECT_FALSE(CFDictionaryContainsKey(dictionary_.get(), &value_));
  EXPECT_EQ(CFDictionaryGetCountOfValue(dictionary_.get(), &value_), 1);
}

TEST_F(DictionaryCallbacksTest, CopyOwnsAllAgain) {
  CFDictionarySetValue(dictionary_.get(), &key_, &value_);
  const auto copy = CFRef<CFMutableDictionaryRef>::Adopt(
      CFDictionaryCreateMutableCopy(nullptr, 0, dictionary_.get()));
  EXPECT_EQ(key_.owners, 2);
  EXPECT_TRUE(CFEqual(copy.get(), dictionary_.get()));
}

}  // namespace
}  // namespace shakedown::cf
