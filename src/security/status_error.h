// SPDX-License-Identifier: Apache-2.0
// CFErrors of NSOSStatusErrorDomain.
// Example: if (!known) GiveError(errSecParam, "this key is of no kind", error);
#ifndef SHAKEDOWN_SECURITY_STATUS_ERROR_H_
#define SHAKEDOWN_SECURITY_STATUS_ERROR_H_

#include <CoreFoundation/CFError.h>
#include <MacTypes.h>

#include <string_view>

namespace shakedown::security {

// GiveError stores a CFError with this code and localized description in
// `*error`, which the app must release; nothing if `error` is NULL.
void GiveError(OSStatus code, std::string_view description, CFErrorRef* error);

}  // namespace shakedown::security

#endif  // SHAKEDOWN_SECURITY_STATUS_ERROR_H_
