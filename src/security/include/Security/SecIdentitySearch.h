// SPDX-License-Identifier: Apache-2.0
// Security/SecIdentitySearch.h: walks through the identities of keychains;
// older than SecItemCopyMatching. A stand-in for tests. C11 and C++17.
#ifndef SHAKEDOWN_SECURITY_SECIDENTITYSEARCH_H_
#define SHAKEDOWN_SECURITY_SECIDENTITYSEARCH_H_

#include <Security/SecBase.h>
#include <Security/cssmtype.h>

typedef struct __SecIdentitySearch* SecIdentitySearchRef;

CF_EXPORT CFTypeID SecIdentitySearchGetTypeID(void);

// Gives a search in one SecKeychain, a CFArray of them, or for NULL the search
// list. `key_usage` is kept and not looked at: keys here have every use. The
// caller releases it. errSecParam: `search` is NULL.
CF_EXPORT OSStatus SecIdentitySearchCreate(CFTypeRef keychain_or_array,
                                           CSSM_KEYUSE key_usage,
                                           SecIdentitySearchRef* search);

// Gives the next identity, which the caller releases. errSecItemNotFound: there
// is no more. errSecParam: an argument is NULL.
CF_EXPORT OSStatus SecIdentitySearchCopyNext(SecIdentitySearchRef search,
                                             SecIdentityRef* identity);

#endif  // SHAKEDOWN_SECURITY_SECIDENTITYSEARCH_H_
