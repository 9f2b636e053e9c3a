// SPDX-License-Identifier: Apache-2.0
// What a key is: SecKeyCopyAttributes, SecKeyCopyPublicKey,
// SecKeyGetAlgorithmId.
#include <Security/SecItem.h>
#include <Security/SecKeyPriv.h>

#include "src/corefoundation/conversions.h"
#include "src/security/key.h"
#include "src/security/keychain/attributes.h"
#include "src/security/keychain/item.h"

namespace security = shakedown::security;
namespace cf = shakedown::cf;
using security::Key;

CFDictionaryRef SecKeyCopyAttributes(SecKeyRef key) {
  const auto& object = cf::Expect<Key>(key, __func__);
  const auto item = security::MakeKeyItem(object.key(), object.key_class(), "");
  item->attributes.erase("labl");
  item->attributes["perm"] = false;
  const auto dictionary = cf::MakeMutableDictionary();
  security::WriteAttributes(*item, dictionary.get());
  return CFDictionaryCreateCopy(kCFAllocatorDefault, dictionary.get());
}

SecKeyRef SecKeyCopyPublicKey(SecKeyRef key) {
  const auto& object = cf::Expect<Key>(key, __func__);
  return security::MakeKey(object.key(), security::KeyClass::kPublic).Release();
}

CFIndex SecKeyGetAlgorithmId(SecKeyRef key) {
  EVP_PKEY* evp_key = cf::Expect<Key>(key, __func__).key().get();
  if (EVP_PKEY_is_a(evp_key, "RSA") == 1) return kSecRSAAlgorithmID;
  if (EVP_PKEY_is_a(evp_key, "EC") == 1) return kSecECDSAAlgorithmID;
  return kSecNullAlgorithmID;
}
