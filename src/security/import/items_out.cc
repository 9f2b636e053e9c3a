// SPDX-License-Identifier: Apache-2.0
#include "src/security/import/items_out.h"

#include <set>
#include <string>

#include "src/corefoundation/conversions.h"
#include "src/security/certificate.h"
#include "src/security/identity.h"
#include "src/security/import/pkcs12.h"
#include "src/security/key.h"
#include "src/security/keychain/item.h"

namespace shakedown::security {
namespace {

KeyClass ClassOf(const ParsedItem& item) {
  return item.type == kSecItemTypePrivateKey ? KeyClass::kPrivate
                                             : KeyClass::kPublic;
}

// What a keychain shows of a key without a name of its own.
std::string LabelOf(const ParsedItem& key) {
  if (!key.label.empty()) return key.label;
  return ClassOf(key) == KeyClass::kPrivate ? "Imported Private Key"
                                            : "Imported Public Key";
}

void AppendObject(CFMutableArrayRef array, const ParsedItem& item) {
  if (item.type == kSecItemTypeCertificate) {
    const auto certificate = MakeCertificate(item.der);
    if (certificate) CFArrayAppendValue(array, certificate.get());
    return;
  }
  CFArrayAppendValue(array, MakeKey(item.key, ClassOf(item)).get());
}

// Appends the identities; returns the positions that they are made of.
std::set<size_t> AppendIdentities(CFMutableArrayRef array,
                                  const std::vector<ParsedItem>& items) {
  std::set<size_t> used;
  for (const Pair& pair : PairKeys(items)) {
    if (!pair.certificate) continue;
    const auto identity =
        MakeIdentity(items[*pair.certificate].der, items[pair.key].key);
    if (!identity) continue;
    CFArrayAppendValue(array, identity.get());
    used.insert({pair.key, *pair.certificate});
  }
  return used;
}

ParsedItem FromCertificate(const Certificate& certificate) {
  return {.type = kSecItemTypeCertificate,
          .der = certificate.der(),
          .label = certificate.parsed().Summary().value_or("")};
}

ParsedItem FromKey(const Key& key) {
  return {.type = key.key_class() == KeyClass::kPrivate ? kSecItemTypePrivateKey
                                                        : kSecItemTypePublicKey,
          .key = key.key()};
}

// False for what is no such item.
bool AppendParts(CFTypeRef ref, std::vector<ParsedItem>& items) {
  if (const auto* certificate = cf::As<Certificate>(ref)) {
    items.push_back(FromCertificate(*certificate));
  } else if (const auto* key = cf::As<Key>(ref)) {
    items.push_back(FromKey(*key));
  } else if (const auto* identity = cf::As<Identity>(ref)) {
    ParsedItem leaf = FromCertificate(
        cf::Expect<Certificate>(identity->certificate(), __func__));
    ParsedItem key =
        FromKey(cf::Expect<Key>(identity->private_key(), __func__));
    key.label = leaf.label;
    key.key_id = leaf.key_id = PublicKeyHash(key.key.get());
    items.push_back(std::move(key));
    items.push_back(std::move(leaf));
  } else {
    return false;
  }
  return true;
}

}  // namespace

cf::CFRef<CFArrayRef> MakeObjects(const ParsedItems& parsed) {
  const auto array = cf::MakeMutableArray();
  std::set<size_t> used;
  if (parsed.format == kSecFormatPKCS12) {
    used = AppendIdentities(array.get(), parsed.items);
  }
  for (size_t i = 0; i < parsed.items.size(); ++i) {
    if (used.count(i) == 0) AppendObject(array.get(), parsed.items[i]);
  }
  return cf::CFRef<CFArrayRef>::Adopt(
      CFArrayCreateCopy(kCFAllocatorDefault, array.get()));
}

OSStatus AddToKeychain(const std::vector<ParsedItem>& items,
                       const KeychainFilePtr& file) {
  OSStatus result = errSecSuccess;
  for (const ParsedItem& item : items) {
    const ItemPtr added =
        item.type == kSecItemTypeCertificate
            ? MakeCertificateItem(item.der)
            : MakeKeyItem(item.key, ClassOf(item), LabelOf(item));
    if (!added) continue;
    const OSStatus status = Keychains::Current().Add(file, added);
    if (status != errSecSuccess) result = status;
  }
  return result;
}

std::vector<ParsedItem> TakeApart(CFTypeRef item_or_array) {
  std::vector<ParsedItem> items;
  if (CFGetTypeID(item_or_array) != CFArrayGetTypeID()) {
    AppendParts(item_or_array, items);
    return items;
  }
  const auto array = static_cast<CFArrayRef>(item_or_array);
  for (CFIndex i = 0; i < CFArrayGetCount(array); ++i) {
    if (!AppendParts(CFArrayGetValueAtIndex(array, i), items)) return {};
  }
  return items;
}

Passphrase ToPassphrase(CFTypeRef passphrase) {
  if (passphrase == nullptr) return std::nullopt;
  if (CFGetTypeID(passphrase) == CFStringGetTypeID()) {
    return cf::ToStdString(static_cast<CFStringRef>(passphrase));
  }
  if (CFGetTypeID(passphrase) != CFDataGetTypeID()) return std::nullopt;
  const ByteView bytes = cf::ToBytes(static_cast<CFDataRef>(passphrase));
  return std::string(bytes.begin(), bytes.end());
}

}  // namespace shakedown::security
