// SPDX-License-Identifier: Apache-2.0
#include "src/security/items/results.h"

#include <Security/SecItem.h>
#include <Security/SecKey.h>

#include "src/corefoundation/conversions.h"
#include "src/security/identity.h"
#include "src/security/keychain/attributes.h"

namespace shakedown::security {
namespace {

using cf::CFRef;
using Object = CFRef<CFTypeRef>;

Object RefOf(const Match& match) {
  if (!match.key.item) return MakeRef(match.found.item);
  return Object::Adopt(
      MakeIdentity(match.found.item->data, match.key.item->key).Release());
}

bool IsSecret(const Item& item) {
  return item.item_class != ItemClass::kCertificate &&
         !(item.item_class == ItemClass::kKey &&
           item.key_class == KeyClass::kPublic);
}

// The DER of a certificate, a key's encoding, a password's secret.
OSStatus DataOf(const Match& match, Object& data) {
  const Item& item = *match.found.item;
  if (IsSecret(item) && match.found.file->locked) {
    return errSecInteractionNotAllowed;
  }
  if (item.item_class != ItemClass::kKey) {
    data = Object::Adopt(cf::MakeData(item.data).Release());
    return errSecSuccess;
  }
  const auto key = MakeKey(item.key, item.key_class);
  data = Object::Adopt(SecKeyCopyExternalRepresentation(key.get(), nullptr));
  return data ? errSecSuccess : errSecUnimplemented;
}

void AddAttributes(const Match& match, CFMutableDictionaryRef dictionary) {
  if (match.key.item) WriteAttributes(*match.key.item, dictionary);
  WriteAttributes(*match.found.item, dictionary);
  if (match.key.item) {
    CFDictionarySetValue(dictionary, kSecClass, kSecClassIdentity);
  }
}

OSStatus MakeOne(const Returns& returns, const Match& match, Object& result) {
  const auto dictionary = cf::MakeMutableDictionary();
  const auto add = [&](CFStringRef key, Object value) {
    CFDictionarySetValue(dictionary.get(), key, value.get());
    result = std::move(value);
  };
  if (returns.attributes) AddAttributes(match, dictionary.get());
  if (returns.data) {
    Object data;
    const OSStatus status = DataOf(match, data);
    if (status != errSecSuccess) return status;
    add(kSecValueData, std::move(data));
  }
  if (returns.persistent_ref) {
    add(kSecValuePersistentRef,
        Object::Adopt(cf::MakeData(PersistentRefOf(match)).Release()));
  }
  if (returns.ref) add(kSecValueRef, RefOf(match));
  if (returns.attributes || returns.count() > 1) {
    result = Object::Adopt(
        CFDictionaryCreateCopy(kCFAllocatorDefault, dictionary.get()));
  }
  return errSecSuccess;
}

}  // namespace

OSStatus MakeResult(const Returns& returns, const std::vector<Match>& matches,
                    bool many, CFTypeRef* result) {
  if (result == nullptr) return errSecSuccess;
  *result = nullptr;
  if (returns.count() == 0) return errSecSuccess;
  const auto array = cf::MakeMutableArray();
  Object one;
  for (const Match& match : matches) {
    const OSStatus status = MakeOne(returns, match, one);
    if (status != errSecSuccess) return status;
    CFArrayAppendValue(array.get(), one.get());
  }
  *result = many ? CFArrayCreateCopy(kCFAllocatorDefault, array.get())
                 : one.Release();
  return errSecSuccess;
}

}  // namespace shakedown::security
