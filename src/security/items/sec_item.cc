// SPDX-License-Identifier: Apache-2.0
// SecItemCopyMatching, SecItemUpdate and SecItemDelete.
#include <Security/SecItem.h>

#include <algorithm>

#include "src/corefoundation/conversions.h"
#include "src/security/items/match.h"
#include "src/security/items/query.h"
#include "src/security/items/results.h"

namespace shakedown::security {
namespace {

bool IsLocked(const Match& match) {
  return match.found.file->locked || (match.key.file && match.key.file->locked);
}

OSStatus FindToChange(CFDictionaryRef dictionary, std::vector<Match>& matches) {
  Query query;
  const OSStatus status = ReadQuery(dictionary, query);
  if (status != errSecSuccess) return status;
  matches = FindMatches(query);
  if (query.has_limit && matches.size() > query.limit) {
    matches.resize(query.limit);
  }
  if (matches.empty()) return errSecItemNotFound;
  return std::any_of(matches.begin(), matches.end(), &IsLocked)
             ? errSecInteractionNotAllowed
             : errSecSuccess;
}

bool IsPassword(const Item& item) {
  return item.item_class == ItemClass::kGenericPassword ||
         item.item_class == ItemClass::kInternetPassword;
}

// The item as it would be; nothing if it can't be changed like that.
std::optional<Item> Changed(const Item& item, const Attributes& attributes,
                            CFTypeRef data) {
  Item changed = item;
  for (const auto& [name, value] : attributes) {
    const bool is_label = name == "labl" || name == "atag";
    if (!is_label && !IsPassword(item)) return std::nullopt;
    changed.attributes[name] = value;
  }
  if (data == nullptr) return changed;
  if (!IsPassword(item) || CFGetTypeID(data) != CFDataGetTypeID()) {
    return std::nullopt;
  }
  const ByteView bytes = cf::ToBytes(static_cast<CFDataRef>(data));
  changed.data.assign(bytes.begin(), bytes.end());
  return changed;
}

bool HasOtherLike(const Item& changed, const Found& found) {
  const auto& items = found.file->items;
  return std::any_of(items.begin(), items.end(), [&](const ItemPtr& other) {
    return other != found.item && SameItem(changed, *other);
  });
}

OSStatus Update(const Match& match, const Attributes& attributes,
                CFTypeRef data) {
  const auto changed = Changed(*match.found.item, attributes, data);
  if (!changed) return errSecParam;
  if (HasOtherLike(*changed, match.found)) return errSecDuplicateItem;
  *match.found.item = *changed;
  return errSecSuccess;
}

}  // namespace
}  // namespace shakedown::security

namespace security = shakedown::security;

OSStatus SecItemCopyMatching(CFDictionaryRef dictionary, CFTypeRef* result) {
  if (result != nullptr) *result = nullptr;
  security::Query query;
  const OSStatus status = security::ReadQuery(dictionary, query);
  if (status != errSecSuccess) return status;
  auto matches = security::FindMatches(query);
  if (matches.empty()) return errSecItemNotFound;
  if (matches.size() > query.limit) matches.resize(query.limit);
  return security::MakeResult(query.returns, matches, query.limit > 1, result);
}

OSStatus SecItemUpdate(CFDictionaryRef query,
                       CFDictionaryRef attributes_to_update) {
  if (attributes_to_update == nullptr) return errSecParam;
  const auto attributes = security::ReadAttributes(attributes_to_update);
  if (!attributes) return errSecParam;
  std::vector<security::Match> matches;
  OSStatus status = security::FindToChange(query, matches);
  const CFTypeRef data =
      CFDictionaryGetValue(attributes_to_update, kSecValueData);
  for (const auto& match : matches) {
    if (status != errSecSuccess) break;
    status = security::Update(match, *attributes, data);
  }
  return status;
}

OSStatus SecItemDelete(CFDictionaryRef query) {
  std::vector<security::Match> matches;
  const OSStatus status = security::FindToChange(query, matches);
  if (status != errSecSuccess) return status;
  for (const auto& match : matches) {
    std::erase(match.found.file->items, match.found.item);
    if (match.key.file) std::erase(match.key.file->items, match.key.item);
  }
  return errSecSuccess;
}
