// SPDX-License-Identifier: Apache-2.0
// Security/SecTrust.h: is this chain of certificates good for this policy?
// A stand-in for tests, written from the documented contract. C11 and C++17.
// Evaluation happens at the simulation's clock, without any network.
#ifndef SHAKEDOWN_SECURITY_SECTRUST_H_
#define SHAKEDOWN_SECURITY_SECTRUST_H_

#include <Security/SecBase.h>
#include <stdbool.h>

typedef struct __SecTrust* SecTrustRef;

// Good are kSecTrustResultProceed, which this library never gives, and
// kSecTrustResultUnspecified.
typedef CF_ENUM(uint32_t, SecTrustResultType) {
  kSecTrustResultInvalid = 0,  // not evaluated
  kSecTrustResultProceed = 1,
  kSecTrustResultConfirm = 2,  // no longer used
  kSecTrustResultDeny = 3,     // a trust setting says never
  kSecTrustResultUnspecified = 4,
  kSecTrustResultRecoverableTrustFailure = 5,  // the app may decide otherwise
  kSecTrustResultFatalTrustFailure = 6,
  kSecTrustResultOtherError = 7
};

// Keys of the dictionaries that SecTrustCopyProperties gives.
CF_EXPORT const CFStringRef kSecPropertyTypeTitle;  // the certificate's name
CF_EXPORT const CFStringRef kSecPropertyTypeError;  // what is wrong with it

CF_EXPORT CFTypeID SecTrustGetTypeID(void);

// Gives a trust object for `certificates`: one SecCertificate, or a CFArray of
// them with the leaf first. `policies` is one SecPolicy, a CFArray of them, or
// NULL for basic X.509. errSecParam: something else, or no certificate.
CF_EXPORT OSStatus SecTrustCreateWithCertificates(CFTypeRef certificates,
                                                  CFTypeRef policies,
                                                  SecTrustRef* trust);

// Each changes the question, so that the next evaluation is a new one.
// errSecParam: an argument that is NULL or of a wrong type.
CF_EXPORT OSStatus SecTrustSetPolicies(SecTrustRef trust, CFTypeRef policies);

// Makes `anchors` (a CFArray of SecCertificate) the only anchors, until
// SecTrustSetAnchorCertificatesOnly says otherwise. NULL: the system's again.
CF_EXPORT OSStatus SecTrustSetAnchorCertificates(SecTrustRef trust,
                                                 CFArrayRef anchors);
CF_EXPORT OSStatus SecTrustSetAnchorCertificatesOnly(SecTrustRef trust,
                                                     Boolean only);

// NULL: the time of the simulation's clock again.
CF_EXPORT OSStatus SecTrustSetVerifyDate(SecTrustRef trust,
                                         CFDateRef verify_date);

// Accepted for the app's sake; there is no network and nothing to fetch.
CF_EXPORT OSStatus SecTrustSetNetworkFetchAllowed(SecTrustRef trust,
                                                  Boolean allowed);
CF_EXPORT OSStatus SecTrustGetNetworkFetchAllowed(SecTrustRef trust,
                                                  Boolean* allowed);

// Keep what came with the handshake (CFData, or a CFArray of CFData). Neither
// changes the evaluation.
CF_EXPORT OSStatus SecTrustSetOCSPResponse(SecTrustRef trust,
                                           CFTypeRef responses);
CF_EXPORT OSStatus SecTrustSetSignedCertificateTimestamps(SecTrustRef trust,
                                                          CFArrayRef scts);

CF_EXPORT OSStatus SecTrustCopyPolicies(SecTrustRef trust,
                                        CFArrayRef* policies);
CF_EXPORT OSStatus SecTrustCopyCustomAnchorCertificates(SecTrustRef trust,
                                                        CFArrayRef* anchors);

// Returns the time that certificates are checked at.
CF_EXPORT CFAbsoluteTime SecTrustGetVerifyTime(SecTrustRef trust);

// Evaluates, unless nothing changed since the last time. A chain that is not
// good is a result, not an error. errSecParam: `trust` is NULL.
CF_EXPORT OSStatus SecTrustEvaluate(SecTrustRef trust,
                                    SecTrustResultType* result);

// Evaluates and returns whether the chain is good. If it is not, `*error`, if
// `error` is not NULL, is a CFError of NSOSStatusErrorDomain that the caller
// releases.
CF_EXPORT bool SecTrustEvaluateWithError(SecTrustRef trust, CFErrorRef* error);

// Gives the last evaluation's result, kSecTrustResultInvalid if there is none.
CF_EXPORT OSStatus SecTrustGetTrustResult(SecTrustRef trust,
                                          SecTrustResultType* result);

// The certificates of the chain as built, the leaf first. Each evaluates if
// that is needed. GetAtIndex follows the Get rule; NULL: no such index.
CF_EXPORT CFIndex SecTrustGetCertificateCount(SecTrustRef trust);
CF_EXPORT SecCertificateRef SecTrustGetCertificateAtIndex(SecTrustRef trust,
                                                          CFIndex index);
CF_EXPORT CFArrayRef SecTrustCopyCertificateChain(SecTrustRef trust);

// Each returns the leaf's public key, or NULL.
CF_EXPORT SecKeyRef SecTrustCopyPublicKey(SecTrustRef trust);
CF_EXPORT SecKeyRef SecTrustCopyKey(SecTrustRef trust);

// Returns a CFArray with one CFDictionary for each certificate of the chain,
// with the keys above. Evaluates if that is needed.
CF_EXPORT CFArrayRef SecTrustCopyProperties(SecTrustRef trust);

#endif  // SHAKEDOWN_SECURITY_SECTRUST_H_
