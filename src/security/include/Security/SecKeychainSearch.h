// SPDX-License-Identifier: Apache-2.0
// Security/SecKeychainSearch.h: walks through the items of keychains; older
// than SecItemCopyMatching. A stand-in for tests. C11 and C++17.
#ifndef SHAKEDOWN_SECURITY_SECKEYCHAINSEARCH_H_
#define SHAKEDOWN_SECURITY_SECKEYCHAINSEARCH_H_

#include <Security/SecKeychainItem.h>

typedef struct __SecKeychainSearch* SecKeychainSearchRef;

CF_EXPORT CFTypeID SecKeychainSearchGetTypeID(void);

// Gives a search for the items of `item_class` whose attributes are those of
// `attributes` (NULL: all), in one SecKeychain, a CFArray of them, or for NULL
// the search list. The caller releases it. errSecParam: `search` is NULL.
CF_EXPORT OSStatus SecKeychainSearchCreateFromAttributes(
    CFTypeRef keychain_or_array, SecItemClass item_class,
    const SecKeychainAttributeList* attributes, SecKeychainSearchRef* search);

// Gives the next item, which the caller releases. errSecItemNotFound: there is
// no more. errSecParam: an argument is NULL.
CF_EXPORT OSStatus SecKeychainSearchCopyNext(SecKeychainSearchRef search,
                                             SecKeychainItemRef* item);

#endif  // SHAKEDOWN_SECURITY_SECKEYCHAINSEARCH_H_
