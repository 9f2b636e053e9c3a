// SPDX-License-Identifier: Apache-2.0
#include "src/security/keychain/keychain.h"

#include <CoreFoundation/CFArray.h>

namespace shakedown::security {

constinit cf::TypeInfo Keychain::kType{"SecKeychain", 80};

cf::CFRef<SecKeychainRef> MakeKeychain(const std::string& path) {
  return cf::CFRef<SecKeychainRef>::Adopt(cf::New<Keychain>(path));
}

OSStatus Resolve(SecKeychainRef keychain, KeychainFilePtr& file) {
  const Keychains& keychains = Keychains::Current();
  if (keychain == nullptr) {
    file = keychains.default_file();
    return file ? errSecSuccess : errSecNoDefaultKeychain;
  }
  file = keychains.Find(cf::Expect<Keychain>(keychain, __func__).path());
  return file ? errSecSuccess : errSecNoSuchKeychain;
}

std::optional<std::vector<KeychainFilePtr>> ResolveSearch(
    CFTypeRef keychain_or_array) {
  const Keychains& keychains = Keychains::Current();
  if (keychain_or_array == nullptr) return keychains.search_list();
  std::vector<KeychainFilePtr> files;
  const auto add = [&](CFTypeRef ref) {
    const auto* keychain = cf::As<Keychain>(ref);
    if (keychain == nullptr) return false;
    if (auto file = keychains.Find(keychain->path())) files.push_back(file);
    return true;
  };
  if (CFGetTypeID(keychain_or_array) != CFArrayGetTypeID()) {
    if (!add(keychain_or_array)) return std::nullopt;
    return files;
  }
  const auto array = static_cast<CFArrayRef>(keychain_or_array);
  for (CFIndex i = 0; i < CFArrayGetCount(array); ++i) {
    if (!add(CFArrayGetValueAtIndex(array, i))) return std::nullopt;
  }
  return files;
}

}  // namespace shakedown::security
