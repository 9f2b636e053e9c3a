// SPDX-License-Identifier: Apache-2.0
// Security/SecCertificate.h: X.509 certificates.
// A stand-in for tests, written from the documented contract. C11 and C++17.
#ifndef SHAKEDOWN_SECURITY_SECCERTIFICATE_H_
#define SHAKEDOWN_SECURITY_SECCERTIFICATE_H_

#include <Security/SecBase.h>
#include <stdbool.h>

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

// Returns the fields of the certificate, each a CFDictionary with the keys of
// SecTrust.h, by their object identifiers (SecCertificateOIDs.h): those of
// `keys` that it has, or all if `keys` is NULL. Times are CFNumbers of
// CFAbsoluteTime. NULL with an error for NULL.
CF_EXPORT CFDictionaryRef SecCertificateCopyValues(
    SecCertificateRef certificate, CFArrayRef keys, CFErrorRef* error);

// Returns the subject's short name; the long description names the issuer too.
// `allocator` is not used. NULL with an error for NULL.
CF_EXPORT CFStringRef SecCertificateCopyShortDescription(
    CFAllocatorRef allocator, SecCertificateRef certificate, CFErrorRef* error);
CF_EXPORT CFStringRef SecCertificateCopyLongDescription(
    CFAllocatorRef allocator, SecCertificateRef certificate, CFErrorRef* error);

// Each returns the serial number's bytes, as encoded. NULL with an error for
// NULL.
CF_EXPORT CFDataRef SecCertificateCopySerialNumberData(
    SecCertificateRef certificate, CFErrorRef* error);
CF_EXPORT CFDataRef SecCertificateCopySerialNumber(
    SecCertificateRef certificate, CFErrorRef* error);

// Each returns the content of a DER name (without the sequence around it) in a
// form that can be compared: capitals, and single blanks between words only.
CF_EXPORT CFDataRef SecCertificateCopyNormalizedIssuerContent(
    SecCertificateRef certificate, CFErrorRef* error);
CF_EXPORT CFDataRef SecCertificateCopyNormalizedSubjectContent(
    SecCertificateRef certificate, CFErrorRef* error);

// Gives the e-mail addresses of the subject and of subjectAltName, perhaps
// none. errSecParam: an argument is NULL.
CF_EXPORT OSStatus SecCertificateCopyEmailAddresses(
    SecCertificateRef certificate, CFArrayRef* addresses);

// Private: the first and last second of its period, and whether a time is
// within it.
CF_EXPORT CFAbsoluteTime
SecCertificateNotValidBefore(SecCertificateRef certificate);
CF_EXPORT CFAbsoluteTime
SecCertificateNotValidAfter(SecCertificateRef certificate);
CF_EXPORT bool SecCertificateIsValid(SecCertificateRef certificate,
                                     CFAbsoluteTime verify_time);

#endif  // SHAKEDOWN_SECURITY_SECCERTIFICATE_H_
