// SPDX-License-Identifier: Apache-2.0
#include "src/security/items/match.h"

#include <algorithm>
#include <string>

#include "src/corefoundation/conversions.h"
#include "src/security/certificate.h"
#include "src/security/identity.h"
#include "src/security/items/fitness.h"
#include "src/security/key.h"
#include "src/security/keychain/password_item.h"
#include "src/security/parsed_certificate.h"

namespace shakedown::security {
namespace {

bool IsOfClass(const Item& item, WantedClass wanted) {
  switch (wanted) {
    case WantedClass::kAny:
      return true;
    case WantedClass::kCertificate:
      return item.item_class == ItemClass::kCertificate;
    case WantedClass::kKey:
      return item.item_class == ItemClass::kKey;
    case WantedClass::kGenericPassword:
      return item.item_class == ItemClass::kGenericPassword;
    case WantedClass::kInternetPassword:
      return item.item_class == ItemClass::kInternetPassword;
    case WantedClass::kIdentity:
      return false;
  }
  return false;
}

std::vector<Match> Candidates(const Query& query) {
  std::vector<Match> matches;
  if (query.wanted == WantedClass::kIdentity) {
    for (auto& identity : Keychains::Current().FindIdentities(query.files)) {
      matches.push_back(
          {std::move(identity.certificate), std::move(identity.key)});
    }
    return matches;
  }
  for (const KeychainFilePtr& file : query.files) {
    for (const ItemPtr& item : file->items) {
      if (IsOfClass(*item, query.wanted)) matches.push_back({{item, file}});
    }
  }
  return matches;
}

bool IsCertificate(const Item& item, SecCertificateRef certificate) {
  return item.item_class == ItemClass::kCertificate &&
         item.data == DerOf(certificate);
}

// Whether `ref`, an object or a persistent reference, means this match.
bool Means(CFTypeRef ref, const Match& match) {
  const Item& item = *match.found.item;
  if (const auto* certificate = cf::As<Certificate>(ref)) {
    return IsCertificate(item, cf::RefTo(*certificate));
  }
  if (const auto* identity = cf::As<Identity>(ref)) {
    return IsCertificate(item, identity->certificate());
  }
  if (const auto* key = cf::As<Key>(ref)) {
    return item.item_class == ItemClass::kKey &&
           SameItem(item, *MakeKeyItem(key->key(), key->key_class(), ""));
  }
  if (const auto* password = cf::As<PasswordItem>(ref)) {
    return password->item() == match.found.item;
  }
  if (CFGetTypeID(ref) != CFDataGetTypeID()) return false;
  const ByteView bytes = cf::ToBytes(static_cast<CFDataRef>(ref));
  return PersistentRefOf(match) == Bytes(bytes.begin(), bytes.end());
}

bool IsListed(const Query& query, const Match& match) {
  if (query.value != nullptr && !Means(query.value, match)) return false;
  if (query.persistent_ref && *query.persistent_ref != PersistentRefOf(match)) {
    return false;
  }
  if (query.items == nullptr) return true;
  for (CFIndex i = 0; i < CFArrayGetCount(query.items); ++i) {
    if (Means(CFArrayGetValueAtIndex(query.items, i), match)) return true;
  }
  return false;
}

// Of an identity either half may have an attribute.
bool HasWantedAttributes(const Query& query, const Match& match) {
  for (const auto& attribute : query.attributes) {
    const Attributes one = {attribute};
    if (HasAttributes(*match.found.item, one)) continue;
    if (!match.key.item || !HasAttributes(*match.key.item, one)) return false;
  }
  return true;
}

}  // namespace

Bytes PersistentRefOf(const Match& match) {
  const std::string name = (match.key.item ? "identity " : "item ") +
                           std::to_string(match.found.item->number) + " of " +
                           match.found.file->path;
  const ByteView bytes = AsBytes(name);
  return {bytes.begin(), bytes.end()};
}

std::vector<Match> FindMatches(const Query& query) {
  std::vector<Match> matches = Candidates(query);
  std::erase_if(matches, [&query](const Match& match) {
    return !IsListed(query, match) || !HasWantedAttributes(query, match) ||
           !IsFit(query, *match.found.item);
  });
  return matches;
}

}  // namespace shakedown::security
