// SPDX-License-Identifier: Apache-2.0
#include "src/security/keychain/attributes.h"

#include <Security/SecItem.h>

#include "src/corefoundation/conversions.h"

namespace shakedown::security {
namespace {

// Not kSecAttrSynchronizable: there is no cloud.
const CFStringRef* const kNames[] = {&kSecAttrAccessible,
                                     &kSecAttrAccount,
                                     &kSecAttrApplicationLabel,
                                     &kSecAttrApplicationTag,
                                     &kSecAttrAuthenticationType,
                                     &kSecAttrCanDecrypt,
                                     &kSecAttrCanDerive,
                                     &kSecAttrCanEncrypt,
                                     &kSecAttrCanSign,
                                     &kSecAttrCanUnwrap,
                                     &kSecAttrCanVerify,
                                     &kSecAttrCanWrap,
                                     &kSecAttrCertificateEncoding,
                                     &kSecAttrCertificateType,
                                     &kSecAttrComment,
                                     &kSecAttrDescription,
                                     &kSecAttrEffectiveKeySize,
                                     &kSecAttrGeneric,
                                     &kSecAttrIsPermanent,
                                     &kSecAttrIssuer,
                                     &kSecAttrKeyClass,
                                     &kSecAttrKeySizeInBits,
                                     &kSecAttrKeyType,
                                     &kSecAttrLabel,
                                     &kSecAttrPath,
                                     &kSecAttrPort,
                                     &kSecAttrProtocol,
                                     &kSecAttrPublicKeyHash,
                                     &kSecAttrSecurityDomain,
                                     &kSecAttrSerialNumber,
                                     &kSecAttrServer,
                                     &kSecAttrService,
                                     &kSecAttrSubject,
                                     &kSecAttrSubjectKeyID};

std::optional<AttributeValue> ToValue(CFTypeRef value) {
  const CFTypeID type = CFGetTypeID(value);
  if (type == CFStringGetTypeID()) {
    return cf::ToStdString(static_cast<CFStringRef>(value));
  }
  if (type == CFDataGetTypeID()) {
    const ByteView bytes = cf::ToBytes(static_cast<CFDataRef>(value));
    return Bytes(bytes.begin(), bytes.end());
  }
  if (type == CFBooleanGetTypeID()) {
    return CFBooleanGetValue(static_cast<CFBooleanRef>(value)) != 0;
  }
  if (type != CFNumberGetTypeID()) return std::nullopt;
  int64_t number = 0;
  CFNumberGetValue(static_cast<CFNumberRef>(value), kCFNumberSInt64Type,
                   &number);
  return number;
}

// Makes the CF object of each kind of value.
struct ToObject {
  cf::CFRef<CFTypeRef> operator()(bool value) const {
    return cf::CFRef<CFTypeRef>::Retain(value ? kCFBooleanTrue
                                              : kCFBooleanFalse);
  }
  cf::CFRef<CFTypeRef> operator()(int64_t value) const {
    return cf::CFRef<CFTypeRef>::Adopt(cf::MakeNumber(value).Release());
  }
  cf::CFRef<CFTypeRef> operator()(const std::string& value) const {
    return cf::CFRef<CFTypeRef>::Adopt(cf::MakeString(value).Release());
  }
  cf::CFRef<CFTypeRef> operator()(const Bytes& value) const {
    return cf::CFRef<CFTypeRef>::Adopt(cf::MakeData(value).Release());
  }
};

CFStringRef ClassOf(const Item& item) {
  switch (item.item_class) {
    case ItemClass::kCertificate:
      return kSecClassCertificate;
    case ItemClass::kKey:
      return kSecClassKey;
    case ItemClass::kGenericPassword:
      return kSecClassGenericPassword;
    case ItemClass::kInternetPassword:
      return kSecClassInternetPassword;
  }
  return nullptr;
}

}  // namespace

std::optional<Attributes> ReadAttributes(CFDictionaryRef dictionary) {
  Attributes attributes;
  for (const CFStringRef* name : kNames) {
    const void* value = CFDictionaryGetValue(dictionary, *name);
    if (value == nullptr) continue;
    auto read = ToValue(value);
    if (!read) return std::nullopt;
    attributes[cf::ToStdString(*name)] = *std::move(read);
  }
  return attributes;
}

bool HasAttributes(const Item& item, const Attributes& wanted) {
  for (const auto& [name, value] : wanted) {
    const auto found = item.attributes.find(name);
    if (found == item.attributes.end() || found->second != value) return false;
  }
  return true;
}

void WriteAttributes(const Item& item, CFMutableDictionaryRef dictionary) {
  CFDictionarySetValue(dictionary, kSecClass, ClassOf(item));
  for (const auto& [name, value] : item.attributes) {
    CFDictionarySetValue(dictionary, cf::MakeString(name).get(),
                         std::visit(ToObject(), value).get());
  }
}

}  // namespace shakedown::security
