// SPDX-License-Identifier: Apache-2.0
#include "src/corefoundation/collections/array.h"

#include "src/corefoundation/bounds.h"
#include "src/corefoundation/collections/collections.h"

namespace shakedown::cf {

constinit TypeInfo Array::kType{"CFArray", 5};

Array::~Array() {
  for (const void* value : values_) DropValue(callbacks_.release, value);
}

bool Array::SameValue(const void* left, const void* right) const {
  if (left == right) return true;
  return callbacks_.equal != nullptr && callbacks_.equal(left, right);
}

bool Array::Equals(const Object& other) const {
  const Array& that = static_cast<const Array&>(other);
  if (values_.size() != that.values_.size()) return false;
  for (size_t i = 0; i < values_.size(); ++i) {
    if (!SameValue(values_[i], that.values_[i])) return false;
  }
  return true;
}

std::string Array::Describe() const {
  std::string text = "<CFArray>{type = ";
  text += is_mutable() ? "mutable" : "immutable";
  text += ", count = " + std::to_string(values_.size()) + ", values = (\n";
  for (size_t i = 0; i < values_.size(); ++i) {
    text += "\t" + std::to_string(i) + " : " +
            DescribeValue(callbacks_.copyDescription, values_[i]) + "\n";
  }
  return text + ")}";
}

void Array::Insert(size_t index, const void* value) {
  value = KeepValue(callbacks_.retain, value);
  values_.insert(values_.begin() + static_cast<ptrdiff_t>(index), value);
}

void Array::Replace(CFRange range, std::vector<const void*> values) {
  for (const void*& value : values) {
    value = KeepValue(callbacks_.retain, value);
  }
  const auto begin = values_.begin() + range.location;
  const std::vector<const void*> dropped(begin, begin + range.length);
  const auto gap = values_.erase(begin, begin + range.length);
  values_.insert(gap, values.begin(), values.end());
  for (const void* value : dropped) DropValue(callbacks_.release, value);
}

}  // namespace shakedown::cf

using namespace shakedown::cf;  // NOLINT: the C functions of this namespace

const CFArrayCallBacks kCFTypeArrayCallBacks = {0, RetainValue, ReleaseValue,
                                                CFCopyDescription, CFEqual};

CFTypeID CFArrayGetTypeID(void) { return Array::kType.id(); }

CFArrayRef CFArrayCreate(CFAllocatorRef, const void** values, CFIndex count,
                         const CFArrayCallBacks* callbacks) {
  CheckBuffer(__func__, values, count);
  auto* array = new Array(callbacks, Array::Kind::kImmutable);
  array->Replace(CFRangeMake(0, 0), FromC(values, count));
  return RefTo(*array);
}

CFArrayRef CFArrayCreateCopy(CFAllocatorRef, CFArrayRef array) {
  const Array& original = Expect<Array>(array, __func__);
  if (!original.is_mutable()) return static_cast<CFArrayRef>(CFRetain(array));
  auto* copy = new Array(&original.callbacks(), Array::Kind::kImmutable);
  copy->Replace(CFRangeMake(0, 0), original.values());
  return RefTo(*copy);
}

CFMutableArrayRef CFArrayCreateMutable(CFAllocatorRef, CFIndex,
                                       const CFArrayCallBacks* callbacks) {
  return New<Array>(callbacks, Array::Kind::kMutable);
}

CFMutableArrayRef CFArrayCreateMutableCopy(CFAllocatorRef, CFIndex,
                                           CFArrayRef array) {
  const Array& original = Expect<Array>(array, __func__);
  auto* copy = new Array(&original.callbacks(), Array::Kind::kMutable);
  copy->Replace(CFRangeMake(0, 0), original.values());
  return RefTo(*copy);
}

CFIndex CFArrayGetCount(CFArrayRef array) {
  return static_cast<CFIndex>(Expect<Array>(array, __func__).values().size());
}

const void* CFArrayGetValueAtIndex(CFArrayRef array, CFIndex index) {
  const auto& values = Expect<Array>(array, __func__).values();
  return values[CheckIndex(__func__, index, values.size(), Array::kType)];
}

void CFArrayGetValues(CFArrayRef array, CFRange range, const void** values) {
  const auto& all = Expect<Array>(array, __func__).values();
  CheckRange(__func__, range, all.size(), Array::kType);
  CheckBuffer(__func__, values, range.length);
  for (CFIndex i = 0; i < range.length; ++i) {
    values[i] = all[static_cast<size_t>(range.location + i)];
  }
}

namespace {

// PlacesOf returns the indices within `range` at which `value` stands.
std::vector<CFIndex> PlacesOf(const char* function, CFArrayRef array,
                              CFRange range, const void* value) {
  const Array& object = Expect<Array>(array, function);
  CheckRange(function, range, object.values().size(), Array::kType);
  std::vector<CFIndex> places;
  for (CFIndex i = range.location; i < range.location + range.length; ++i) {
    if (object.SameValue(object.values()[static_cast<size_t>(i)], value)) {
      places.push_back(i);
    }
  }
  return places;
}

}  // namespace

CFIndex CFArrayGetCountOfValue(CFArrayRef array, CFRange range,
                               const void* value) {
  return static_cast<CFIndex>(PlacesOf(__func__, array, range, value).size());
}

Boolean CFArrayContainsValue(CFArrayRef array, CFRange range,
                             const void* value) {
  return !PlacesOf(__func__, array, range, value).empty();
}

CFIndex CFArrayGetFirstIndexOfValue(CFArrayRef array, CFRange range,
                                    const void* value) {
  const auto places = PlacesOf(__func__, array, range, value);
  return places.empty() ? CFIndex{kCFNotFound} : places.front();
}

CFIndex CFArrayGetLastIndexOfValue(CFArrayRef array, CFRange range,
                                   const void* value) {
  const auto places = PlacesOf(__func__, array, range, value);
  return places.empty() ? CFIndex{kCFNotFound} : places.back();
}

void CFArrayApplyFunction(CFArrayRef array, CFRange range,
                          CFArrayApplierFunction function, void* context) {
  const auto& values = Expect<Array>(array, __func__).values();
  CheckRange(__func__, range, values.size(), Array::kType);
  for (CFIndex i = 0; i < range.length; ++i) {
    function(values[static_cast<size_t>(range.location + i)], context);
  }
}
