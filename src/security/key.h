// SPDX-License-Identifier: Apache-2.0
// SecKey: a public or private key as a CF object.
// Example: CFRef<SecKeyRef> key = MakeKey(minted.key, KeyClass::kPrivate);
// Immutable; operations with a private key go inside openssl::PrivateKeyUse.
#ifndef SHAKEDOWN_SECURITY_KEY_H_
#define SHAKEDOWN_SECURITY_KEY_H_

#include <Security/SecKey.h>

#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include "src/corefoundation/cf_ref.h"
#include "src/corefoundation/object.h"
#include "src/openssl/openssl_ptr.h"

namespace shakedown::security {

enum class KeyClass : uint8_t { kPublic, kPrivate };

class Key final : public cf::Object {
 public:
  using Ref = SecKeyRef;
  static cf::TypeInfo kType;

  Key(std::shared_ptr<EVP_PKEY> key, KeyClass key_class)
      : Object(kType), key_(std::move(key)), class_(key_class) {}

  const std::shared_ptr<EVP_PKEY>& key() const { return key_; }
  KeyClass key_class() const { return class_; }

  // Keys are equal if their class, kind and public numbers are.
  bool Equals(const Object& other) const override;
  std::string Describe() const override;

 private:
  std::shared_ptr<EVP_PKEY> key_;
  KeyClass class_;
};

// MakeKey holds nothing if `key` is null.
cf::CFRef<SecKeyRef> MakeKey(std::shared_ptr<EVP_PKEY> key, KeyClass key_class);

// EvpKeyOf returns the key inside a living SecKey.
const std::shared_ptr<EVP_PKEY>& EvpKeyOf(SecKeyRef key);

}  // namespace shakedown::security

#endif  // SHAKEDOWN_SECURITY_KEY_H_
