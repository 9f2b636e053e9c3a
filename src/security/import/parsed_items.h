// SPDX-License-Identifier: Apache-2.0
// What a file of certificates and keys holds, before any of it becomes a CF
// object.
// Example: ParsedItems items = ParsePkcs12(bytes, "secret");
//          if (items.status != errSecSuccess) return items.status;
#ifndef SHAKEDOWN_SECURITY_IMPORT_PARSED_ITEMS_H_
#define SHAKEDOWN_SECURITY_IMPORT_PARSED_ITEMS_H_

#include <Security/SecImportExport.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "src/base/bytes.h"
#include "src/openssl/openssl_ptr.h"

namespace shakedown::security {

// A certificate or a key; `type` says which.
struct ParsedItem {
  SecExternalItemType type = kSecItemTypeUnknown;
  Bytes der = {};                      // certificate
  std::shared_ptr<EVP_PKEY> key = {};  // private or public key
  std::string label = {};              // PKCS #12's friendly name, UTF-8
  Bytes key_id = {};                   // PKCS #12's local key ID
};

struct ParsedItems {
  OSStatus status = errSecSuccess;  // else there are no items
  SecExternalFormat format = kSecFormatUnknown;
  SecExternalItemType type = kSecItemTypeUnknown;
  std::vector<ParsedItem> items = {};
};

// UTF-8. Nothing: none was given.
using Passphrase = std::optional<std::string>;

// The most that a file may ask for, so that a hostile one can't hang us.
inline constexpr int64_t kMostIterations = 5'000'000;

}  // namespace shakedown::security

#endif  // SHAKEDOWN_SECURITY_IMPORT_PARSED_ITEMS_H_
