// SPDX-License-Identifier: Apache-2.0
// SecKeychain: a keychain as a CF object, which is a path: the file may not
// exist yet, or no longer.
// Example: CFRef<SecKeychainRef> login = MakeKeychain("login.keychain-db");
#ifndef SHAKEDOWN_SECURITY_KEYCHAIN_KEYCHAIN_H_
#define SHAKEDOWN_SECURITY_KEYCHAIN_KEYCHAIN_H_

#include <Security/SecKeychain.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "src/corefoundation/cf_ref.h"
#include "src/corefoundation/object.h"
#include "src/security/keychain/keychains.h"

namespace shakedown::security {

class Keychain final : public cf::Object {
 public:
  using Ref = SecKeychainRef;
  static cf::TypeInfo kType;

  explicit Keychain(std::string path) : Object(kType), path_(std::move(path)) {}

  const std::string& path() const { return path_; }

  bool Equals(const Object& other) const override {
    return path_ == static_cast<const Keychain&>(other).path_;
  }
  CFHashCode Hash() const override { return path_.size(); }
  std::string Describe() const override {
    return "<SecKeychain " + path_ + ">";
  }

 private:
  std::string path_;
};

cf::CFRef<SecKeychainRef> MakeKeychain(const std::string& path);

// Resolve gives the keychain behind `keychain`, or the default one for NULL.
// errSecNoDefaultKeychain, errSecNoSuchKeychain: there is none.
OSStatus Resolve(SecKeychainRef keychain, KeychainFilePtr& file);

// ResolveSearch lists the keychains that one SecKeychain, a CFArray of them, or
// NULL (the search list) names, those left out that do not exist. Nothing if
// `keychain_or_array` is something else.
std::optional<std::vector<KeychainFilePtr>> ResolveSearch(
    CFTypeRef keychain_or_array);

}  // namespace shakedown::security

#endif  // SHAKEDOWN_SECURITY_KEYCHAIN_KEYCHAIN_H_
