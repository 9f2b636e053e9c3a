// SPDX-License-Identifier: Apache-2.0
// The C functions of SecKeychain.h about the user's choices: the default
// keychain, the search list, dialogs.
#include <Security/SecKeychain.h>

#include "src/corefoundation/conversions.h"
#include "src/security/keychain/keychain.h"

namespace cf = shakedown::cf;
using shakedown::security::KeychainFilePtr;
using shakedown::security::Keychains;
using shakedown::security::MakeKeychain;
using shakedown::security::Resolve;

OSStatus SecKeychainCopyDefault(SecKeychainRef* keychain) {
  if (keychain == nullptr) return errSecParam;
  KeychainFilePtr file;
  const OSStatus status = Resolve(nullptr, file);
  if (status != errSecSuccess) return status;
  *keychain = MakeKeychain(file->path).Release();
  return errSecSuccess;
}

OSStatus SecKeychainSetDefault(SecKeychainRef keychain) {
  if (keychain == nullptr) return errSecParam;
  KeychainFilePtr file;
  const OSStatus status = Resolve(keychain, file);
  if (status == errSecSuccess) Keychains::Current().SetDefault(file);
  return status;
}

OSStatus SecKeychainCopySearchList(CFArrayRef* search_list) {
  if (search_list == nullptr) return errSecParam;
  const auto array = cf::MakeMutableArray();
  for (const KeychainFilePtr& file : Keychains::Current().search_list()) {
    CFArrayAppendValue(array.get(), MakeKeychain(file->path).get());
  }
  *search_list = CFArrayCreateCopy(kCFAllocatorDefault, array.get());
  return errSecSuccess;
}

OSStatus SecKeychainSetSearchList(CFArrayRef search_list) {
  if (search_list == nullptr) return errSecParam;
  auto files = shakedown::security::ResolveSearch(search_list);
  if (!files) return errSecParam;
  Keychains::Current().SetSearchList(*std::move(files));
  return errSecSuccess;
}

OSStatus SecKeychainSetPreferenceDomain(SecPreferencesDomain domain) {
  if (domain < kSecPreferencesDomainUser ||
      domain > kSecPreferencesDomainDynamic) {
    return errSecInvalidPrefsDomain;
  }
  Keychains::Current().preference_domain = domain;
  return errSecSuccess;
}

OSStatus SecKeychainGetPreferenceDomain(SecPreferencesDomain* domain) {
  if (domain == nullptr) return errSecParam;
  *domain = Keychains::Current().preference_domain;
  return errSecSuccess;
}

OSStatus SecKeychainSetUserInteractionAllowed(Boolean allowed) {
  Keychains::Current().interaction_allowed = allowed != 0;
  return errSecSuccess;
}

OSStatus SecKeychainGetUserInteractionAllowed(Boolean* allowed) {
  if (allowed == nullptr) return errSecParam;
  *allowed = Keychains::Current().interaction_allowed;
  return errSecSuccess;
}
