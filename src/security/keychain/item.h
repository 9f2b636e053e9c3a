// SPDX-License-Identifier: Apache-2.0
// What lies in a keychain, as plain values: no CF object lives in a simulation,
// so that an app's leaks can be counted.
// Example: file.Add(MakeCertificateItem(der));
// One thread, as the simulation is.
#ifndef SHAKEDOWN_SECURITY_KEYCHAIN_ITEM_H_
#define SHAKEDOWN_SECURITY_KEYCHAIN_ITEM_H_

#include <CoreFoundation/CFBase.h>

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <variant>

#include "src/base/bytes.h"
#include "src/corefoundation/cf_ref.h"
#include "src/openssl/openssl_ptr.h"
#include "src/security/key.h"

namespace shakedown::security {

enum class ItemClass : uint8_t {
  kCertificate,
  kKey,
  kGenericPassword,
  kInternetPassword
};

// What CFBoolean, CFNumber, CFString (UTF-8) and CFData say.
using AttributeValue = std::variant<bool, int64_t, std::string, Bytes>;
// By the texts of the kSecAttr constants: "labl", "acct".
using Attributes = std::map<std::string, AttributeValue>;

struct Item {
  ItemClass item_class = ItemClass::kGenericPassword;
  Bytes data;                     // certificate: DER; password: the secret
  std::shared_ptr<EVP_PKEY> key;  // class kKey only
  KeyClass key_class = KeyClass::kPrivate;
  Attributes attributes;
  uint64_t number = 0;  // counted by the simulation, for persistent references
};
using ItemPtr = std::shared_ptr<Item>;

// PublicKeyHash is the SHA-1 of the public key's bits (RFC 5280 section
// 4.2.1.2, method 1): the same of a key pair and its certificate. Empty if
// OpenSSL cannot encode the key.
Bytes PublicKeyHash(EVP_PKEY* key);

// MakeCertificateItem derives the attributes (subject, issuer, serial number,
// public key hash, label); null if `der` is no certificate.
ItemPtr MakeCertificateItem(ByteView der);

// MakeKeyItem derives class, kind, size and application label. `label` may be
// empty. `key` is not null.
ItemPtr MakeKeyItem(std::shared_ptr<EVP_PKEY> key, KeyClass key_class,
                    const std::string& label);

// SameItem tells whether a keychain can hold only one of the two: the same
// certificate, key, or account of the same service.
bool SameItem(const Item& left, const Item& right);

// BytesAttribute returns an attribute that is bytes, else nothing.
Bytes BytesAttribute(const Item& item, const std::string& name);

// MakeRef makes the CF object of an item: a SecCertificate, SecKey or
// SecKeychainItem.
cf::CFRef<CFTypeRef> MakeRef(const ItemPtr& item);

}  // namespace shakedown::security

#endif  // SHAKEDOWN_SECURITY_KEYCHAIN_ITEM_H_
