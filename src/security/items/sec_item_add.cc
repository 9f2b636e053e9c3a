// SPDX-License-Identifier: Apache-2.0
// SecItemAdd.
#include <Security/SecItem.h>
#include <Security/SecKey.h>

#include "src/corefoundation/conversions.h"
#include "src/security/certificate.h"
#include "src/security/identity.h"
#include "src/security/items/query.h"
#include "src/security/items/results.h"
#include "src/security/key.h"
#include "src/security/keychain/keychain.h"
#include "src/security/keychain/password_item.h"

namespace shakedown::security {
namespace {

ItemPtr ItemOfKey(SecKeyRef ref) {
  const Key& key = cf::Expect<Key>(ref, __func__);
  return MakeKeyItem(key.key(), key.key_class(), "");
}

// What kSecValueRef stands for; of an identity the certificate comes first.
std::vector<ItemPtr> ItemsOf(CFTypeRef ref) {
  if (const auto* certificate = cf::As<Certificate>(ref)) {
    return {MakeCertificateItem(certificate->der())};
  }
  if (const auto* key = cf::As<Key>(ref)) {
    return {MakeKeyItem(key->key(), key->key_class(), "")};
  }
  if (const auto* identity = cf::As<Identity>(ref)) {
    return {MakeCertificateItem(DerOf(identity->certificate())),
            ItemOfKey(identity->private_key())};
  }
  if (const auto* password = cf::As<PasswordItem>(ref)) {
    return {std::make_shared<Item>(*password->item())};
  }
  return {};
}

ItemPtr MakePassword(ItemClass item_class, ByteView secret) {
  auto item = std::make_shared<Item>();
  item->item_class = item_class;
  item->data.assign(secret.begin(), secret.end());
  return item;
}

// What kSecClass and kSecValueData say.
ItemPtr ItemFromData(CFDictionaryRef attributes, WantedClass wanted) {
  const CFTypeRef value = CFDictionaryGetValue(attributes, kSecValueData);
  if (value != nullptr && CFGetTypeID(value) != CFDataGetTypeID()) {
    return nullptr;
  }
  const auto data = static_cast<CFDataRef>(value);
  switch (wanted) {
    case WantedClass::kGenericPassword:
      return MakePassword(ItemClass::kGenericPassword, cf::ToBytes(data));
    case WantedClass::kInternetPassword:
      return MakePassword(ItemClass::kInternetPassword, cf::ToBytes(data));
    case WantedClass::kCertificate:
      return data != nullptr ? MakeCertificateItem(cf::ToBytes(data)) : nullptr;
    case WantedClass::kKey: {
      if (data == nullptr) return nullptr;
      const auto key = cf::CFRef<SecKeyRef>::Adopt(
          SecKeyCreateWithData(data, attributes, nullptr));
      return key ? ItemOfKey(key.get()) : nullptr;
    }
    case WantedClass::kIdentity:
    case WantedClass::kAny:
      return nullptr;
  }
  return nullptr;
}

std::vector<ItemPtr> ReadItems(CFDictionaryRef attributes) {
  const CFTypeRef ref = CFDictionaryGetValue(attributes, kSecValueRef);
  if (ref != nullptr) return ItemsOf(ref);
  const auto wanted = ReadClass(attributes);
  const ItemPtr item =
      wanted ? ItemFromData(attributes, *wanted) : ItemPtr(nullptr);
  return item ? std::vector<ItemPtr>{item} : std::vector<ItemPtr>();
}

// What the caller says of the item counts, except what the item itself says.
void Describe(Item& item, const Attributes& attributes) {
  for (const auto& [name, value] : attributes) {
    const bool is_label = name == "labl" || name == "atag";
    if (is_label || item.attributes.count(name) == 0) {
      item.attributes[name] = value;
    }
  }
}

OSStatus FindPlace(CFDictionaryRef attributes, KeychainFilePtr& file) {
  const CFTypeRef place = CFDictionaryGetValue(attributes, kSecUseKeychain);
  if (place == nullptr) return Resolve(nullptr, file);
  const auto* keychain = cf::As<Keychain>(place);
  if (keychain == nullptr) return errSecParam;
  return Resolve(cf::RefTo(*keychain), file);
}

// Both halves of an identity; one may be there already.
OSStatus AddAll(const std::vector<ItemPtr>& items,
                const KeychainFilePtr& file) {
  bool added = false;
  for (const ItemPtr& item : items) {
    const OSStatus status = Keychains::Current().Add(file, item);
    if (status != errSecSuccess && status != errSecDuplicateItem) return status;
    added = added || status == errSecSuccess;
  }
  return added ? errSecSuccess : errSecDuplicateItem;
}

Match MatchOf(const std::vector<ItemPtr>& items, const KeychainFilePtr& file) {
  Match match{{items.front(), file}};
  if (items.size() > 1) match.key = {items.back(), file};
  return match;
}

}  // namespace
}  // namespace shakedown::security

namespace security = shakedown::security;

OSStatus SecItemAdd(CFDictionaryRef attributes, CFTypeRef* result) {
  if (result != nullptr) *result = nullptr;
  if (attributes == nullptr) return errSecParam;
  const auto said = security::ReadAttributes(attributes);
  const auto items = security::ReadItems(attributes);
  if (!said || items.empty()) return errSecParam;
  for (const auto& item : items) security::Describe(*item, *said);
  security::KeychainFilePtr file;
  OSStatus status = security::FindPlace(attributes, file);
  if (status == errSecSuccess) status = security::AddAll(items, file);
  if (status != errSecSuccess) return status;
  return security::MakeResult(security::ReadReturns(attributes),
                              {security::MatchOf(items, file)}, false, result);
}
