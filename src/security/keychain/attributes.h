// SPDX-License-Identifier: Apache-2.0
// Attributes between dictionaries of callers and items of keychains.
// Example: auto attributes = ReadAttributes(query); if (!attributes) ...
#ifndef SHAKEDOWN_SECURITY_KEYCHAIN_ATTRIBUTES_H_
#define SHAKEDOWN_SECURITY_KEYCHAIN_ATTRIBUTES_H_

#include <CoreFoundation/CoreFoundation.h>

#include <optional>

#include "src/corefoundation/cf_ref.h"
#include "src/security/keychain/item.h"

namespace shakedown::security {

// ReadAttributes returns every kSecAttr of `dictionary`; nothing if one has a
// value of a type that no attribute has.
std::optional<Attributes> ReadAttributes(CFDictionaryRef dictionary);

// HasAttributes tells whether `item` has all of `wanted`.
bool HasAttributes(const Item& item, const Attributes& wanted);

// WriteAttributes adds the item's attributes to `dictionary`.
void WriteAttributes(const Item& item, CFMutableDictionaryRef dictionary);

}  // namespace shakedown::security

#endif  // SHAKEDOWN_SECURITY_KEYCHAIN_ATTRIBUTES_H_
