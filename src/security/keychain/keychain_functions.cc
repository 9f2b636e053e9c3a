// SPDX-License-Identifier: Apache-2.0
// The C functions of SecKeychain.h that make, lock and describe keychains.
#include <Security/SecKeychain.h>

#include <cstring>
#include <string>

#include "src/security/keychain/keychain.h"

using shakedown::security::Keychain;
using shakedown::security::KeychainFilePtr;
using shakedown::security::Keychains;
using shakedown::security::MakeKeychain;
using shakedown::security::Resolve;

CFTypeID SecKeychainGetTypeID(void) { return Keychain::kType.id(); }

OSStatus SecKeychainCreate(const char* path, UInt32 password_length,
                           const void* password, Boolean prompt_user,
                           SecAccessRef, SecKeychainRef* keychain) {
  if (path == nullptr || keychain == nullptr) return errSecParam;
  if (prompt_user) return errSecInteractionNotAllowed;
  if (password == nullptr && password_length > 0) return errSecParam;
  const std::string secret(static_cast<const char*>(password),
                           password != nullptr ? password_length : 0);
  const auto file = Keychains::Current().Create(path, secret);
  if (!file) return errSecDuplicateKeychain;
  *keychain = MakeKeychain(path).Release();
  return errSecSuccess;
}

OSStatus SecKeychainOpen(const char* path, SecKeychainRef* keychain) {
  if (path == nullptr || keychain == nullptr) return errSecParam;
  *keychain = MakeKeychain(path).Release();
  return errSecSuccess;
}

OSStatus SecKeychainDelete(SecKeychainRef keychain) {
  if (keychain == nullptr) return errSecInvalidKeychain;
  KeychainFilePtr file;
  const OSStatus status = Resolve(keychain, file);
  if (status == errSecSuccess) Keychains::Current().Delete(file);
  return status;
}

OSStatus SecKeychainLock(SecKeychainRef keychain) {
  KeychainFilePtr file;
  const OSStatus status = Resolve(keychain, file);
  if (status == errSecSuccess) file->locked = true;
  return status;
}

OSStatus SecKeychainLockAll(void) {
  Keychains::Current().LockAll();
  return errSecSuccess;
}

OSStatus SecKeychainUnlock(SecKeychainRef keychain, UInt32 password_length,
                           const void* password, Boolean use_password) {
  KeychainFilePtr file;
  const OSStatus status = Resolve(keychain, file);
  if (status != errSecSuccess) return status;
  if (!use_password) {
    return file->locked ? errSecInteractionNotAllowed : errSecSuccess;
  }
  if (password == nullptr && password_length > 0) return errSecParam;
  const std::string given(static_cast<const char*>(password),
                          password != nullptr ? password_length : 0);
  if (given != file->password) return errSecAuthFailed;
  file->locked = false;
  return errSecSuccess;
}

OSStatus SecKeychainGetStatus(SecKeychainRef keychain,
                              SecKeychainStatus* status) {
  if (status == nullptr) return errSecParam;
  KeychainFilePtr file;
  const OSStatus found = Resolve(keychain, file);
  if (found != errSecSuccess) return found;
  *status = kSecReadPermStatus | kSecWritePermStatus;
  if (!file->locked) *status |= kSecUnlockStateStatus;
  return errSecSuccess;
}

OSStatus SecKeychainSetSettings(SecKeychainRef keychain,
                                const SecKeychainSettings* settings) {
  if (settings == nullptr || settings->version != SEC_KEYCHAIN_SETTINGS_VERS1) {
    return errSecParam;
  }
  KeychainFilePtr file;
  const OSStatus status = Resolve(keychain, file);
  if (status != errSecSuccess) return status;
  file->lock_on_sleep = settings->lockOnSleep != 0;
  file->use_lock_interval = settings->useLockInterval != 0;
  file->lock_interval_seconds = settings->lockInterval;
  return errSecSuccess;
}

OSStatus SecKeychainCopySettings(SecKeychainRef keychain,
                                 SecKeychainSettings* settings) {
  if (settings == nullptr) return errSecParam;
  KeychainFilePtr file;
  const OSStatus status = Resolve(keychain, file);
  if (status != errSecSuccess) return status;
  settings->version = SEC_KEYCHAIN_SETTINGS_VERS1;
  settings->lockOnSleep = file->lock_on_sleep;
  settings->useLockInterval = file->use_lock_interval;
  settings->lockInterval = file->lock_interval_seconds;
  return errSecSuccess;
}

OSStatus SecKeychainGetPath(SecKeychainRef keychain, UInt32* path_length,
                            char* path) {
  if (path_length == nullptr || path == nullptr) return errSecParam;
  KeychainFilePtr file;
  const OSStatus status = Resolve(keychain, file);
  if (status != errSecSuccess) return status;
  const bool fits = file->path.size() < *path_length;
  *path_length = static_cast<UInt32>(file->path.size());
  if (!fits) return errSecBufferTooSmall;
  std::memcpy(path, file->path.c_str(), file->path.size() + 1);
  return errSecSuccess;
}
