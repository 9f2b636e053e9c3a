// SPDX-License-Identifier: Apache-2.0
// The functions that change a CFArray.
#include <algorithm>
#include <utility>
#include <vector>

#include "src/corefoundation/bounds.h"
#include "src/corefoundation/collections/array.h"

namespace shakedown::cf {
namespace {

Array& AsMutable(CFMutableArrayRef array, const char* function) {
  Array& object = Expect<Array>(array, function);
  CheckMutable(function, object.is_mutable(), Array::kType);
  return object;
}

CFRange Whole(const Array& array) {
  return CFRangeMake(0, static_cast<CFIndex>(array.values().size()));
}

}  // namespace
}  // namespace shakedown::cf

using namespace shakedown::cf;  // NOLINT: the C functions of this namespace

void CFArrayAppendValue(CFMutableArrayRef array, const void* value) {
  Array& object = AsMutable(array, __func__);
  object.Insert(object.values().size(), value);
}

void CFArrayInsertValueAtIndex(CFMutableArrayRef array, CFIndex index,
                               const void* value) {
  Array& object = AsMutable(array, __func__);
  CheckRange(__func__, CFRangeMake(index, 0), object.values().size(),
             Array::kType);
  object.Insert(static_cast<size_t>(index), value);
}

void CFArraySetValueAtIndex(CFMutableArrayRef array, CFIndex index,
                            const void* value) {
  Array& object = AsMutable(array, __func__);
  const CFIndex count = Whole(object).length;
  const CFRange place = CFRangeMake(index, index == count ? 0 : 1);
  CheckRange(__func__, place, object.values().size(), Array::kType);
  object.Replace(place, {value});
}

void CFArrayRemoveValueAtIndex(CFMutableArrayRef array, CFIndex index) {
  Array& object = AsMutable(array, __func__);
  CheckIndex(__func__, index, object.values().size(), Array::kType);
  object.Replace(CFRangeMake(index, 1), {});
}

void CFArrayRemoveAllValues(CFMutableArrayRef array) {
  Array& object = AsMutable(array, __func__);
  object.Replace(Whole(object), {});
}

void CFArrayReplaceValues(CFMutableArrayRef array, CFRange range,
                          const void** values, CFIndex count) {
  Array& object = AsMutable(array, __func__);
  CheckRange(__func__, range, object.values().size(), Array::kType);
  CheckBuffer(__func__, values, count);
  object.Replace(range, FromC(values, count));
}

void CFArrayExchangeValuesAtIndices(CFMutableArrayRef array, CFIndex first,
                                    CFIndex second) {
  Array& object = AsMutable(array, __func__);
  std::vector<const void*> values = object.values();
  const size_t a = CheckIndex(__func__, first, values.size(), Array::kType);
  const size_t b = CheckIndex(__func__, second, values.size(), Array::kType);
  std::swap(values[a], values[b]);
  object.Reorder(std::move(values));
}

void CFArrayAppendArray(CFMutableArrayRef array, CFArrayRef other,
                        CFRange range) {
  Array& object = AsMutable(array, __func__);
  const auto& values = Expect<Array>(other, __func__).values();
  CheckRange(__func__, range, values.size(), Array::kType);
  const auto begin = values.begin() + range.location;
  object.Replace(CFRangeMake(Whole(object).length, 0),
                 {begin, begin + range.length});
}

void CFArraySortValues(CFMutableArrayRef array, CFRange range,
                       CFComparatorFunction comparator, void* context) {
  Array& object = AsMutable(array, __func__);
  std::vector<const void*> values = object.values();
  CheckRange(__func__, range, values.size(), Array::kType);
  const auto begin = values.begin() + range.location;
  std::stable_sort(
      begin, begin + range.length, [=](const void* left, const void* right) {
        return comparator(left, right, context) == kCFCompareLessThan;
      });
  object.Reorder(std::move(values));
}
