// SPDX-License-Identifier: Apache-2.0
// Security/SecKeychainItem.h: items of a keychain. Certificates and keys are
// SecCertificates and SecKeys, cast; passwords are objects of their own.
// A stand-in for tests, written from the documented contract. C11 and C++17.
#ifndef SHAKEDOWN_SECURITY_SECKEYCHAINITEM_H_
#define SHAKEDOWN_SECURITY_SECKEYCHAINITEM_H_

#include <Security/SecBase.h>

typedef FourCharCode SecItemClass;
enum {
  kSecInternetPasswordItemClass = 0x696E6574,  // 'inet'
  kSecGenericPasswordItemClass = 0x67656E70,   // 'genp'
  kSecPublicKeyItemClass = 0x0000000F,
  kSecPrivateKeyItemClass = 0x00000010,
  kSecSymmetricKeyItemClass = 0x00000011
};
#define kSecCertificateItemClass ((SecItemClass)0x80001000)

typedef FourCharCode SecItemAttr;
enum {
  kSecDescriptionItemAttr = 0x64657363,   // 'desc'
  kSecCommentItemAttr = 0x69636D74,       // 'icmt'
  kSecLabelItemAttr = 0x6C61626C,         // 'labl'
  kSecAccountItemAttr = 0x61636374,       // 'acct'
  kSecServiceItemAttr = 0x73766365,       // 'svce'
  kSecServerItemAttr = 0x73727672,        // 'srvr'
  kSecSubjectItemAttr = 0x7375626A,       // 'subj'
  kSecIssuerItemAttr = 0x69737375,        // 'issu'
  kSecSerialNumberItemAttr = 0x736E6272,  // 'snbr'
  kSecPublicKeyHashItemAttr = 0x68706B79  // 'hpky'
};

CF_EXPORT CFTypeID SecKeychainItemGetTypeID(void);

// Changes the attributes in `attributes` (may be NULL) and, of a password, its
// secret: `length` bytes at `data` (NULL: it stays). The label is what can be
// changed of certificates and keys; kSecKeyPrintName is a key's.
// errSecParam: `item` is NULL. errSecInvalidItemRef: it is in no keychain.
// errSecNoSuchAttr: it has no such attribute. errSecInteractionNotAllowed: its
// keychain is locked.
CF_EXPORT OSStatus SecKeychainItemModifyAttributesAndData(
    SecKeychainItemRef item, const SecKeychainAttributeList* attributes,
    UInt32 length, const void* data);

// Deletes it from its keychain. errSecInvalidItemRef: it is in none.
CF_EXPORT OSStatus SecKeychainItemDelete(SecKeychainItemRef item);

// Gives the keychain that it is in. errSecInvalidItemRef: it is in none.
CF_EXPORT OSStatus SecKeychainItemCopyKeychain(SecKeychainItemRef item,
                                               SecKeychainRef* keychain);

#endif  // SHAKEDOWN_SECURITY_SECKEYCHAINITEM_H_
