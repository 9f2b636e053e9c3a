// SPDX-License-Identifier: Apache-2.0
#include "src/corefoundation/object.h"

#include <climits>
#include <cstring>

#include "src/corefoundation/graveyard.h"
#include "src/corefoundation/misuse.h"
#include "src/corefoundation/text/constant_strings.h"
#include "src/corefoundation/text/string.h"
#include "src/corefoundation/watch/object_watch.h"

namespace shakedown::cf {
namespace {

// IsAlive looks at the bytes only: there may be no object any more.
bool IsAlive(CFTypeRef ref) {
  uint32_t mark = 0;
  std::memcpy(&mark, static_cast<const char*>(ref) + sizeof(void*),
              sizeof(mark));
  return mark == Object::kAliveMark;
}

// LivingObject returns the object behind `ref`, not NULL; nullptr if none
// lives.
Object* LivingObject(CFTypeRef ref) {
  if (IsAlive(ref)) return static_cast<Object*>(const_cast<void*>(ref));
  return IsConstantString(ref) ? ConstantStringBehind(ref) : nullptr;
}

// Known while a test watches objects.
std::string MakerOf(CFTypeRef dead) {
  const std::string call = ObjectWatch::MakerOf(dead);
  return call.empty() ? "" : " (" + call + " made it)";
}

}  // namespace

void* Object::operator new(size_t size) {
  void* block = Graveyard::Allocate(size);
  ObjectWatch::NoteBirth(block);
  return block;
}

void Object::operator delete(void* block) {
  ObjectWatch::NoteDeath(block);
  Graveyard::Free(block);
}

std::string Object::Describe() const {
  return std::string("<") + type_->name() + ">";
}

void Object::Retain() {
  if (count_.load(std::memory_order_relaxed) == kImmortalCount) return;
  count_.fetch_add(1, std::memory_order_relaxed);
}

void Object::Release() {
  if (count_.load(std::memory_order_relaxed) == kImmortalCount) return;
  if (count_.fetch_sub(1, std::memory_order_acq_rel) != 1) return;
  TypeInfo& type = *type_;
  void* block = this;
  ObjectWatch::NoteDeath(block);
  this->~Object();
  type.CountDeath();
  Graveyard::Bury(block, type);
}

CFIndex Object::RetainCount() const {
  const int32_t count = count_.load(std::memory_order_relaxed);
  return count == kImmortalCount ? LONG_MAX : count;
}

Object* CheckedObject(CFTypeRef ref, const char* doing) {
  if (ref == nullptr) Misuse(std::string(doing) + " NULL");
  if (Object* object = LivingObject(ref)) return object;
  if (const TypeInfo* type = Graveyard::Find(ref)) {
    Misuse(std::string(doing) + " " + type->NameWithArticle() +
           " that was already released" + MakerOf(ref));
  }
  Misuse(std::string(doing) + " a pointer that is no CF object");
}

Object* GivenTo(const char* function, CFTypeRef ref) {
  // The sentence is made only if it is needed: this is on every call's way.
  if (ref != nullptr) {
    if (Object* object = LivingObject(ref)) return object;
  }
  return CheckedObject(ref, (std::string(function) + " was given").c_str());
}

void TypeMismatch(const char* function, const Object& object,
                  const TypeInfo& wanted) {
  Misuse(std::string(function) + " was given " +
         object.type().NameWithArticle() + " instead of " +
         wanted.NameWithArticle());
}

}  // namespace shakedown::cf
