// SPDX-License-Identifier: Apache-2.0
#include "src/corefoundation/conversions.h"

#include "src/corefoundation/collections/array.h"
#include "src/corefoundation/collections/dictionary.h"
#include "src/corefoundation/data.h"

namespace shakedown::cf {

CFRef<CFDataRef> MakeData(ByteView bytes) {
  return CFRef<CFDataRef>::Adopt(
      New<Data>(Bytes(bytes.begin(), bytes.end()), Data::Kind::kImmutable));
}

ByteView ToBytes(CFDataRef data) {
  return data == nullptr ? ByteView() : Expect<Data>(data, "ToBytes").view();
}

CFRef<CFArrayRef> MakeArray(std::span<const CFTypeRef> objects) {
  auto* array = new Array(&kCFTypeArrayCallBacks, Array::Kind::kImmutable);
  array->Replace(CFRangeMake(0, 0), {objects.begin(), objects.end()});
  return CFRef<CFArrayRef>::Adopt(RefTo(*array));
}

CFRef<CFMutableArrayRef> MakeMutableArray() {
  return CFRef<CFMutableArrayRef>::Adopt(
      New<Array>(&kCFTypeArrayCallBacks, Array::Kind::kMutable));
}

CFRef<CFMutableDictionaryRef> MakeMutableDictionary() {
  return CFRef<CFMutableDictionaryRef>::Adopt(New<Dictionary>(
      &kCFTypeDictionaryKeyCallBacks, &kCFTypeDictionaryValueCallBacks,
      Dictionary::Kind::kMutable));
}

}  // namespace shakedown::cf
