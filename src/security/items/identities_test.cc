// SPDX-License-Identifier: Apache-2.0
// Identities as keychains have them, and the older searches.
#include <Security/SecCertificate.h>
#include <Security/SecIdentity.h>
#include <Security/SecIdentitySearch.h>
#include <Security/SecKey.h>
#include <Security/SecKeychainSearch.h>

#include "src/security/certificate.h"
#include "src/security/identity.h"
#include "src/security/keychain/keychain_for_test.h"

namespace shakedown::security {
namespace {

using cf::CFRef;

class IdentitiesTest : public KeychainFixture {
 protected:
  OSStatus Complete(const std::string& name) {
    const auto certificate = MakeCertificate(set[name].der);
    return SecIdentityCreateWithCertificate(nullptr, certificate.get(),
                                            identity.Receive());
  }

  // How many items of the class have this label ("": any).
  int Count(SecItemClass item_class, std::string label = "") {
    SecKeychainAttribute attribute = {
        kSecLabelItemAttr, static_cast<UInt32>(label.size()), label.data()};
    const SecKeychainAttributeList list = {1, &attribute};
    CFRef<SecKeychainSearchRef> search;
    EXPECT_EQ(SecKeychainSearchCreateFromAttributes(
                  nullptr, item_class, label.empty() ? nullptr : &list,
                  search.Receive()),
              errSecSuccess);
    int count = 0;
    while (SecKeychainSearchCopyNext(search.get(), item.Receive()) ==
           errSecSuccess) {
      ++count;
    }
    return count;
  }

  CFRef<SecIdentityRef> identity;
  CFRef<SecKeychainItemRef> item;
};

TEST_F(IdentitiesTest, CertificateIsCompletedByItsKey) {
  Add("alice");
  EXPECT_EQ(Complete("alice"), errSecSuccess);
  EXPECT_TRUE(CFEqual(identity.get(),
                      MakeIdentity(set["alice"].der, set["alice"].key).get()));
  EXPECT_EQ(Complete("bob"), errSecItemNotFound);
}

TEST_F(IdentitiesTest, OnlyNamedKeychainsAreSearched) {
  Add("alice");
  keychains.Create("empty", "");
  const auto empty = MakeKeychain("empty");
  const auto certificate = MakeCertificate(set["alice"].der);
  EXPECT_EQ(SecIdentityCreateWithCertificate(empty.get(), certificate.get(),
                                             identity.Receive()),
            errSecItemNotFound);
  EXPECT_EQ(SecIdentityCreateWithCertificate(CFSTR("login"), certificate.get(),
                                             identity.Receive()),
            errSecParam);
  EXPECT_EQ(SecIdentityCreateWithCertificate(nullptr, nullptr, nullptr),
            errSecParam);
}

TEST_F(IdentitiesTest, PreferenceIsByName) {
  Add("alice");
  ASSERT_EQ(Complete("alice"), errSecSuccess);
  const CFStringRef host = CFSTR("api.example.com");
  EXPECT_EQ(SecIdentityCopyPreferred(host, nullptr, nullptr), nullptr);
  EXPECT_EQ(SecIdentitySetPreferred(identity.get(), host, nullptr),
            errSecSuccess);
  const auto preferred = CFRef<SecIdentityRef>::Adopt(
      SecIdentityCopyPreferred(host, nullptr, nullptr));
  EXPECT_TRUE(CFEqual(preferred.get(), identity.get()));
  EXPECT_EQ(SecIdentitySetPreferred(nullptr, host, nullptr), errSecSuccess);
  EXPECT_EQ(SecIdentityCopyPreferred(host, nullptr, nullptr), nullptr);
}

TEST_F(IdentitiesTest, SearchGivesEachIdentityOnce) {
  Add("alice");
  Add("bob");
  CFRef<SecIdentitySearchRef> search;
  ASSERT_EQ(
      SecIdentitySearchCreate(nullptr, CSSM_KEYUSE_SIGN, search.Receive()),
      errSecSuccess);
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(SecIdentitySearchCopyNext(search.get(), identity.Receive()),
              errSecSuccess);
  }
  EXPECT_EQ(SecIdentitySearchCopyNext(search.get(), identity.Receive()),
            errSecItemNotFound);
  EXPECT_EQ(SecIdentitySearchCopyNext(nullptr, nullptr), errSecParam);
}

TEST_F(IdentitiesTest, ItemsAreFoundByClassAndLabel) {
  Add("alice");
  Add("bob");
  EXPECT_EQ(Count(kSecCertificateItemClass), 2);
  EXPECT_EQ(Count(kSecCertificateItemClass, "Bob"), 1);
  EXPECT_EQ(Count(kSecCertificateItemClass, "Nobody"), 0);
  EXPECT_EQ(Count(kSecPrivateKeyItemClass), 2);
  EXPECT_EQ(Count(kSecPublicKeyItemClass), 0);
}

TEST_F(IdentitiesTest, UnknownAttributeIsRefused) {
  SecKeychainAttribute attribute = {0x12345678, 0, nullptr};
  const SecKeychainAttributeList list = {1, &attribute};
  CFRef<SecKeychainSearchRef> search;
  EXPECT_EQ(SecKeychainSearchCreateFromAttributes(
                nullptr, kSecCertificateItemClass, &list, search.Receive()),
            errSecNoSuchAttr);
  EXPECT_EQ(SecKeychainSearchCreateFromAttributes(
                nullptr, kSecCertificateItemClass, nullptr, nullptr),
            errSecParam);
}

}  // namespace
}  // namespace shakedown::security
