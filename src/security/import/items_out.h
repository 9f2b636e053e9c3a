// SPDX-License-Identifier: Apache-2.0
// From parsed items to CF objects, to keychains, and back.
// Example: AddToKeychain(parsed.items, file); MakeObjects(parsed);
#ifndef SHAKEDOWN_SECURITY_IMPORT_ITEMS_OUT_H_
#define SHAKEDOWN_SECURITY_IMPORT_ITEMS_OUT_H_

#include <CoreFoundation/CoreFoundation.h>

#include <vector>

#include "src/corefoundation/cf_ref.h"
#include "src/security/import/parsed_items.h"
#include "src/security/keychain/keychains.h"

namespace shakedown::security {

// MakeObjects lists SecIdentities (of PKCS #12 only), SecCertificates and
// SecKeys.
cf::CFRef<CFArrayRef> MakeObjects(const ParsedItems& parsed);

// AddToKeychain adds all that can be added. Returns errSecSuccess, or what went
// wrong with the last that could not: errSecDuplicateItem,
// errSecInteractionNotAllowed.
OSStatus AddToKeychain(const std::vector<ParsedItem>& items,
                       const KeychainFilePtr& file);

// TakeApart lists what a SecCertificate, SecKey, SecIdentity (key first), or a
// CFArray of them is made of; nothing if it is something else or empty.
std::vector<ParsedItem> TakeApart(CFTypeRef item_or_array);

// ToPassphrase takes a CFString or CFData; nothing for NULL and for others.
Passphrase ToPassphrase(CFTypeRef passphrase);

}  // namespace shakedown::security

#endif  // SHAKEDOWN_SECURITY_IMPORT_ITEMS_OUT_H_
