// SPDX-License-Identifier: Apache-2.0
// Security/SecBase.h: the types of the Security framework and its result codes.
// A stand-in for tests, written from the documented contract. C11 and C++17.
#ifndef SHAKEDOWN_SECURITY_SECBASE_H_
#define SHAKEDOWN_SECURITY_SECBASE_H_

#include <CoreFoundation/CoreFoundation.h>

// Core Foundation objects, each with the Create/Copy/Get rule.
typedef struct __SecCertificate* SecCertificateRef;
typedef struct __SecIdentity* SecIdentityRef;
typedef struct __SecKey* SecKeyRef;
typedef struct __SecPolicy* SecPolicyRef;
typedef struct __SecKeychain* SecKeychainRef;
typedef struct __SecKeychainItem* SecKeychainItemRef;
typedef struct __SecAccess* SecAccessRef;

// Attributes of keychain items: a tag (kSecLabelItemAttr), and bytes that the
// list borrows.
typedef UInt32 SecKeychainAttrType;
typedef struct {
  SecKeychainAttrType tag;
  UInt32 length;
  void* data;
} SecKeychainAttribute;
typedef struct {
  UInt32 count;
  SecKeychainAttribute* attr;
} SecKeychainAttributeList;

// Returns the sentence that explains `status`, or NULL if the code is not
// known. `reserved` must be NULL. The caller releases the string.
CF_EXPORT CFStringRef SecCopyErrorMessageString(OSStatus status,
                                                void* reserved);

CF_ENUM(OSStatus){
    errSecSuccess = 0,
    errSecUnimplemented = -4,
    errSecDiskFull = -34,
    errSecIO = -36,
    errSecOpWr = -49,
    errSecParam = -50,
    errSecWrPerm = -61,
    errSecAllocate = -108,
    errSecUserCanceled = -128,
    errSecBadReq = -909,
    errSecInternalComponent = -2070,
    errSecNoAccessForItem = -25243,
    errSecUnsupportedFormat = -25256,
    errSecUnknownFormat = -25257,
    errSecKeyIsSensitive = -25258,
    errSecMultiplePrivKeys = -25259,
    errSecPassphraseRequired = -25260,
    errSecInvalidPasswordRef = -25261,
    errSecInvalidTrustSettings = -25262,
    errSecNoTrustSettings = -25263,
    errSecPkcs12VerifyFailure = -25264,
    errSecNotAvailable = -25291,
    errSecAuthFailed = -25293,
    errSecNoSuchKeychain = -25294,
    errSecInvalidKeychain = -25295,
    errSecDuplicateKeychain = -25296,
    errSecDuplicateItem = -25299,
    errSecItemNotFound = -25300,
    errSecBufferTooSmall = -25301,
    errSecNoSuchAttr = -25303,
    errSecInvalidItemRef = -25304,
    errSecInvalidSearchRef = -25305,
    errSecNoSuchClass = -25306,
    errSecNoDefaultKeychain = -25307,
    errSecInteractionNotAllowed = -25308,
    errSecTrustNotAvailable = -25245,
    errSecInteractionRequired = -25315,
    errSecCreateChainFailed = -25318,
    errSecInvalidPrefsDomain = -25319,
    errSecInDarkWake = -25320,
    errSecDecode = -26275,
    errSecMissingEntitlement = -34018,
    errSecHostNameMismatch = -67602,
    errSecUnknownCriticalExtensionFlag = -67603,
    errSecNoBasicConstraints = -67604,
    errSecNoBasicConstraintsCA = -67605,
    errSecInvalidKeyUsageForPolicy = -67608,
    errSecInvalidExtendedKeyUsage = -67609,
    errSecPathLengthConstraintExceeded = -67611,
    errSecUnknownCertExtension = -67618,
    errSecUnknownCRLExtension = -67619,
    errSecIncompleteCertRevocationCheck = -67635,
    errSecOCSPNotTrustedToAnchor = -67637,
    errSecInternalError = -67671,
    errSecMemoryError = -67672,
    errSecInvalidSignature = -67688,
    errSecInvalidName = -67689,
    errSecInvalidCertificateRef = -67690,
    errSecInvalidValue = -67694,
    errSecInvalidKeyRef = -67712,
    errSecUnsupportedKeySize = -67735,
    errSecInvalidAttributePassphrase = -67760,
    errSecVerifyFailed = -67808,
    errSecInvalidDigestAlgorithm = -67815,
    errSecCertificateExpired = -67818,
    errSecCertificateNotValidYet = -67819,
    errSecCertificateRevoked = -67820,
    errSecVerifyActionFailed = -67825,
    errSecInvalidPolicyIdentifiers = -67835,
    errSecNotTrusted = -67843,
    errSecMissingRequiredExtension = -67880,
    errSecCertificateNameNotAllowed = -67900,
    errSecCertificateValidityPeriodTooLong = -67901,
};

// Codes in between are an errno, above the base.
#define errSecErrnoBase 100000
#define errSecErrnoLimit 100255

CF_ENUM(OSStatus){
    errSSLProtocol = -9800,
    errSSLNegotiation = -9801,
    errSSLFatalAlert = -9802,
    errSSLWouldBlock = -9803,
    errSSLSessionNotFound = -9804,
    errSSLClosedGraceful = -9805,
    errSSLClosedAbort = -9806,
    errSSLXCertChainInvalid = -9807,
    errSSLBadCert = -9808,
    errSSLCrypto = -9809,
    errSSLInternal = -9810,
    errSSLModuleAttach = -9811,
    errSSLUnknownRootCert = -9812,
    errSSLNoRootCert = -9813,
    errSSLCertExpired = -9814,
    errSSLCertNotYetValid = -9815,
    errSSLClosedNoNotify = -9816,
    errSSLBufferOverflow = -9817,
    errSSLBadCipherSuite = -9818,
    errSSLPeerUnexpectedMsg = -9819,
    errSSLPeerBadRecordMac = -9820,
    errSSLPeerDecryptionFail = -9821,
    errSSLPeerRecordOverflow = -9822,
    errSSLPeerDecompressFail = -9823,
    errSSLPeerHandshakeFail = -9824,
    errSSLPeerBadCert = -9825,
    errSSLPeerUnsupportedCert = -9826,
    errSSLPeerCertRevoked = -9827,
    errSSLPeerCertExpired = -9828,
    errSSLPeerCertUnknown = -9829,
    errSSLIllegalParam = -9830,
    errSSLPeerUnknownCA = -9831,
    errSSLPeerAccessDenied = -9832,
    errSSLPeerDecodeError = -9833,
    errSSLPeerDecryptError = -9834,
    errSSLPeerExportRestriction = -9835,
    errSSLPeerProtocolVersion = -9836,
    errSSLPeerInsufficientSecurity = -9837,
    errSSLPeerInternalError = -9838,
    errSSLPeerUserCancelled = -9839,
    errSSLPeerNoRenegotiation = -9840,
    errSSLPeerAuthCompleted = -9841,
    errSSLServerAuthCompleted = errSSLPeerAuthCompleted,
    errSSLClientAuthCompleted = errSSLPeerAuthCompleted,
    errSSLClientCertRequested = -9842,
    errSSLHostNameMismatch = -9843,
    errSSLConnectionRefused = -9844,
    errSSLDecryptionFail = -9845,
    errSSLBadRecordMac = -9846,
    errSSLRecordOverflow = -9847,
    errSSLBadConfiguration = -9848,
    errSSLUnexpectedRecord = -9849,
    errSSLLast = errSSLUnexpectedRecord,
    errSSLWeakPeerEphemeralDHKey = -9850,
    errSSLClientHelloReceived = -9851,
    errSSLTransportReset = -9852,
    errSSLNetworkTimeout = -9853,
    errSSLConfigurationFailed = -9854,
    errSSLUnsupportedExtension = -9855,
    errSSLUnexpectedMessage = -9856,
    errSSLDecompressFail = -9857,
    errSSLHandshakeFail = -9858,
    errSSLDecodeError = -9859,
    errSSLInappropriateFallback = -9860,
    errSSLMissingExtension = -9861,
    errSSLBadCertificateStatusResponse = -9862,
    errSSLCertificateRequired = -9863,
    errSSLUnknownPSKIdentity = -9864,
    errSSLUnrecognizedName = -9865,
    errSSLATSViolation = -9880,
    errSSLATSMinimumVersionViolation = -9881,
    errSSLATSCiphersuiteViolation = -9882,
    errSSLATSMinimumKeySizeViolation = -9883,
    errSSLATSLeafCertificateHashAlgorithmViolation = -9884,
    errSSLATSCertificateHashAlgorithmViolation = -9885,
    errSSLATSCertificateTrustViolation = -9886,
    errSSLEarlyDataRejected = -9890,
};

#endif  // SHAKEDOWN_SECURITY_SECBASE_H_
