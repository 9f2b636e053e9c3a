// SPDX-License-Identifier: Apache-2.0
// Security/SecImportExport.h: certificates and keys from files and into files.
// A stand-in for tests, written from the documented contract. C11 and C++17.
// Example: SecPKCS12Import(p12, options, &items);
#ifndef SHAKEDOWN_SECURITY_SECIMPORTEXPORT_H_
#define SHAKEDOWN_SECURITY_SECIMPORTEXPORT_H_

#include <Security/SecBase.h>

typedef CF_ENUM(uint32_t, SecExternalFormat) {
  kSecFormatUnknown = 0,       // import: find out; export: the usual one
  kSecFormatOpenSSL = 1,       // keys: PKCS #1, SEC 1 or SubjectPublicKeyInfo
  kSecFormatSSH = 2,           // not supported
  kSecFormatBSAFE = 3,         // keys: PKCS #1 or PKCS #8
  kSecFormatRawKey = 4,        // symmetric keys: their bytes
  kSecFormatWrappedPKCS8 = 5,  // private keys, encrypted
  kSecFormatWrappedOpenSSL = 6,
  kSecFormatWrappedSSH = 7,
  kSecFormatWrappedLSH = 8,
  kSecFormatX509Cert = 9,      // DER
  kSecFormatPEMSequence = 10,  // PEM blocks, one after another
  kSecFormatPKCS7 = 11,        // certificates only
  kSecFormatPKCS12 = 12,
  kSecFormatNetscapeCertSequence = 13,  // not supported
  kSecFormatSSHv2 = 14                  // not supported
};

typedef CF_ENUM(uint32_t, SecExternalItemType) {
  kSecItemTypeUnknown = 0,
  kSecItemTypePrivateKey = 1,
  kSecItemTypePublicKey = 2,
  kSecItemTypeSessionKey = 3,  // a symmetric key
  kSecItemTypeCertificate = 4,
  kSecItemTypeAggregate = 5  // several: PKCS #7, PKCS #12, PEM sequence
};

typedef CF_OPTIONS(uint32_t, SecItemImportExportFlags) {
  kSecItemPemArmour = 0x00000001  // export as PEM
};

typedef CF_OPTIONS(uint32_t, SecKeyImportExportFlags) {
  kSecKeyImportOnlyOne = 0x00000001,     // more keys: errSecMultiplePrivKeys
  kSecKeySecurePassphrase = 0x00000002,  // ask for it: nobody answers here
  kSecKeyNoAccessControl = 0x00000004    // taken and ignored: no lists here
};

#define SEC_KEY_IMPORT_EXPORT_PARAMS_VERSION 0

// `passphrase` is a CFString or CFData; access, usage and attributes are taken
// and ignored.
typedef struct {
  uint32_t version;
  SecKeyImportExportFlags flags;
  CFTypeRef passphrase;
  CFStringRef alertTitle;
  CFStringRef alertPrompt;
  SecAccessRef accessRef;
  CFArrayRef keyUsage;
  CFArrayRef keyAttributes;
} SecItemImportExportKeyParameters;

// The same of the older functions.
typedef struct {
  uint32_t version;
  SecKeyImportExportFlags flags;
  CFTypeRef passphrase;
  CFStringRef alertTitle;
  CFStringRef alertPrompt;
  SecAccessRef accessRef;
  uint32_t keyUsage;
  uint32_t keyAttributes;
} SecKeyImportExportParameters;

// Gives what `data` holds in `*items` (a CFArray that the caller releases):
// identities of PKCS #12, then SecCertificates and SecKeys in the order of the
// data. `name` (a file's name or extension), `*format` and `*type` are hints,
// and tell afterwards what it was; all may be NULL. With `keychain` the items
// are also put there. `items` may be NULL only then.
//   errSecParam                   `data` is NULL or empty, nowhere to put items
//   errSecUnknownFormat           nothing that is known
//   errSecPassphraseRequired      encrypted, and no passphrase
//   errSecPkcs12VerifyFailure     PKCS #12 and a wrong passphrase
//   errSecAuthFailed              an encrypted key and a wrong passphrase
//   errSecMultiplePrivKeys        see kSecKeyImportOnlyOne
//   errSecDuplicateItem           `keychain` has one of them; the others are in
//   errSecInteractionNotAllowed   `keychain` is locked
CF_EXPORT OSStatus
SecItemImport(CFDataRef data, CFStringRef name, SecExternalFormat* format,
              SecExternalItemType* type, SecItemImportExportFlags flags,
              const SecItemImportExportKeyParameters* key_parameters,
              SecKeychainRef keychain, CFArrayRef* items);
CF_EXPORT OSStatus SecKeychainItemImport(
    CFDataRef data, CFStringRef name, SecExternalFormat* format,
    SecExternalItemType* type, SecItemImportExportFlags flags,
    const SecKeyImportExportParameters* key_parameters, SecKeychainRef keychain,
    CFArrayRef* items);

// Gives `item` (a SecCertificate, SecKey or SecIdentity, or a CFArray of them)
// as a file in `*data`, which the caller releases. kSecFormatUnknown is DER for
// one certificate, PKCS #1 or SEC 1 for a key, PEM for several items.
//   errSecParam                an argument is NULL, or no such item
//   errSecUnsupportedFormat    the format can't hold the item
//   errSecPassphraseRequired   an encrypted format, and no passphrase
//   errSecInteractionNotAllowed  the key lies in a locked keychain
CF_EXPORT OSStatus SecItemExport(
    CFTypeRef item, SecExternalFormat format, SecItemImportExportFlags flags,
    const SecItemImportExportKeyParameters* key_parameters, CFDataRef* data);
CF_EXPORT OSStatus SecKeychainItemExport(
    CFTypeRef item, SecExternalFormat format, SecItemImportExportFlags flags,
    const SecKeyImportExportParameters* key_parameters, CFDataRef* data);

// Options of SecPKCS12Import.
CF_EXPORT const CFStringRef kSecImportExportPassphrase;  // CFString
CF_EXPORT const CFStringRef kSecImportExportKeychain;    // SecKeychain
CF_EXPORT const CFStringRef kSecImportExportAccess;      // ignored
CF_EXPORT const CFStringRef kSecImportToMemoryOnly;      // CFBoolean

// What it tells of each item.
CF_EXPORT const CFStringRef kSecImportItemLabel;      // CFString
CF_EXPORT const CFStringRef kSecImportItemKeyID;      // CFData
CF_EXPORT const CFStringRef kSecImportItemTrust;      // SecTrust, basic X.509
CF_EXPORT const CFStringRef kSecImportItemCertChain;  // CFArray, leaf first
CF_EXPORT const CFStringRef kSecImportItemIdentity;   // SecIdentity

// Gives the items of a PKCS #12 file in `*items`, a CFArray of dictionaries
// that the caller releases: one for each key with its certificate, then one,
// without identity, for each certificate that stands in nobody's chain. The
// items are put in the keychain that the options name, else in the default one,
// unless they are there; kSecImportToMemoryOnly prevents that.
//   errSecParam                  an argument is NULL
//   errSecDecode                 this is no PKCS #12 file
//   errSecPassphraseRequired     the options have no passphrase
//   errSecAuthFailed             the passphrase is wrong
//   errSecNoDefaultKeychain      there is none
//   errSecInteractionNotAllowed  the keychain is locked
CF_EXPORT OSStatus SecPKCS12Import(CFDataRef pkcs12, CFDictionaryRef options,
                                   CFArrayRef* items);

#endif  // SHAKEDOWN_SECURITY_SECIMPORTEXPORT_H_
