// SPDX-License-Identifier: Apache-2.0
// Security/SecCertificate.h: X.509 certificates.
// A stand-in for tests, written from the documented contract. C11 and C++17.
#ifndef SHAKEDOWN_SECURITY_SECCERTIFICATE_H_
#define SHAKEDOWN_SECURITY_SECCERTIFICATE_H_

#include <Security/SecBase.h>

CF_EXPORT CFTypeID SecCertificateGetTypeID(void);

// Returns the certificate that `data` holds in DER, or NULL if it holds none.
CF_EXPORT SecCertificateRef
SecCertificateCreateWithData(CFAllocatorRef allocator, CFDataRef data);

// Returns the certificate's DER.
CF_EXPORT CFDataRef SecCertificateCopyData(SecCertificateRef certificate);

// Returns a short name for people: the common name, else the organizational
// unit, else the organization, else a name or address from subjectAltName, or
// NULL if there is none of them.
CF_EXPORT CFStringRef
SecCertificateCopySubjectSummary(SecCertificateRef certificate);

// Gives the subject's common name in `*common_name`, which is NULL if the
// subject has none. errSecParam: an argument is NULL.
CF_EXPORT OSStatus SecCertificateCopyCommonName(SecCertificateRef certificate,
                                                CFStringRef* common_name);

// Returns the public key, or NULL if it is of a kind that is not known.
CF_EXPORT SecKeyRef SecCertificateCopyKey(SecCertificateRef certificate);

// The same as an OSStatus: errSecParam: an argument is NULL; errSecDecode: a
// key of a kind that is not known.
CF_EXPORT OSStatus SecCertificateCopyPublicKey(SecCertificateRef certificate,
                                               SecKeyRef* key);

// Puts it in `keychain` (NULL: the default one). errSecDuplicateItem: it is
// there. errSecInteractionNotAllowed: the keychain is locked. errSecParam:
// `certificate` is NULL.
CF_EXPORT OSStatus SecCertificateAddToKeychain(SecCertificateRef certificate,
                                               SecKeychainRef keychain);

#endif  // SHAKEDOWN_SECURITY_SECCERTIFICATE_H_
