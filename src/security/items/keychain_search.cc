// SPDX-License-Identifier: Apache-2.0
// SecKeychainSearch: items by class and attributes, one after another.
#include <Security/SecKeychainSearch.h>

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "src/corefoundation/object.h"
#include "src/security/keychain/keychain.h"
#include "src/security/keychain/located_item.h"

namespace shakedown::security {
namespace {

// Attributes as bytes, by their names in Attributes.
using Wanted = std::map<std::string, Bytes>;

class KeychainSearch final : public cf::Object {
 public:
  using Ref = SecKeychainSearchRef;
  static cf::TypeInfo kType;

  explicit KeychainSearch(std::vector<ItemPtr> found)
      : Object(kType), found_(std::move(found)) {}

  cf::CFRef<CFTypeRef> Next() {
    return next_ == found_.size() ? cf::CFRef<CFTypeRef>()
                                  : MakeRef(found_[next_++]);
  }

 private:
  std::vector<ItemPtr> found_;
  size_t next_ = 0;
};

constinit cf::TypeInfo KeychainSearch::kType{"SecKeychainSearch", 82};

bool IsOfClass(const Item& item, SecItemClass item_class) {
  switch (item_class) {
    case kSecCertificateItemClass:
      return item.item_class == ItemClass::kCertificate;
    case kSecPrivateKeyItemClass:
      return item.item_class == ItemClass::kKey &&
             item.key_class == KeyClass::kPrivate;
    case kSecPublicKeyItemClass:
      return item.item_class == ItemClass::kKey &&
             item.key_class == KeyClass::kPublic;
    case kSecGenericPasswordItemClass:
      return item.item_class == ItemClass::kGenericPassword;
    case kSecInternetPasswordItemClass:
      return item.item_class == ItemClass::kInternetPassword;
    default:
      return false;
  }
}

// Nothing for a tag that is not known.
std::optional<Wanted> ReadWanted(const SecKeychainAttributeList* list) {
  Wanted wanted;
  for (UInt32 i = 0; list != nullptr && i < list->count; ++i) {
    const SecKeychainAttribute& attribute = list->attr[i];
    const char* name = AttributeName(attribute.tag);
    if (name == nullptr) return std::nullopt;
    const auto* data = static_cast<const uint8_t*>(attribute.data);
    wanted[name].assign(data, data + (data != nullptr ? attribute.length : 0));
  }
  return wanted;
}

Bytes ToBytes(const AttributeValue& value) {
  if (const auto* bytes = std::get_if<Bytes>(&value)) return *bytes;
  const auto* text = std::get_if<std::string>(&value);
  if (text == nullptr) return {};
  const ByteView view = AsBytes(*text);
  return {view.begin(), view.end()};
}

bool Has(const Item& item, const Wanted& wanted) {
  for (const auto& [name, bytes] : wanted) {
    const auto found = item.attributes.find(name);
    if (found == item.attributes.end() || ToBytes(found->second) != bytes) {
      return false;
    }
  }
  return true;
}

}  // namespace
}  // namespace shakedown::security

namespace security = shakedown::security;
namespace cf = shakedown::cf;
using security::KeychainSearch;

CFTypeID SecKeychainSearchGetTypeID(void) { return KeychainSearch::kType.id(); }

OSStatus SecKeychainSearchCreateFromAttributes(
    CFTypeRef keychain_or_array, SecItemClass item_class,
    const SecKeychainAttributeList* attributes, SecKeychainSearchRef* search) {
  if (search == nullptr) return errSecParam;
  const auto files = security::ResolveSearch(keychain_or_array);
  if (!files) return errSecParam;
  const auto wanted = security::ReadWanted(attributes);
  if (!wanted) return errSecNoSuchAttr;
  std::vector<security::ItemPtr> found;
  for (const auto& file : *files) {
    for (const auto& item : file->items) {
      if (security::IsOfClass(*item, item_class) &&
          security::Has(*item, *wanted)) {
        found.push_back(item);
      }
    }
  }
  *search = cf::New<KeychainSearch>(std::move(found));
  return errSecSuccess;
}

OSStatus SecKeychainSearchCopyNext(SecKeychainSearchRef search,
                                   SecKeychainItemRef* item) {
  if (search == nullptr || item == nullptr) return errSecParam;
  auto next = cf::Expect<KeychainSearch>(search, __func__).Next();
  if (!next) return errSecItemNotFound;
  *item = static_cast<SecKeychainItemRef>(const_cast<void*>(next.Release()));
  return errSecSuccess;
}
