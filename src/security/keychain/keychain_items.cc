// SPDX-License-Identifier: Apache-2.0
// The C functions of SecKeychainItem.h, and SecCertificateAddToKeychain.
#include <Security/SecCertificate.h>
#include <Security/SecKey.h>
#include <Security/SecKeychainItem.h>

#include <algorithm>
#include <map>
#include <string>

#include "src/security/certificate.h"
#include "src/security/keychain/keychain.h"
#include "src/security/keychain/located_item.h"
#include "src/security/keychain/password_item.h"

namespace shakedown::security {

constinit cf::TypeInfo PasswordItem::kType{"SecKeychainItem", 81};

Found LocateRef(CFTypeRef ref) {
  const Keychains& keychains = Keychains::Current();
  if (const auto* certificate = cf::As<Certificate>(ref)) {
    return keychains.Locate(*MakeCertificateItem(certificate->der()));
  }
  if (const auto* key = cf::As<Key>(ref)) {
    return keychains.Locate(*MakeKeyItem(key->key(), key->key_class(), ""));
  }
  const auto* password = cf::As<PasswordItem>(ref);
  return password != nullptr ? keychains.Locate(*password->item()) : Found();
}

const char* AttributeName(SecItemAttr tag) {
  switch (tag) {
    case kSecLabelItemAttr:
    case kSecKeyPrintName:
      return "labl";
    case kSecDescriptionItemAttr:
      return "desc";
    case kSecCommentItemAttr:
      return "icmt";
    case kSecAccountItemAttr:
      return "acct";
    case kSecServiceItemAttr:
      return "svce";
    case kSecServerItemAttr:
      return "srvr";
    case kSecKeyLabel:
      return "klbl";
    case kSecSubjectItemAttr:
      return "subj";
    case kSecIssuerItemAttr:
      return "issr";
    case kSecSerialNumberItemAttr:
      return "slnr";
    case kSecPublicKeyHashItemAttr:
      return "pkhh";
    default:
      return nullptr;
  }
}

namespace {

bool IsPassword(const Item& item) {
  return item.item_class == ItemClass::kGenericPassword ||
         item.item_class == ItemClass::kInternetPassword;
}

bool IsChangeable(const Item& item, const std::string& name) {
  return name == "labl" ||
         (IsPassword(item) && name != "klbl" && name != "subj" &&
          name != "issr" && name != "slnr" && name != "pkhh");
}

// Checks all before it changes any.
OSStatus Modify(Item& item, const SecKeychainAttributeList* list) {
  std::map<std::string, std::string> changes;
  for (UInt32 i = 0; list != nullptr && i < list->count; ++i) {
    const SecKeychainAttribute& attribute = list->attr[i];
    const char* name = AttributeName(attribute.tag);
    if (name == nullptr || !IsChangeable(item, name)) return errSecNoSuchAttr;
    changes[name].assign(static_cast<const char*>(attribute.data),
                         attribute.data != nullptr ? attribute.length : 0);
  }
  for (const auto& [name, text] : changes) item.attributes[name] = text;
  return errSecSuccess;
}

}  // namespace
}  // namespace shakedown::security

using shakedown::security::Found;
using shakedown::security::Keychains;
namespace security = shakedown::security;
namespace cf = shakedown::cf;

CFTypeID SecKeychainItemGetTypeID(void) {
  return security::PasswordItem::kType.id();
}

OSStatus SecKeychainItemModifyAttributesAndData(
    SecKeychainItemRef item, const SecKeychainAttributeList* attributes,
    UInt32 length, const void* data) {
  if (item == nullptr) return errSecParam;
  const Found found = security::LocateRef(item);
  if (!found.item) return errSecInvalidItemRef;
  if (found.file->locked) return errSecInteractionNotAllowed;
  const OSStatus status = security::Modify(*found.item, attributes);
  if (status == errSecSuccess && data != nullptr &&
      security::IsPassword(*found.item)) {
    const auto* bytes = static_cast<const uint8_t*>(data);
    found.item->data.assign(bytes, bytes + length);
  }
  return status;
}

OSStatus SecKeychainItemDelete(SecKeychainItemRef item) {
  if (item == nullptr) return errSecInvalidItemRef;
  const Found found = security::LocateRef(item);
  if (!found.item) return errSecInvalidItemRef;
  if (found.file->locked) return errSecInteractionNotAllowed;
  std::erase(found.file->items, found.item);
  return errSecSuccess;
}

OSStatus SecKeychainItemCopyKeychain(SecKeychainItemRef item,
                                     SecKeychainRef* keychain) {
  if (item == nullptr || keychain == nullptr) return errSecParam;
  const Found found = security::LocateRef(item);
  if (!found.item) return errSecInvalidItemRef;
  *keychain = security::MakeKeychain(found.file->path).Release();
  return errSecSuccess;
}

OSStatus SecCertificateAddToKeychain(SecCertificateRef certificate,
                                     SecKeychainRef keychain) {
  if (certificate == nullptr) return errSecParam;
  const auto& der = security::DerOf(certificate);
  security::KeychainFilePtr file;
  const OSStatus status = security::Resolve(keychain, file);
  if (status != errSecSuccess) return status;
  return Keychains::Current().Add(file, security::MakeCertificateItem(der));
}
