// SPDX-License-Identifier: Apache-2.0
// Security/SecIdentity.h: a certificate together with its private key.
// A stand-in for tests, written from the documented contract. C11 and C++17.
#ifndef SHAKEDOWN_SECURITY_SECIDENTITY_H_
#define SHAKEDOWN_SECURITY_SECIDENTITY_H_

#include <Security/SecBase.h>

CF_EXPORT CFTypeID SecIdentityGetTypeID(void);

// Each gives one half of the identity. errSecParam: an argument is NULL.
CF_EXPORT OSStatus SecIdentityCopyCertificate(SecIdentityRef identity,
                                              SecCertificateRef* certificate);
CF_EXPORT OSStatus SecIdentityCopyPrivateKey(SecIdentityRef identity,
                                             SecKeyRef* private_key);

// Gives the identity of `certificate` and its private key, which must lie in
// one SecKeychain, in one of a CFArray of them, or for NULL in one of the
// search list. errSecItemNotFound: it does not. errSecParam: a NULL, or no
// keychain.
CF_EXPORT OSStatus SecIdentityCreateWithCertificate(
    CFTypeRef keychain_or_array, SecCertificateRef certificate,
    SecIdentityRef* identity);

// The identity to use for a name (a host, a URL, a mail address), or NULL if
// none was set or it is in no keychain any more. `key_usage` and
// `valid_issuers` may be NULL; usages are not told apart.
CF_EXPORT SecIdentityRef SecIdentityCopyPreferred(CFStringRef name,
                                                  CFArrayRef key_usage,
                                                  CFArrayRef valid_issuers);
// `identity` of NULL forgets the name. errSecParam: `name` is NULL.
CF_EXPORT OSStatus SecIdentitySetPreferred(SecIdentityRef identity,
                                           CFStringRef name,
                                           CFArrayRef key_usage);

#endif  // SHAKEDOWN_SECURITY_SECIDENTITY_H_
