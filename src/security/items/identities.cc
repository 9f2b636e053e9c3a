// SPDX-License-Identifier: Apache-2.0
// Identities as keychains have them: SecIdentityCreateWithCertificate, the
// preferred ones, SecIdentitySearch.
#include <Security/SecIdentity.h>
#include <Security/SecIdentitySearch.h>

#include <utility>
#include <vector>

#include "src/corefoundation/conversions.h"
#include "src/security/certificate.h"
#include "src/security/identity.h"
#include "src/security/keychain/keychain.h"

namespace shakedown::security {
namespace {

class IdentitySearch final : public cf::Object {
 public:
  using Ref = SecIdentitySearchRef;
  static cf::TypeInfo kType;

  explicit IdentitySearch(std::vector<FoundIdentity> found)
      : Object(kType), found_(std::move(found)) {}

  // Nothing when all were given.
  cf::CFRef<SecIdentityRef> Next() {
    if (next_ == found_.size()) return {};
    const FoundIdentity& found = found_[next_++];
    return MakeIdentity(found.certificate.item->data, found.key.item->key);
  }

 private:
  std::vector<FoundIdentity> found_;
  size_t next_ = 0;
};

constinit cf::TypeInfo IdentitySearch::kType{"SecIdentitySearch", 83};

// The identity of a certificate and its key in `files`, or nothing.
cf::CFRef<SecIdentityRef> Complete(ByteView der,
                                   const std::vector<KeychainFilePtr>& files) {
  const ItemPtr item = MakeCertificateItem(der);
  if (!item) return {};
  const Found key =
      Keychains::Current().FindPrivateKey(BytesAttribute(*item, "pkhh"), files);
  if (!key.item) return {};
  return MakeIdentity(der, key.item->key);
}

}  // namespace
}  // namespace shakedown::security

namespace security = shakedown::security;
namespace cf = shakedown::cf;
using security::IdentitySearch;
using security::Keychains;

OSStatus SecIdentityCreateWithCertificate(CFTypeRef keychain_or_array,
                                          SecCertificateRef certificate,
                                          SecIdentityRef* identity) {
  if (certificate == nullptr || identity == nullptr) return errSecParam;
  const auto files = security::ResolveSearch(keychain_or_array);
  if (!files) return errSecParam;
  auto complete = security::Complete(security::DerOf(certificate), *files);
  if (!complete) return errSecItemNotFound;
  *identity = complete.Release();
  return errSecSuccess;
}

SecIdentityRef SecIdentityCopyPreferred(CFStringRef name, CFArrayRef,
                                        CFArrayRef) {
  if (name == nullptr) return nullptr;
  const Keychains& keychains = Keychains::Current();
  const auto found = keychains.preferred_identities.find(cf::ToStdString(name));
  if (found == keychains.preferred_identities.end()) return nullptr;
  return security::Complete(found->second, keychains.search_list()).Release();
}

OSStatus SecIdentitySetPreferred(SecIdentityRef identity, CFStringRef name,
                                 CFArrayRef) {
  if (name == nullptr) return errSecParam;
  auto& preferred = Keychains::Current().preferred_identities;
  const std::string key = cf::ToStdString(name);
  if (identity == nullptr) {
    preferred.erase(key);
    return errSecSuccess;
  }
  const auto& object = cf::Expect<security::Identity>(identity, __func__);
  preferred[key] = security::DerOf(object.certificate());
  return errSecSuccess;
}

CFTypeID SecIdentitySearchGetTypeID(void) { return IdentitySearch::kType.id(); }

OSStatus SecIdentitySearchCreate(CFTypeRef keychain_or_array, CSSM_KEYUSE,
                                 SecIdentitySearchRef* search) {
  if (search == nullptr) return errSecParam;
  const auto files = security::ResolveSearch(keychain_or_array);
  if (!files) return errSecParam;
  *search =
      cf::New<IdentitySearch>(Keychains::Current().FindIdentities(*files));
  return errSecSuccess;
}

OSStatus SecIdentitySearchCopyNext(SecIdentitySearchRef search,
                                   SecIdentityRef* identity) {
  if (search == nullptr || identity == nullptr) return errSecParam;
  auto next = cf::Expect<IdentitySearch>(search, __func__).Next();
  if (!next) return errSecItemNotFound;
  *identity = next.Release();
  return errSecSuccess;
}
