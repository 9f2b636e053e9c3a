// SPDX-License-Identifier: Apache-2.0
// Security/SecKeychain.h: keychains, here in the simulation's memory. A path is
// a name only: no file is read or written. A stand-in for tests. C11 and C++17.
// Where macOS would show a dialog, nobody answers: errSecInteractionNotAllowed.
#ifndef SHAKEDOWN_SECURITY_SECKEYCHAIN_H_
#define SHAKEDOWN_SECURITY_SECKEYCHAIN_H_

#include <Security/SecBase.h>

#define SEC_KEYCHAIN_SETTINGS_VERS1 1

typedef struct {
  UInt32 version;       // SEC_KEYCHAIN_SETTINGS_VERS1
  Boolean lockOnSleep;  // kept and given back
  Boolean useLockInterval;
  UInt32 lockInterval;  // seconds; kept and given back
} SecKeychainSettings;

typedef UInt32 SecKeychainStatus;
enum {
  kSecUnlockStateStatus = 1,
  kSecReadPermStatus = 2,
  kSecWritePermStatus = 4
};

typedef CF_ENUM(int, SecPreferencesDomain) {
  kSecPreferencesDomainUser = 0,
  kSecPreferencesDomainSystem = 1,
  kSecPreferencesDomainCommon = 2,
  kSecPreferencesDomainDynamic = 3
};

CF_EXPORT CFTypeID SecKeychainGetTypeID(void);

// Creates a keychain, unlocked, at the end of the search list. `prompt_user`
// asks for the password: nobody answers. `access` is ignored.
// errSecDuplicateKeychain: the path is taken. errSecParam: an argument is NULL.
CF_EXPORT OSStatus SecKeychainCreate(const char* path, UInt32 password_length,
                                     const void* password, Boolean prompt_user,
                                     SecAccessRef access,
                                     SecKeychainRef* keychain);

// Gives a reference to the keychain of this path, which need not exist.
CF_EXPORT OSStatus SecKeychainOpen(const char* path, SecKeychainRef* keychain);

// Deletes it and its items. errSecInvalidKeychain: `keychain` is NULL;
// errSecNoSuchKeychain: it does not exist.
CF_EXPORT OSStatus SecKeychainDelete(SecKeychainRef keychain);

// In each of these a `keychain` of NULL is the default one.
// errSecNoDefaultKeychain: there is none. errSecNoSuchKeychain: no such path.
CF_EXPORT OSStatus SecKeychainLock(SecKeychainRef keychain);
CF_EXPORT OSStatus SecKeychainLockAll(void);
// errSecAuthFailed: the password is wrong. errSecInteractionNotAllowed: it is
// locked, and `use_password` is false.
CF_EXPORT OSStatus SecKeychainUnlock(SecKeychainRef keychain,
                                     UInt32 password_length,
                                     const void* password,
                                     Boolean use_password);
CF_EXPORT OSStatus SecKeychainGetStatus(SecKeychainRef keychain,
                                        SecKeychainStatus* status);
CF_EXPORT OSStatus SecKeychainSetSettings(SecKeychainRef keychain,
                                          const SecKeychainSettings* settings);
CF_EXPORT OSStatus SecKeychainCopySettings(SecKeychainRef keychain,
                                           SecKeychainSettings* settings);
// `*path_length` is the buffer's size before, and the path's length afterwards.
// errSecBufferTooSmall: the path and its zero do not fit.
CF_EXPORT OSStatus SecKeychainGetPath(SecKeychainRef keychain,
                                      UInt32* path_length, char* path);

// errSecNoDefaultKeychain: there is none.
CF_EXPORT OSStatus SecKeychainCopyDefault(SecKeychainRef* keychain);
CF_EXPORT OSStatus SecKeychainSetDefault(SecKeychainRef keychain);
CF_EXPORT OSStatus SecKeychainCopySearchList(CFArrayRef* search_list);
CF_EXPORT OSStatus SecKeychainSetSearchList(CFArrayRef search_list);

// Kept and given back; there is one list of keychains for all domains.
CF_EXPORT OSStatus SecKeychainSetPreferenceDomain(SecPreferencesDomain domain);
CF_EXPORT OSStatus SecKeychainGetPreferenceDomain(SecPreferencesDomain* domain);
CF_EXPORT OSStatus SecKeychainSetUserInteractionAllowed(Boolean allowed);
CF_EXPORT OSStatus SecKeychainGetUserInteractionAllowed(Boolean* allowed);

#endif  // SHAKEDOWN_SECURITY_SECKEYCHAIN_H_
