// SPDX-License-Identifier: Apache-2.0
// SecItemImport and its older sister.
#include <Security/SecImportExport.h>

#include <algorithm>

#include "src/corefoundation/conversions.h"
#include "src/security/import/items_out.h"
#include "src/security/import/parse.h"
#include "src/security/import/pkcs12.h"
#include "src/security/keychain/keychain.h"

namespace shakedown::security {
namespace {

// Where the results go.
struct Destination {
  SecExternalFormat* format;
  SecExternalItemType* type;
  SecKeychainRef keychain;
  CFArrayRef* items;
};

bool HasSeveralPrivateKeys(const std::vector<ParsedItem>& items) {
  return std::count_if(items.begin(), items.end(), [](const ParsedItem& item) {
           return item.type == kSecItemTypePrivateKey;
         }) > 1;
}

OSStatus Deliver(const ParsedItems& parsed, const Destination& destination) {
  if (destination.format != nullptr) *destination.format = parsed.format;
  if (destination.type != nullptr) *destination.type = parsed.type;
  if (destination.keychain != nullptr) {
    KeychainFilePtr file;
    OSStatus status = Resolve(destination.keychain, file);
    if (status == errSecSuccess) status = AddToKeychain(parsed.items, file);
    if (status != errSecSuccess) return status;
  }
  if (destination.items != nullptr) {
    *destination.items = MakeObjects(parsed).Release();
  }
  return errSecSuccess;
}

// `Parameters` is one of the two structures that begin alike.
template <typename Parameters>
OSStatus Import(CFDataRef data, const Parameters* parameters,
                const Destination& destination) {
  if (destination.items != nullptr) *destination.items = nullptr;
  if (data == nullptr || CFDataGetLength(data) == 0) return errSecParam;
  if (destination.items == nullptr && destination.keychain == nullptr) {
    return errSecParam;
  }
  Passphrase passphrase;
  SecKeyImportExportFlags flags = 0;
  if (parameters != nullptr) {
    if (parameters->version != SEC_KEY_IMPORT_EXPORT_PARAMS_VERSION) {
      return errSecParam;
    }
    passphrase = ToPassphrase(parameters->passphrase);
    flags = parameters->flags;
  }
  ParsedItems parsed;
  if (destination.format != nullptr &&
      *destination.format == kSecFormatPKCS12) {
    parsed = ParsePkcs12(cf::ToBytes(data), passphrase);
  } else {
    parsed = ParseFile(cf::ToBytes(data), passphrase);
  }
  if (parsed.status != errSecSuccess) return parsed.status;
  if ((flags & kSecKeyImportOnlyOne) != 0 &&
      HasSeveralPrivateKeys(parsed.items)) {
    return errSecMultiplePrivKeys;
  }
  return Deliver(parsed, destination);
}

}  // namespace
}  // namespace shakedown::security

OSStatus SecItemImport(CFDataRef data, CFStringRef, SecExternalFormat* format,
                       SecExternalItemType* type, SecItemImportExportFlags,
                       const SecItemImportExportKeyParameters* key_parameters,
                       SecKeychainRef keychain, CFArrayRef* items) {
  return shakedown::security::Import(data, key_parameters,
                                     {format, type, keychain, items});
}

OSStatus SecKeychainItemImport(
    CFDataRef data, CFStringRef, SecExternalFormat* format,
    SecExternalItemType* type, SecItemImportExportFlags,
    const SecKeyImportExportParameters* key_parameters, SecKeychainRef keychain,
    CFArrayRef* items) {
  return shakedown::security::Import(data, key_parameters,
                                     {format, type, keychain, items});
}
