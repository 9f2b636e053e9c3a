// SPDX-License-Identifier: Apache-2.0
// What every CF object can do: CFRetain, CFRelease, CFEqual, CFHash, CFShow ...
#include <CoreFoundation/CFBase.h>

#include <cstdio>
#include <vector>

#include "src/corefoundation/conversions.h"
#include "src/corefoundation/misuse.h"
#include "src/corefoundation/object.h"

namespace shakedown::cf {
namespace {

// What a thread gave to CFAutorelease. There is no run loop to drain it.
class AutoreleasePool {
 public:
  ~AutoreleasePool() { Drain(); }

  void Add(CFTypeRef object) { objects_.push_back(object); }
  void Drain() {
    // A finaliser may autorelease more.
    while (!objects_.empty()) {
      CFTypeRef object = objects_.back();
      objects_.pop_back();
      CFRelease(object);
    }
  }

 private:
  std::vector<CFTypeRef> objects_;
};

thread_local AutoreleasePool autorelease_pool;

}  // namespace

void DrainAutoreleased() { autorelease_pool.Drain(); }

std::string DescribeRef(CFTypeRef object) {
  if (object == nullptr) return "(null)";
  return GivenTo("CFCopyDescription", object)->Describe();
}

std::string FormatRef(CFTypeRef object) {
  if (object == nullptr) return "(null)";
  return GivenTo("CFStringCreateWithFormat", object)->Format();
}

}  // namespace shakedown::cf

using namespace shakedown::cf;  // NOLINT: the C functions of this namespace

CFTypeRef CFRetain(CFTypeRef object) {
  if (object == nullptr) Misuse("CFRetain(NULL) crashes on macOS");
  CheckedObject(object, "CFRetain of")->Retain();
  return object;
}

void CFRelease(CFTypeRef object) {
  if (object == nullptr) Misuse("CFRelease(NULL) crashes on macOS");
  CheckedObject(object, "CFRelease of")->Release();
}

CFTypeRef CFAutorelease(CFTypeRef object) {
  if (object == nullptr) Misuse("CFAutorelease(NULL) crashes on macOS");
  CheckedObject(object, "CFAutorelease of");
  autorelease_pool.Add(object);
  return object;
}

CFTypeRef CFMakeCollectable(CFTypeRef object) { return object; }

CFIndex CFGetRetainCount(CFTypeRef object) {
  return GivenTo(__func__, object)->RetainCount();
}

CFTypeID CFGetTypeID(CFTypeRef object) {
  return GivenTo(__func__, object)->type().id();
}

CFStringRef CFCopyTypeIDDescription(CFTypeID type) {
  const TypeInfo* info = FindType(type);
  return MakeString(info != nullptr ? info->name() : "CFType").Release();
}

Boolean CFEqual(CFTypeRef left, CFTypeRef right) {
  const Object* a = GivenTo(__func__, left);
  const Object* b = GivenTo(__func__, right);
  if (a == b) return true;
  return &a->type() == &b->type() && a->Equals(*b);
}

CFHashCode CFHash(CFTypeRef object) {
  return GivenTo(__func__, object)->Hash();
}

CFStringRef CFCopyDescription(CFTypeRef object) {
  return MakeString(DescribeRef(object)).Release();
}

CFAllocatorRef CFGetAllocator(CFTypeRef object) {
  GivenTo(__func__, object);
  return kCFAllocatorSystemDefault;
}

void CFShow(CFTypeRef object) {
  std::fprintf(stderr, "%s\n", DescribeRef(object).c_str());
}
