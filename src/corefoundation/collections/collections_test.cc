// SPDX-License-Identifier: Apache-2.0
#include "src/corefoundation/collections/collections.h"

#include <CoreFoundation/CoreFoundation.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "src/corefoundation/conversions.h"

namespace shakedown::cf {
namespace {

CFRef<CFMutableArrayRef> Letters(const char* letters) {
  auto array = MakeMutableArray();
  for (; *letters != '\0'; ++letters) {
    CFArrayAppendValue(array.get(), MakeString({letters, 1}).get());
  }
  return array;
}

std::string Spell(CFArrayRef array) {
  std::string text;
  for (CFIndex i = 0; i < CFArrayGetCount(array); ++i) {
    text += FormatRef(CFArrayGetValueAtIndex(array, i));
  }
  return text;
}

CFRange Whole(CFArrayRef array) {
  return CFRangeMake(0, CFArrayGetCount(array));
}

CFComparisonResult CompareTexts(const void* left, const void* right, void*) {
  return CFStringCompare(static_cast<CFStringRef>(left),
                         static_cast<CFStringRef>(right), 0);
}

TEST(ArrayTest, RetainsItsValuesUntilItsEnd) {
  const auto text = MakeString("x");
  {
    const auto array =
        MakeArray(std::initializer_list<CFTypeRef>{text.get(), text.get()});
    EXPECT_EQ(CFGetRetainCount(text.get()), 3);
  }
  EXPECT_EQ(CFGetRetainCount(text.get()), 1);
}

TEST(ArrayTest, WithoutCallbacksItKeepsMerePointers) {
  int numbers[] = {1, 2};
  const void* values[] = {&numbers[0], &numbers[1]};
  const auto array =
      CFRef<CFArrayRef>::Adopt(CFArrayCreate(nullptr, values, 2, nullptr));
  EXPECT_EQ(CFArrayGetValueAtIndex(array.get(), 1), &numbers[1]);
  EXPECT_EQ(
      CFArrayGetFirstIndexOfValue(array.get(), CFRangeMake(0, 2), &numbers[1]),
      1);
}

TEST(ArrayTest, ReplacesARangeByACArray) {
  const auto array = Letters("abcd");
  const void* values[] = {CFSTR("x"), CFSTR("y"), CFSTR("z")};
  CFArrayReplaceValues(array.get(), CFRangeMake(1, 2), values, 3);
  EXPECT_EQ(Spell(array.get()), "axyzd");
}

TEST(ArrayTest, IsEditedInPlace) {
  const auto array = Letters("abcd");
  CFArrayRemoveValueAtIndex(array.get(), 0);
  CFArrayInsertValueAtIndex(array.get(), 3, CFSTR("e"));
  CFArraySetValueAtIndex(array.get(), 0, CFSTR("B"));
  CFArraySetValueAtIndex(array.get(), 4, CFSTR("f"));
  CFArrayExchangeValuesAtIndices(array.get(), 0, 1);
  EXPECT_EQ(Spell(array.get()), "cBdef");
  CFArraySortValues(array.get(), Whole(array.get()), CompareTexts, nullptr);
  EXPECT_EQ(Spell(array.get()), "Bcdef");
}

TEST(ArrayTest, AppendsAnArrayEvenItself) {
  const auto array = Letters("ab");
  CFArrayAppendArray(array.get(), array.get(), Whole(array.get()));
  EXPECT_EQ(Spell(array.get()), "abab");
}

TEST(ArrayTest, ValueMayReplaceItself) {
  const auto array = Letters("a");
  CFArraySetValueAtIndex(array.get(), 0,
                         CFArrayGetValueAtIndex(array.get(), 0));
  EXPECT_EQ(Spell(array.get()), "a");
}

TEST(ArrayTest, CopyIsIndependentAndEqual) {
  const auto array = Letters("ab");
  const auto copy =
      CFRef<CFArrayRef>::Adopt(CFArrayCreateCopy(nullptr, array.get()));
  EXPECT_TRUE(CFEqual(array.get(), copy.get()));
  CFArrayRemoveAllValues(array.get());
  EXPECT_EQ(Spell(copy.get()), "ab");
  EXPECT_FALSE(CFEqual(array.get(), copy.get()));
}

TEST(ArrayDeathTest, IndexMustLieWithin) {
  EXPECT_DEATH(CFArrayGetValueAtIndex(Letters("ab").get(), 2),
               "was given the index 2 of a CFArray of length 2");
  EXPECT_DEATH(CFArrayGetValueAtIndex(Letters("ab").get(), -1), "index -1 of");
}

TEST(ArrayDeathTest, NullIsNoObject) {
  EXPECT_DEATH(CFArrayAppendValue(Letters("").get(), nullptr),
               "CFRetain\\(NULL\\)");
}

TEST(ArrayDeathTest, ImmutableArrayIsNotChanged) {
  const auto array = MakeArray({});
  EXPECT_DEATH(CFArrayAppendValue(const_cast<CFMutableArrayRef>(array.get()),
                                  CFSTR("a")),
               "CFArrayAppendValue was given an immutable CFArray");
}

std::vector<std::string> KeysOf(CFDictionaryRef dictionary) {
  std::vector<const void*> keys(
      static_cast<size_t>(CFDictionaryGetCount(dictionary)));
  CFDictionaryGetKeysAndValues(dictionary, keys.data(), nullptr);
  std::vector<std::string> names;
  for (const void* key : keys) names.push_back(FormatRef(key));
  return names;
}

TEST(DictionaryTest, WalksInTheOrderOfInsertion) {
  const auto dictionary = MakeMutableDictionary();
  for (const char* key : {"z", "a", "m"}) {
    CFDictionarySetValue(dictionary.get(), MakeString(key).get(), kCFNull);
  }
  CFDictionaryRemoveValue(dictionary.get(), CFSTR("a"));
  CFDictionarySetValue(dictionary.get(), CFSTR("a"), kCFNull);
  EXPECT_EQ(KeysOf(dictionary.get()),
            (std::vector<std::string>{"z", "m", "a"}));
}

TEST(DictionaryTest, FindsByContent) {
  const auto dictionary = MakeMutableDictionary();
  CFDictionarySetValue(dictionary.get(), MakeString("key").get(),
                       kCFBooleanTrue);
  EXPECT_EQ(CFDictionaryGetValue(dictionary.get(), MakeString("key").get()),
            kCFBooleanTrue);
  EXPECT_EQ(CFDictionaryGetValue(dictionary.get(), CFSTR("other")), nullptr);
  EXPECT_EQ(CFDictionaryGetCountOfValue(dictionary.get(), kCFBooleanTrue), 1);
}

TEST(DictionaryTest, WithoutCallbacksFindsByAddress) {
  const auto dictionary = CFRef<CFMutableDictionaryRef>::Adopt(
      CFDictionaryCreateMutable(nullptr, 0, nullptr, nullptr));
  const int key = 0;
  CFDictionarySetValue(dictionary.get(), &key, nullptr);
  const void* value = &key;
  EXPECT_TRUE(CFDictionaryGetValueIfPresent(dictionary.get(), &key, &value));
  EXPECT_EQ(value, nullptr);
  EXPECT_FALSE(CFDictionaryContainsKey(dictionary.get(), &value));
}

TEST(DictionaryTest, AddSetAndReplaceDiffer) {
  const auto dictionary = MakeMutableDictionary();
  const auto value = [&] {
    return CFDictionaryGetValue(dictionary.get(), CFSTR("k"));
  };
  CFDictionaryReplaceValue(dictionary.get(), CFSTR("k"), CFSTR("1"));
  EXPECT_EQ(value(), nullptr);
  CFDictionaryAddValue(dictionary.get(), CFSTR("k"), CFSTR("2"));
  CFDictionaryAddValue(dictionary.get(), CFSTR("k"), CFSTR("3"));
  EXPECT_EQ(value(), CFSTR("2"));
  CFDictionarySetValue(dictionary.get(), CFSTR("k"), CFSTR("4"));
  EXPECT_EQ(value(), CFSTR("4"));
}

TEST(DictionaryTest, CopiedKeyIsNotChangedByItsOriginal) {
  const auto key =
      CFRef<CFMutableStringRef>::Adopt(CFStringCreateMutable(nullptr, 0));
  const auto dictionary =
      CFRef<CFMutableDictionaryRef>::Adopt(CFDictionaryCreateMutable(
          nullptr, 0, &kCFCopyStringDictionaryKeyCallBacks, nullptr));
  CFDictionarySetValue(dictionary.get(), key.get(), nullptr);
  CFStringAppend(key.get(), CFSTR("later"));
  EXPECT_TRUE(CFDictionaryContainsKey(dictionary.get(), CFSTR("")));
}

TEST(DictionaryTest, EqualityIgnoresTheOrder) {
  const void* keys[] = {CFSTR("a"), CFSTR("b")};
  const void* backwards[] = {CFSTR("b"), CFSTR("a")};
  const auto create = [](const void** k) {
    return CFRef<CFDictionaryRef>::Adopt(
        CFDictionaryCreate(nullptr, k, k, 2, &kCFTypeDictionaryKeyCallBacks,
                           &kCFTypeDictionaryValueCallBacks));
  };
  EXPECT_TRUE(CFEqual(create(keys).get(), create(backwards).get()));
}

}  // namespace
}  // namespace shakedown::cf
