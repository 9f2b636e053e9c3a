// SPDX-License-Identifier: Apache-2.0
// From the C interface to items: references, and attributes by their tags.
// Example: if (Found found = LocateRef(certificate); found.item) ...
#ifndef SHAKEDOWN_SECURITY_KEYCHAIN_LOCATED_ITEM_H_
#define SHAKEDOWN_SECURITY_KEYCHAIN_LOCATED_ITEM_H_

#include <Security/SecKeychainItem.h>

#include "src/security/keychain/keychains.h"

namespace shakedown::security {

// LocateRef finds the item of a SecCertificate, SecKey or SecKeychainItem in
// any keychain; nothing for another object or an item in none.
Found LocateRef(CFTypeRef ref);

// AttributeName returns the attribute's name in Attributes, or nullptr.
const char* AttributeName(SecItemAttr tag);

}  // namespace shakedown::security

#endif  // SHAKEDOWN_SECURITY_KEYCHAIN_LOCATED_ITEM_H_
