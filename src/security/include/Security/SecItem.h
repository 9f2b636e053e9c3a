// SPDX-License-Identifier: Apache-2.0
// Security/SecItem.h: the items of keychains, found by dictionaries.
// A stand-in for tests, written from the documented contract. C11 and C++17.
// Example: {kSecClass: kSecClassIdentity, kSecMatchLimit: kSecMatchLimitAll,
// kSecReturnRef: true} gives a CFArray of SecIdentities.
#ifndef SHAKEDOWN_SECURITY_SECITEM_H_
#define SHAKEDOWN_SECURITY_SECITEM_H_

#include <Security/SecBase.h>

// --- The class: in every query, unless it names the items themselves ---

CF_EXPORT const CFStringRef kSecClass;
CF_EXPORT const CFStringRef kSecClassGenericPassword;
CF_EXPORT const CFStringRef kSecClassInternetPassword;
CF_EXPORT const CFStringRef kSecClassCertificate;
CF_EXPORT const CFStringRef kSecClassKey;
CF_EXPORT const CFStringRef kSecClassIdentity;

// --- Attributes: an item must have all that a query names ---

CF_EXPORT const CFStringRef kSecAttrAccessible;  // kept and given back
CF_EXPORT const CFStringRef kSecAttrAccount;
CF_EXPORT const CFStringRef
    kSecAttrApplicationLabel;  // SHA-1 of the public key
CF_EXPORT const CFStringRef kSecAttrApplicationTag;
CF_EXPORT const CFStringRef kSecAttrAuthenticationType;
CF_EXPORT const CFStringRef kSecAttrCanDecrypt;
CF_EXPORT const CFStringRef kSecAttrCanDerive;
CF_EXPORT const CFStringRef kSecAttrCanEncrypt;
CF_EXPORT const CFStringRef kSecAttrCanSign;
CF_EXPORT const CFStringRef kSecAttrCanUnwrap;
CF_EXPORT const CFStringRef kSecAttrCanVerify;
CF_EXPORT const CFStringRef kSecAttrCanWrap;
CF_EXPORT const CFStringRef kSecAttrCertificateEncoding;
CF_EXPORT const CFStringRef kSecAttrCertificateType;
CF_EXPORT const CFStringRef kSecAttrComment;
CF_EXPORT const CFStringRef kSecAttrDescription;
CF_EXPORT const CFStringRef kSecAttrEffectiveKeySize;
CF_EXPORT const CFStringRef kSecAttrGeneric;
CF_EXPORT const CFStringRef kSecAttrIsPermanent;
CF_EXPORT const CFStringRef kSecAttrIssuer;  // DER
CF_EXPORT const CFStringRef kSecAttrKeyClass;
CF_EXPORT const CFStringRef kSecAttrKeyClassPrivate;
CF_EXPORT const CFStringRef kSecAttrKeyClassPublic;
CF_EXPORT const CFStringRef kSecAttrKeyClassSymmetric;
CF_EXPORT const CFStringRef kSecAttrKeySizeInBits;
CF_EXPORT const CFStringRef kSecAttrKeyType;
CF_EXPORT const CFStringRef kSecAttrKeyTypeEC;
CF_EXPORT const CFStringRef kSecAttrKeyTypeECSECPrimeRandom;
CF_EXPORT const CFStringRef kSecAttrKeyTypeRSA;
CF_EXPORT const CFStringRef kSecAttrLabel;
CF_EXPORT const CFStringRef kSecAttrPath;
CF_EXPORT const CFStringRef kSecAttrPort;
CF_EXPORT const CFStringRef kSecAttrProtocol;
CF_EXPORT const CFStringRef kSecAttrPublicKeyHash;
CF_EXPORT const CFStringRef kSecAttrSecurityDomain;
CF_EXPORT const CFStringRef kSecAttrSerialNumber;  // CFData, the number alone
CF_EXPORT const CFStringRef kSecAttrServer;
CF_EXPORT const CFStringRef kSecAttrService;
CF_EXPORT const CFStringRef kSecAttrSubject;  // DER
CF_EXPORT const CFStringRef kSecAttrSubjectKeyID;
CF_EXPORT const CFStringRef kSecAttrSynchronizable;  // taken and ignored
CF_EXPORT const CFStringRef kSecPrivateKeyAttrs;
CF_EXPORT const CFStringRef kSecPublicKeyAttrs;

// --- What else an item must be ---

CF_EXPORT const CFStringRef kSecMatchCaseInsensitive;  // of the subject's texts
CF_EXPORT const CFStringRef kSecMatchIssuers;          // CFArray of DER names
CF_EXPORT const CFStringRef kSecMatchItemList;         // CFArray: only these
CF_EXPORT const CFStringRef kSecMatchLimit;            // CFNumber, or:
CF_EXPORT const CFStringRef kSecMatchLimitAll;
CF_EXPORT const CFStringRef kSecMatchLimitOne;    // the default
CF_EXPORT const CFStringRef kSecMatchPolicy;      // fit for this SecPolicy
CF_EXPORT const CFStringRef kSecMatchSearchList;  // CFArray of SecKeychains
CF_EXPORT const CFStringRef kSecMatchSubjectContains;  // of the summary
CF_EXPORT const CFStringRef kSecMatchSubjectEndsWith;
CF_EXPORT const CFStringRef kSecMatchSubjectStartsWith;
CF_EXPORT const CFStringRef kSecMatchSubjectWholeString;
CF_EXPORT const CFStringRef kSecMatchTrustedOnly;
CF_EXPORT const CFStringRef kSecMatchValidOnDate;  // CFDate; kCFNull: now

// --- What is returned; several of them: a dictionary ---

CF_EXPORT const CFStringRef kSecReturnAttributes;
CF_EXPORT const CFStringRef kSecReturnData;  // DER; key encoding; secret
CF_EXPORT const CFStringRef kSecReturnPersistentRef;
CF_EXPORT const CFStringRef kSecReturnRef;

CF_EXPORT const CFStringRef kSecValueData;
CF_EXPORT const CFStringRef kSecValuePersistentRef;
CF_EXPORT const CFStringRef kSecValueRef;

CF_EXPORT const CFStringRef kSecUseItemList;  // older name of ...MatchItemList
CF_EXPORT const CFStringRef kSecUseKeychain;  // SecItemAdd: where to

// Gives what `query` finds in `*result` (may be NULL), which the caller
// releases: one thing, or a CFArray of them if the limit is not one. Locked
// keychains are searched too, but give no secrets.
//   errSecParam          `query` is NULL, has no class, or a value of a wrong
//                        type; secrets of passwords without limit
//   errSecItemNotFound   there is none
//   errSecInteractionNotAllowed  the secret lies in a locked keychain
CF_EXPORT OSStatus SecItemCopyMatching(CFDictionaryRef query,
                                       CFTypeRef* result);

// Adds an item: kSecValueRef (SecCertificate, SecKey, SecIdentity), or a class
// with kSecValueData; `result` as above.
//   errSecParam, errSecDuplicateItem, errSecInteractionNotAllowed
//   errSecNoDefaultKeychain   there is none, and no kSecUseKeychain
CF_EXPORT OSStatus SecItemAdd(CFDictionaryRef attributes, CFTypeRef* result);

// Changes all items that `query` finds: labels, and of passwords all else, with
// kSecValueData for the secret. errSecDuplicateItem: another item is like that.
// errSecItemNotFound, errSecParam, errSecInteractionNotAllowed.
CF_EXPORT OSStatus SecItemUpdate(CFDictionaryRef query,
                                 CFDictionaryRef attributes_to_update);

// Deletes all items that `query` finds; of an identity both halves.
// errSecItemNotFound, errSecParam, errSecInteractionNotAllowed.
CF_EXPORT OSStatus SecItemDelete(CFDictionaryRef query);

#endif  // SHAKEDOWN_SECURITY_SECITEM_H_
