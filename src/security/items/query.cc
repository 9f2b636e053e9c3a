// SPDX-License-Identifier: Apache-2.0
#include "src/security/items/query.h"

#include <Security/SecItem.h>

#include <limits>

#include "src/corefoundation/conversions.h"
#include "src/security/keychain/keychain.h"

namespace shakedown::security {
namespace {

bool IsTrue(CFDictionaryRef dictionary, CFStringRef key) {
  return CFDictionaryGetValue(dictionary, key) == kCFBooleanTrue;
}

bool IsOfType(CFTypeRef value, CFTypeID type) {
  return CFGetTypeID(value) == type;
}

OSStatus ReadLimit(CFDictionaryRef dictionary, Query& query) {
  const CFTypeRef limit = CFDictionaryGetValue(dictionary, kSecMatchLimit);
  if (limit == nullptr) return errSecSuccess;
  query.has_limit = true;
  if (CFEqual(limit, kSecMatchLimitOne)) return errSecSuccess;
  if (CFEqual(limit, kSecMatchLimitAll)) {
    query.limit = std::numeric_limits<size_t>::max();
    return errSecSuccess;
  }
  int64_t number = 0;
  if (!IsOfType(limit, CFNumberGetTypeID()) ||
      !CFNumberGetValue(static_cast<CFNumberRef>(limit), kCFNumberSInt64Type,
                        &number) ||
      number < 1) {
    return errSecParam;
  }
  query.limit = static_cast<size_t>(number);
  return errSecSuccess;
}

OSStatus ReadArray(CFDictionaryRef dictionary, CFStringRef key,
                   CFArrayRef& array) {
  const CFTypeRef value = CFDictionaryGetValue(dictionary, key);
  if (value == nullptr) return errSecSuccess;
  if (!IsOfType(value, CFArrayGetTypeID())) return errSecParam;
  array = static_cast<CFArrayRef>(value);
  return errSecSuccess;
}

OSStatus ReadSubjects(CFDictionaryRef dictionary, Query& query) {
  using Where = SubjectText::Where;
  const std::pair<CFStringRef, Where> kinds[] = {
      {kSecMatchSubjectContains, Where::kAnywhere},
      {kSecMatchSubjectStartsWith, Where::kStart},
      {kSecMatchSubjectEndsWith, Where::kEnd},
      {kSecMatchSubjectWholeString, Where::kWhole}};
  for (const auto& [key, where] : kinds) {
    const CFTypeRef value = CFDictionaryGetValue(dictionary, key);
    if (value == nullptr) continue;
    if (!IsOfType(value, CFStringGetTypeID())) return errSecParam;
    query.subjects.push_back(
        {cf::ToStdString(static_cast<CFStringRef>(value)), where});
  }
  query.ignore_case = IsTrue(dictionary, kSecMatchCaseInsensitive);
  return errSecSuccess;
}

// kCFNull stands for now.
OSStatus ReadDate(CFDictionaryRef dictionary, Query& query) {
  const CFTypeRef date = CFDictionaryGetValue(dictionary, kSecMatchValidOnDate);
  if (date == nullptr) return errSecSuccess;
  if (date == kCFNull) {
    query.valid_on = Simulation::Current().clock().UnixSeconds();
  } else if (IsOfType(date, CFDateGetTypeID())) {
    query.valid_on = cf::ToUnixSeconds(static_cast<CFDateRef>(date));
  } else {
    return errSecParam;
  }
  return errSecSuccess;
}

OSStatus ReadPlaces(CFDictionaryRef dictionary, Query& query) {
  CFTypeRef places = CFDictionaryGetValue(dictionary, kSecMatchSearchList);
  if (places == nullptr) {
    places = CFDictionaryGetValue(dictionary, kSecUseKeychain);
  }
  auto files = ResolveSearch(places);
  if (!files) return errSecParam;
  query.files = *std::move(files);
  return errSecSuccess;
}

OSStatus ReadValues(CFDictionaryRef dictionary, Query& query) {
  query.value = CFDictionaryGetValue(dictionary, kSecValueRef);
  query.policy = CFDictionaryGetValue(dictionary, kSecMatchPolicy);
  query.trusted_only = IsTrue(dictionary, kSecMatchTrustedOnly);
  const CFTypeRef persistent =
      CFDictionaryGetValue(dictionary, kSecValuePersistentRef);
  if (persistent == nullptr) return errSecSuccess;
  if (!IsOfType(persistent, CFDataGetTypeID())) return errSecParam;
  const ByteView bytes = cf::ToBytes(static_cast<CFDataRef>(persistent));
  query.persistent_ref.emplace(bytes.begin(), bytes.end());
  return errSecSuccess;
}

bool NamesItems(const Query& query) {
  return query.items != nullptr || query.value != nullptr ||
         query.persistent_ref.has_value();
}

bool IsPassword(WantedClass wanted) {
  return wanted == WantedClass::kGenericPassword ||
         wanted == WantedClass::kInternetPassword;
}

// What may not stand together.
OSStatus CheckWhole(const Query& query) {
  if (query.wanted == WantedClass::kAny && !NamesItems(query)) {
    return errSecParam;
  }
  // Each secret might have to be asked for.
  if (query.returns.data && query.limit > 1 && IsPassword(query.wanted)) {
    return errSecParam;
  }
  return errSecSuccess;
}

}  // namespace

std::optional<WantedClass> ReadClass(CFDictionaryRef dictionary) {
  const CFTypeRef value = CFDictionaryGetValue(dictionary, kSecClass);
  if (value == nullptr) return WantedClass::kAny;
  const std::pair<CFStringRef, WantedClass> classes[] = {
      {kSecClassCertificate, WantedClass::kCertificate},
      {kSecClassKey, WantedClass::kKey},
      {kSecClassIdentity, WantedClass::kIdentity},
      {kSecClassGenericPassword, WantedClass::kGenericPassword},
      {kSecClassInternetPassword, WantedClass::kInternetPassword}};
  for (const auto& [name, wanted] : classes) {
    if (CFEqual(value, name)) return wanted;
  }
  return std::nullopt;
}

Returns ReadReturns(CFDictionaryRef dictionary) {
  return {.ref = IsTrue(dictionary, kSecReturnRef),
          .data = IsTrue(dictionary, kSecReturnData),
          .attributes = IsTrue(dictionary, kSecReturnAttributes),
          .persistent_ref = IsTrue(dictionary, kSecReturnPersistentRef)};
}

OSStatus ReadQuery(CFDictionaryRef dictionary, Query& query) {
  if (dictionary == nullptr || !IsOfType(dictionary, CFDictionaryGetTypeID())) {
    return errSecParam;
  }
  const auto wanted = ReadClass(dictionary);
  auto attributes = ReadAttributes(dictionary);
  if (!wanted || !attributes) return errSecParam;
  query.wanted = *wanted;
  query.attributes = *std::move(attributes);
  query.returns = ReadReturns(dictionary);
  const OSStatus results[] = {
      ReadLimit(dictionary, query),
      ReadArray(dictionary, kSecUseItemList, query.items),
      ReadArray(dictionary, kSecMatchItemList, query.items),
      ReadArray(dictionary, kSecMatchIssuers, query.issuers),
      ReadSubjects(dictionary, query),
      ReadDate(dictionary, query),
      ReadPlaces(dictionary, query),
      ReadValues(dictionary, query)};
  for (const OSStatus result : results) {
    if (result != errSecSuccess) return result;
  }
  return CheckWhole(query);
}

}  // namespace shakedown::security
