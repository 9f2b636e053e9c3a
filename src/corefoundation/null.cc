// SPDX-License-Identifier: Apache-2.0
// kCFNull, the object that stands for nothing.
#include "src/corefoundation/object.h"

namespace shakedown::cf {
namespace {

class Null final : public Object {
 public:
  using Ref = CFNullRef;
  static TypeInfo kType;

  constexpr Null() : Object(kType, Immortal()) {}

  std::string Format() const override { return "<null>"; }
};

constinit TypeInfo Null::kType{"CFNull", 3};

constinit NeverDestroyed<Null> the_null;

}  // namespace
}  // namespace shakedown::cf

const CFNullRef kCFNull = shakedown::cf::RefTo(shakedown::cf::the_null.value);

CFTypeID CFNullGetTypeID(void) { return shakedown::cf::Null::kType.id(); }
