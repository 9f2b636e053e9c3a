// SPDX-License-Identifier: Apache-2.0
// What SecItemCopyMatching and SecItemAdd give back.
// Example: return MakeResult(query.returns, matches, many, result);
#ifndef SHAKEDOWN_SECURITY_ITEMS_RESULTS_H_
#define SHAKEDOWN_SECURITY_ITEMS_RESULTS_H_

#include <CoreFoundation/CoreFoundation.h>

#include <vector>

#include "src/security/items/match.h"
#include "src/security/items/query.h"

namespace shakedown::security {

// MakeResult stores what `returns` asks for in `*result`: a CFArray if `many`.
// Nothing if `result` is NULL or nothing is asked for.
// errSecInteractionNotAllowed: a secret in a locked keychain.
OSStatus MakeResult(const Returns& returns, const std::vector<Match>& matches,
                    bool many, CFTypeRef* result);

}  // namespace shakedown::security

#endif  // SHAKEDOWN_SECURITY_ITEMS_RESULTS_H_
