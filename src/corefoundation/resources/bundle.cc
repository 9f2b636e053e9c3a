// SPDX-License-Identifier: Apache-2.0
// CFBundle: the two frameworks that libshakedown.so stands for.
#include <CoreFoundation/CFBundle.h>
#include <dlfcn.h>

#include <string>
#include <string_view>

#include "src/corefoundation/conversions.h"
#include "src/corefoundation/object.h"

namespace shakedown::cf {
namespace {

class Bundle final : public Object {
 public:
  using Ref = CFBundleRef;
  static TypeInfo kType;

  // Both strings must be literals: a constant object keeps their addresses.
  constexpr Bundle(const char* identifier, std::string_view first_prefix,
                   std::string_view second_prefix)
      : Object(kType, Immortal()),
        identifier_(identifier),
        first_prefix_(first_prefix),
        second_prefix_(second_prefix) {}

  std::string Describe() const override {
    return std::string("<CFBundle>{identifier = ") + identifier_ + "}";
  }

  const char* identifier() const { return identifier_; }
  bool Has(std::string_view function) const {
    return function.starts_with(first_prefix_) ||
           function.starts_with(second_prefix_);
  }

 private:
  const char* identifier_;
  std::string_view first_prefix_;
  std::string_view second_prefix_;
};

constinit TypeInfo Bundle::kType{"CFBundle", 13};

constinit NeverDestroyed<Bundle> core_foundation{"com.apple.CoreFoundation",
                                                 "CF", "CF"};
constinit NeverDestroyed<Bundle> security{"com.apple.security", "SSL", "Sec"};

// FunctionHere finds what the file exports that holds this very code: the
// shared library, or a program that was linked statically.
void* FunctionHere(const std::string& name) {
  Dl_info here = {};
  if (dladdr(&core_foundation, &here) == 0) return nullptr;
  void* file = dlopen(here.dli_fname, RTLD_LAZY | RTLD_NOLOAD);
  if (file == nullptr) file = dlopen(nullptr, RTLD_LAZY);
  void* function = dlsym(file, name.c_str());
  dlclose(file);
  return function;
}

}  // namespace
}  // namespace shakedown::cf

using namespace shakedown::cf;  // NOLINT: the C functions of this namespace

CFTypeID CFBundleGetTypeID(void) { return Bundle::kType.id(); }

CFBundleRef CFBundleGetBundleWithIdentifier(CFStringRef identifier) {
  GivenTo(__func__, identifier);
  const std::string wanted = ToStdString(identifier);
  for (const Bundle* bundle : {&core_foundation.value, &security.value}) {
    if (wanted == bundle->identifier()) return RefTo(*bundle);
  }
  return nullptr;
}

CFStringRef CFBundleGetIdentifier(CFBundleRef bundle) {
  return __CFStringMakeConstantString(
      Expect<Bundle>(bundle, __func__).identifier());
}

void* CFBundleGetFunctionPointerForName(CFBundleRef bundle, CFStringRef name) {
  const Bundle& object = Expect<Bundle>(bundle, __func__);
  GivenTo(__func__, name);
  const std::string function = ToStdString(name);
  return object.Has(function) ? FunctionHere(function) : nullptr;
}
