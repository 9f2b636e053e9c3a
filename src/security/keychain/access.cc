// SPDX-License-Identifier: Apache-2.0
// SecAccess: kept, described, never asked.
#include <Security/SecAccess.h>

#include <string>
#include <utility>

#include "src/corefoundation/conversions.h"
#include "src/corefoundation/object.h"

namespace shakedown::security {
namespace {

class Access final : public cf::Object {
 public:
  using Ref = SecAccessRef;
  static cf::TypeInfo kType;

  explicit Access(std::string descriptor)
      : Object(kType), descriptor_(std::move(descriptor)) {}

  std::string Describe() const override {
    return "<SecAccess " + descriptor_ + ">";
  }

 private:
  std::string descriptor_;
};

constinit cf::TypeInfo Access::kType{"SecAccess", 84};

}  // namespace
}  // namespace shakedown::security

using shakedown::security::Access;
namespace cf = shakedown::cf;

CFTypeID SecAccessGetTypeID(void) { return Access::kType.id(); }

OSStatus SecAccessCreate(CFStringRef descriptor, CFArrayRef,
                         SecAccessRef* access) {
  if (descriptor == nullptr || access == nullptr) return errSecParam;
  *access = cf::New<Access>(cf::ToStdString(descriptor));
  return errSecSuccess;
}
