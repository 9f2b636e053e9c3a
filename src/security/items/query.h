// SPDX-License-Identifier: Apache-2.0
// What a caller of SecItem* asks for, read from its dictionary.
// Example: Query query; if (OSStatus s = ReadQuery(dictionary, query)) ...
// Borrows from the dictionary, which must outlive it.
#ifndef SHAKEDOWN_SECURITY_ITEMS_QUERY_H_
#define SHAKEDOWN_SECURITY_ITEMS_QUERY_H_

#include <CoreFoundation/CoreFoundation.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "src/security/keychain/attributes.h"
#include "src/security/keychain/keychains.h"

namespace shakedown::security {

enum class WantedClass : uint8_t {
  kAny,
  kCertificate,
  kKey,
  kIdentity,
  kGenericPassword,
  kInternetPassword
};

// A part of the subject's summary, and how it must stand there.
struct SubjectText {
  enum class Where : uint8_t { kAnywhere, kStart, kEnd, kWhole };
  std::string text;
  Where where = Where::kAnywhere;
};

// What is returned of each item.
struct Returns {
  bool ref = false;
  bool data = false;
  bool attributes = false;
  bool persistent_ref = false;

  int count() const { return ref + data + attributes + persistent_ref; }
};

struct Query {
  WantedClass wanted = WantedClass::kAny;
  Attributes attributes;
  std::vector<KeychainFilePtr> files;
  CFArrayRef items = nullptr;  // only these; null: all
  CFTypeRef value = nullptr;   // only this
  std::optional<Bytes> persistent_ref;
  std::vector<SubjectText> subjects;
  bool ignore_case = false;
  bool trusted_only = false;
  CFTypeRef policy = nullptr;
  CFArrayRef issuers = nullptr;          // DER names
  std::optional<int64_t> valid_on = {};  // seconds since 1970
  bool has_limit = false;
  size_t limit = 1;
  Returns returns;
};

// ReadQuery gives errSecParam for a dictionary that says no class and names no
// items, or has a value of a wrong type.
OSStatus ReadQuery(CFDictionaryRef dictionary, Query& query);

// ReadClass reads kSecClass; nothing if it is no class. kAny if it isn't there.
std::optional<WantedClass> ReadClass(CFDictionaryRef dictionary);

// ReadReturns reads the kSecReturn flags.
Returns ReadReturns(CFDictionaryRef dictionary);

}  // namespace shakedown::security

#endif  // SHAKEDOWN_SECURITY_ITEMS_QUERY_H_
