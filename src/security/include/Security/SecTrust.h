// SPDX-License-Identifier: Apache-2.0
// Security/SecTrust.h: is this chain of certificates good for this policy?
// A stand-in for tests, written from the documented contract. C11 and C++17.
// Evaluation happens at the simulation's clock, without any network.
#ifndef SHAKEDOWN_SECURITY_SECTRUST_H_
#define SHAKEDOWN_SECURITY_SECTRUST_H_

#include <Security/SecBase.h>
#include <stdbool.h>

typedef struct __SecTrust* SecTrustRef;

// Good are kSecTrustResultProceed, which exceptions give, and
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

typedef CF_OPTIONS(uint32_t, SecTrustOptionFlags) {
  kSecTrustOptionAllowExpired = 1,  // a chain that is expired is good
  kSecTrustOptionLeafIsCA = 2,      // no effect: a leaf may be an authority
  kSecTrustOptionFetchIssuerFromNet = 4,  // no effect: there is no network
  kSecTrustOptionAllowExpiredRoot = 8,    // an anchor that is expired is good
  kSecTrustOptionRequireRevPerCert = 16,  // a policy for revocation needs an
                                          // answer about each but the anchor
  kSecTrustOptionUseTrustSettings = 32,   // no effect: they are always used
  kSecTrustOptionImplicitAnchors = 64     // who signed itself is an anchor
};

// Keys of the dictionary that SecTrustCopyResult gives. There is no extended
// validation here, so the second and third never stand in it.
CF_EXPORT const CFStringRef kSecTrustEvaluationDate;      // CFDate
CF_EXPORT const CFStringRef kSecTrustExtendedValidation;  // CFBoolean
CF_EXPORT const CFStringRef kSecTrustOrganizationName;    // CFString
CF_EXPORT const CFStringRef kSecTrustResultValue;         // CFNumber
CF_EXPORT const CFStringRef kSecTrustRevocationChecked;   // CFBoolean, if true
CF_EXPORT const CFStringRef kSecTrustRevocationValidUntilDate;  // CFDate

// A queue of libdispatch, of which nothing is used.
typedef struct dispatch_queue_s* dispatch_queue_t;

// Blocks, where the compiler has them; else the address of a block's literal.
#if defined(__BLOCKS__)
typedef void (^SecTrustCallback)(SecTrustRef trust, SecTrustResultType result);
typedef void (^SecTrustWithErrorCallback)(SecTrustRef trust, bool result,
                                          CFErrorRef error);
#else
typedef const void* SecTrustCallback;
typedef const void* SecTrustWithErrorCallback;
#endif

// Keys of the dictionaries that SecTrustCopyProperties gives.
CF_EXPORT const CFStringRef kSecPropertyTypeTitle;  // the certificate's name
CF_EXPORT const CFStringRef kSecPropertyTypeError;  // what is wrong with it

// Keys of the dictionaries that SecCertificateCopyValues gives for each field:
// which type its value has, what it is called, the value; and the types.
CF_EXPORT const CFStringRef kSecPropertyKeyType;
CF_EXPORT const CFStringRef kSecPropertyKeyLabel;
CF_EXPORT const CFStringRef kSecPropertyKeyLocalizedLabel;
CF_EXPORT const CFStringRef kSecPropertyKeyValue;
CF_EXPORT const CFStringRef kSecPropertyTypeWarning;
CF_EXPORT const CFStringRef kSecPropertyTypeSuccess;
CF_EXPORT const CFStringRef kSecPropertyTypeSection;  // CFArray of fields
CF_EXPORT const CFStringRef kSecPropertyTypeData;
CF_EXPORT const CFStringRef kSecPropertyTypeString;
CF_EXPORT const CFStringRef kSecPropertyTypeURL;  // CFString
CF_EXPORT const CFStringRef kSecPropertyTypeDate;
CF_EXPORT const CFStringRef kSecPropertyTypeArray;   // CFArray of CFString
CF_EXPORT const CFStringRef kSecPropertyTypeNumber;  // CFNumber

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

// Whether a policy for revocation may ask the network, which is what the
// simulation holds; true until set.
CF_EXPORT OSStatus SecTrustSetNetworkFetchAllowed(SecTrustRef trust,
                                                  Boolean allowed);
CF_EXPORT OSStatus SecTrustGetNetworkFetchAllowed(SecTrustRef trust,
                                                  Boolean* allowed);

// Take what came with the handshake: CFData, or a CFArray of CFData; NULL is
// nothing. OCSP responses count by the rules of the era; of timestamps only the
// number does. errSecParam: something else.
CF_EXPORT OSStatus SecTrustSetOCSPResponse(SecTrustRef trust,
                                           CFTypeRef responses);
CF_EXPORT OSStatus SecTrustSetSignedCertificateTimestamps(SecTrustRef trust,
                                                          CFArrayRef scts);

// Changes how an evaluation judges, all options at once.
CF_EXPORT OSStatus SecTrustSetOptions(SecTrustRef trust,
                                      SecTrustOptionFlags options);

// Returns all that is wrong or accepted now, as bytes to keep: not
// what is fatal, not a trust setting that denies. Evaluates if that is needed.
CF_EXPORT CFDataRef SecTrustCopyExceptions(SecTrustRef trust);

// Accepts what such bytes hold: if nothing else is wrong, the result is
// kSecTrustResultProceed. Replaces what was accepted before; NULL accepts
// nothing. Returns whether these were exceptions for this leaf; if not, nothing
// is accepted.
CF_EXPORT bool SecTrustSetExceptions(SecTrustRef trust, CFDataRef exceptions);

// Gives the system's anchors; the caller releases the array.
CF_EXPORT OSStatus SecTrustCopyAnchorCertificates(CFArrayRef* anchors);

CF_EXPORT OSStatus SecTrustCopyPolicies(SecTrustRef trust,
                                        CFArrayRef* policies);
CF_EXPORT OSStatus SecTrustCopyCustomAnchorCertificates(SecTrustRef trust,
                                                        CFArrayRef* anchors);

// Private: gives the certificates as they were given. errSecParam: NULL.
CF_EXPORT OSStatus SecTrustCopyInputCertificates(SecTrustRef trust,
                                                 CFArrayRef* certificates);

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

// The same two, told to a block. There is one thread here: the block is called
// before the function returns, whatever the queue. errSecParam: `trust` or
// `result` is NULL.
CF_EXPORT OSStatus SecTrustEvaluateAsync(SecTrustRef trust,
                                         dispatch_queue_t queue,
                                         SecTrustCallback result);
CF_EXPORT OSStatus
SecTrustEvaluateAsyncWithError(SecTrustRef trust, dispatch_queue_t queue,
                               SecTrustWithErrorCallback result);

// Returns the evaluation as a dictionary with the keys above, NULL for NULL.
// Evaluates if that is needed. The caller releases it.
CF_EXPORT CFDictionaryRef SecTrustCopyResult(SecTrustRef trust);

// Old (10.2 to 10.6): what is known of each certificate of the chain. There is
// no CSSM here, so nothing but StatusBits and the leaf-first order counts.
enum {
  CSSM_CERT_STATUS_EXPIRED = 0x01,
  CSSM_CERT_STATUS_NOT_VALID_YET = 0x02,
  CSSM_CERT_STATUS_IS_IN_INPUT_CERTS = 0x04,
  CSSM_CERT_STATUS_IS_IN_ANCHORS = 0x08,
  CSSM_CERT_STATUS_IS_ROOT = 0x10
};
typedef struct {
  uint32_t StatusBits;
  uint32_t NumStatusCodes;  // 0
  int32_t* StatusCodes;     // NULL
  uint32_t Index;           // place in the chain
  struct {
    uint64_t DLHandle;
    uint64_t DBHandle;
  } DlDbHandle;        // 0
  void* UniqueRecord;  // NULL
} CSSM_TP_APPLE_EVIDENCE_INFO;

// Gives the last evaluation's result; the chain, which the caller releases; and
// an array with a row per certificate that lives until the next call. Each may
// be NULL. errSecParam: `trust` is NULL; errSecTrustNotAvailable: there was no
// evaluation yet.
CF_EXPORT OSStatus SecTrustGetResult(SecTrustRef trust,
                                     SecTrustResultType* result,
                                     CFArrayRef* chain,
                                     CSSM_TP_APPLE_EVIDENCE_INFO** evidence);

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
