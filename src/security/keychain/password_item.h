// SPDX-License-Identifier: Apache-2.0
// SecKeychainItem: a password in a keychain as a CF object. Certificates and
// keys of keychains are SecCertificates and SecKeys instead.
// Example: cf::New<PasswordItem>(item);
#ifndef SHAKEDOWN_SECURITY_KEYCHAIN_PASSWORD_ITEM_H_
#define SHAKEDOWN_SECURITY_KEYCHAIN_PASSWORD_ITEM_H_

#include <Security/SecKeychainItem.h>

#include <string>
#include <utility>

#include "src/corefoundation/object.h"
#include "src/security/keychain/item.h"

namespace shakedown::security {

class PasswordItem final : public cf::Object {
 public:
  using Ref = SecKeychainItemRef;
  static cf::TypeInfo kType;

  explicit PasswordItem(ItemPtr item) : Object(kType), item_(std::move(item)) {}

  const ItemPtr& item() const { return item_; }

  // Equal are two references to the same item of a keychain.
  bool Equals(const Object& other) const override {
    return item_ == static_cast<const PasswordItem&>(other).item_;
  }
  CFHashCode Hash() const override { return item_->number; }

 private:
  ItemPtr item_;
};

}  // namespace shakedown::security

#endif  // SHAKEDOWN_SECURITY_KEYCHAIN_PASSWORD_ITEM_H_
