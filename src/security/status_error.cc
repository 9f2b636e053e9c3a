// SPDX-License-Identifier: Apache-2.0
#include "src/security/status_error.h"

#include "src/corefoundation/conversions.h"

namespace shakedown::security {

void GiveError(OSStatus code, std::string_view description, CFErrorRef* error) {
  if (error == nullptr) return;
  const auto text = cf::MakeString(description);
  const void* const keys[] = {kCFErrorLocalizedDescriptionKey};
  const void* const values[] = {text.get()};
  *error = CFErrorCreateWithUserInfoKeysAndValues(
      kCFAllocatorDefault, kCFErrorDomainOSStatus, code, keys, values, 1);
}

}  // namespace shakedown::security
