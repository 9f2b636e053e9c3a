// SPDX-License-Identifier: Apache-2.0
// kCFBooleanTrue and kCFBooleanFalse, the only two.
#include <CoreFoundation/CFNumber.h>

#include <string>

#include "src/corefoundation/object.h"

namespace shakedown::cf {
namespace {

class TruthValue final : public Object {
 public:
  using Ref = CFBooleanRef;
  static TypeInfo kType;

  explicit constexpr TruthValue(bool value)
      : Object(kType, Immortal()), value_(value) {}

  CFHashCode Hash() const override { return value_ ? 1 : 0; }
  std::string Describe() const override {
    return "<CFBoolean>{value = " + Format() + "}";
  }
  std::string Format() const override { return value_ ? "true" : "false"; }

  bool value() const { return value_; }

 private:
  bool value_;
};

constinit TypeInfo TruthValue::kType{"CFBoolean", 7};

constinit NeverDestroyed<TruthValue> the_truth{true};
constinit NeverDestroyed<TruthValue> the_falsehood{false};

}  // namespace
}  // namespace shakedown::cf

using namespace shakedown::cf;  // NOLINT: the C functions of this namespace

const CFBooleanRef kCFBooleanTrue = RefTo(the_truth.value);
const CFBooleanRef kCFBooleanFalse = RefTo(the_falsehood.value);

CFTypeID CFBooleanGetTypeID(void) { return TruthValue::kType.id(); }

Boolean CFBooleanGetValue(CFBooleanRef boolean) {
  return Expect<TruthValue>(boolean, __func__).value();
}
