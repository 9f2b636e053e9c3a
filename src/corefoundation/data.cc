// SPDX-License-Identifier: Apache-2.0
#include "src/corefoundation/data.h"

#include <algorithm>
#include <cstring>

#include "src/corefoundation/allocator.h"
#include "src/corefoundation/bounds.h"
#include "src/corefoundation/hash.h"

namespace shakedown::cf {

constinit TypeInfo Data::kType{"CFData", 4};

Data::~Data() {
  if (borrowed_.data() != nullptr) FreeWith(deallocator_, borrowed_.data());
}

bool Data::Equals(const Object& other) const {
  return std::ranges::equal(view(), static_cast<const Data&>(other).view());
}

CFHashCode Data::Hash() const { return HashOf(view().begin(), view().end()); }

std::string Data::Describe() const {
  return "<CFData>{length = " + std::to_string(view().size()) + ", bytes = 0x" +
         ToHex(view()) + "}";
}

namespace {

// AsMutable returns the bytes of an argument of `function`, to be changed.
Bytes& AsMutable(CFMutableDataRef data, const char* function) {
  Data& object = Expect<Data>(data, function);
  CheckMutable(function, object.is_mutable(), Data::kType);
  return object.bytes();
}

Bytes Copy(const UInt8* bytes, CFIndex length) {
  return length == 0 ? Bytes() : Bytes(bytes, bytes + length);
}

Bytes::iterator At(Bytes& bytes, CFIndex index) {
  return bytes.begin() + static_cast<ptrdiff_t>(index);
}

}  // namespace
}  // namespace shakedown::cf

using namespace shakedown;      // NOLINT: the C functions of this namespace
using namespace shakedown::cf;  // NOLINT: likewise

CFTypeID CFDataGetTypeID(void) { return Data::kType.id(); }

CFDataRef CFDataCreate(CFAllocatorRef, const UInt8* bytes, CFIndex length) {
  if (length < 0) return nullptr;
  CheckBuffer(__func__, bytes, length);
  return New<Data>(Copy(bytes, length), Data::Kind::kImmutable);
}

CFDataRef CFDataCreateWithBytesNoCopy(CFAllocatorRef, const UInt8* bytes,
                                      CFIndex length,
                                      CFAllocatorRef bytes_deallocator) {
  if (length < 0) return nullptr;
  CheckBuffer(__func__, bytes, length);
  return New<Data>(ByteView(bytes, static_cast<size_t>(length)),
                   bytes_deallocator);
}

CFDataRef CFDataCreateCopy(CFAllocatorRef, CFDataRef data) {
  const Data& object = Expect<Data>(data, __func__);
  if (!object.is_mutable()) return static_cast<CFDataRef>(CFRetain(data));
  return New<Data>(Bytes(object.view().begin(), object.view().end()),
                   Data::Kind::kImmutable);
}

CFMutableDataRef CFDataCreateMutable(CFAllocatorRef, CFIndex capacity) {
  if (capacity < 0) return nullptr;
  return New<Data>(Bytes(), Data::Kind::kMutable);
}

CFMutableDataRef CFDataCreateMutableCopy(CFAllocatorRef, CFIndex,
                                         CFDataRef data) {
  const ByteView view = Expect<Data>(data, __func__).view();
  return New<Data>(Bytes(view.begin(), view.end()), Data::Kind::kMutable);
}

CFIndex CFDataGetLength(CFDataRef data) {
  return static_cast<CFIndex>(Expect<Data>(data, __func__).view().size());
}

const UInt8* CFDataGetBytePtr(CFDataRef data) {
  // Callers take NULL for a failure, so empty data has an address as well.
  static constexpr UInt8 kNothing = 0;
  const ByteView view = Expect<Data>(data, __func__).view();
  return view.empty() ? &kNothing : view.data();
}

UInt8* CFDataGetMutableBytePtr(CFMutableDataRef data) {
  return AsMutable(data, __func__).data();
}

void CFDataGetBytes(CFDataRef data, CFRange range, UInt8* buffer) {
  const ByteView view = Expect<Data>(data, __func__).view();
  CheckRange(__func__, range, view.size(), Data::kType);
  CheckBuffer(__func__, buffer, range.length);
  std::copy_n(view.begin() + range.location, range.length, buffer);
}

CFRange CFDataFind(CFDataRef data, CFDataRef wanted, CFRange range,
                   CFDataSearchFlags options) {
  const ByteView all = Expect<Data>(data, __func__).view();
  const ByteView needle = Expect<Data>(wanted, __func__).view();
  CheckRange(__func__, range, all.size(), Data::kType);
  const CFIndex length = static_cast<CFIndex>(needle.size());
  const CFIndex last = range.length - length;
  const bool backwards = (options & kCFDataSearchBackwards) != 0;
  const bool anchored = (options & kCFDataSearchAnchored) != 0;
  const CFIndex tries = length == 0 || last < 0 ? 0 : anchored ? 1 : last + 1;
  for (CFIndex i = 0; i < tries; ++i) {
    const CFIndex at = range.location + (backwards ? last - i : i);
    if (std::equal(needle.begin(), needle.end(), all.begin() + at)) {
      return CFRangeMake(at, length);
    }
  }
  return CFRangeMake(kCFNotFound, 0);
}

void CFDataSetLength(CFMutableDataRef data, CFIndex length) {
  Bytes& bytes = AsMutable(data, __func__);
  CheckBuffer(__func__, &bytes, length);
  bytes.resize(static_cast<size_t>(length));
}

void CFDataIncreaseLength(CFMutableDataRef data, CFIndex extra) {
  Bytes& bytes = AsMutable(data, __func__);
  CheckBuffer(__func__, &bytes, extra);
  bytes.resize(bytes.size() + static_cast<size_t>(extra));
}

void CFDataAppendBytes(CFMutableDataRef data, const UInt8* bytes,
                       CFIndex length) {
  Bytes& target = AsMutable(data, __func__);
  CheckBuffer(__func__, bytes, length);
  // A copy first, as the bytes may be the object's own.
  Append(target, Copy(bytes, length));
}

void CFDataReplaceBytes(CFMutableDataRef data, CFRange range,
                        const UInt8* bytes, CFIndex length) {
  Bytes& target = AsMutable(data, __func__);
  CheckRange(__func__, range, target.size(), Data::kType);
  CheckBuffer(__func__, bytes, length);
  const Bytes replacement = Copy(bytes, length);
  target.erase(At(target, range.location),
               At(target, range.location + range.length));
  target.insert(At(target, range.location), replacement.begin(),
                replacement.end());
}

void CFDataDeleteBytes(CFMutableDataRef data, CFRange range) {
  Bytes& target = AsMutable(data, __func__);
  CheckRange(__func__, range, target.size(), Data::kType);
  target.erase(At(target, range.location),
               At(target, range.location + range.length));
}
