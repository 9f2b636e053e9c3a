// SPDX-License-Identifier: Apache-2.0
// SecItemCopyMatching: what is found, and what is given back.
#include <Security/SecCertificate.h>
#include <Security/SecIdentity.h>
#include <Security/SecItem.h>
#include <Security/SecKey.h>
#include <Security/SecPolicy.h>

#include "src/security/certificate.h"
#include "src/security/keychain/keychain_for_test.h"

namespace shakedown::security {
namespace {

using cf::CFRef;

class ItemSearchTest : public KeychainFixture {
 protected:
  ItemSearchTest() {
    Add("root");
    Add("alice");
    Add("bob");
    Add("old");
  }

  void Set(CFStringRef key, CFTypeRef value) {
    CFDictionarySetValue(query.get(), key, value);
  }

  OSStatus Search() {
    return SecItemCopyMatching(query.get(), found.Receive());
  }

  // How many of a class the query finds.
  CFIndex Count(CFStringRef item_class) {
    Set(kSecClass, item_class);
    Set(kSecMatchLimit, kSecMatchLimitAll);
    Set(kSecReturnRef, kCFBooleanTrue);
    const OSStatus status = Search();
    if (status == errSecItemNotFound) return 0;
    EXPECT_EQ(status, errSecSuccess);
    return CFArrayGetCount(static_cast<CFArrayRef>(found.get()));
  }

  CFTypeRef Value(CFStringRef key) {
    return CFDictionaryGetValue(static_cast<CFDictionaryRef>(found.get()), key);
  }

  CFRef<CFMutableDictionaryRef> query = cf::MakeMutableDictionary();
  CFRef<CFTypeRef> found;
};

TEST_F(ItemSearchTest, ClassesAreCountedApart) {
  EXPECT_EQ(Count(kSecClassCertificate), 4);
  EXPECT_EQ(Count(kSecClassKey), 4);
  EXPECT_EQ(Count(kSecClassIdentity), 4);
  EXPECT_EQ(Count(kSecClassGenericPassword), 0);
}

TEST_F(ItemSearchTest, OneIsGivenAloneUnlessMoreAreAskedFor) {
  Set(kSecClass, kSecClassIdentity);
  Set(kSecReturnRef, kCFBooleanTrue);
  ASSERT_EQ(Search(), errSecSuccess);
  EXPECT_EQ(CFGetTypeID(found.get()), SecIdentityGetTypeID());
  Set(kSecMatchLimit, cf::MakeNumber(2).get());
  ASSERT_EQ(Search(), errSecSuccess);
  EXPECT_EQ(CFArrayGetCount(static_cast<CFArrayRef>(found.get())), 2);
}

TEST_F(ItemSearchTest, NothingFoundIsItemNotFound) {
  Set(kSecClass, kSecClassCertificate);
  Set(kSecAttrLabel, CFSTR("Nobody"));
  EXPECT_EQ(Search(), errSecItemNotFound);
  EXPECT_FALSE(found);
}

TEST_F(ItemSearchTest, SubjectIsMatchedInFourWays) {
  Set(kSecMatchSubjectContains, CFSTR("lice"));
  EXPECT_EQ(Count(kSecClassIdentity), 2);
  Set(kSecMatchSubjectStartsWith, CFSTR("Ali"));
  EXPECT_EQ(Count(kSecClassIdentity), 1);
  CFDictionaryRemoveAllValues(query.get());
  Set(kSecMatchSubjectWholeString, CFSTR("bob"));
  EXPECT_EQ(Count(kSecClassIdentity), 0);
  Set(kSecMatchCaseInsensitive, kCFBooleanTrue);
  EXPECT_EQ(Count(kSecClassIdentity), 1);
  Set(kSecMatchSubjectEndsWith, CFSTR("x"));
  EXPECT_EQ(Count(kSecClassIdentity), 0);
}

TEST_F(ItemSearchTest, SerialNumberFindsItsCertificate) {
  const ItemPtr bob = MakeCertificateItem(set["bob"].der);
  Set(kSecAttrSerialNumber, cf::MakeData(BytesAttribute(*bob, "slnr")).get());
  EXPECT_EQ(Count(kSecClassCertificate), 1);
}

TEST_F(ItemSearchTest, KeyIsFoundByKindAndClass) {
  Set(kSecAttrKeyClass, kSecAttrKeyClassPrivate);
  Set(kSecAttrKeyType, kSecAttrKeyTypeRSA);
  Set(kSecAttrCanSign, kCFBooleanTrue);
  EXPECT_EQ(Count(kSecClassKey), 1);
  Set(kSecAttrKeySizeInBits, cf::MakeNumber(1024).get());
  EXPECT_EQ(Count(kSecClassKey), 0);
}

TEST_F(ItemSearchTest, TrustDateAndPurposeAreDemanded) {
  Set(kSecMatchTrustedOnly, kCFBooleanTrue);
  EXPECT_EQ(Count(kSecClassCertificate), 0);
  CFDictionaryRemoveAllValues(query.get());
  Set(kSecMatchValidOnDate, kCFNull);
  EXPECT_EQ(Count(kSecClassCertificate), 3);
  CFDictionaryRemoveAllValues(query.get());
  const auto server =
      CFRef<SecPolicyRef>::Adopt(SecPolicyCreateSSL(true, nullptr));
  Set(kSecMatchSubjectWholeString, CFSTR("Alice"));
  Set(kSecMatchPolicy, server.get());
  EXPECT_EQ(Count(kSecClassIdentity), 0);
  const auto client =
      CFRef<SecPolicyRef>::Adopt(SecPolicyCreateSSL(false, nullptr));
  Set(kSecMatchPolicy, client.get());
  EXPECT_EQ(Count(kSecClassIdentity), 1);
}

TEST_F(ItemSearchTest, IssuerFindsItsCertificates) {
  const CFRef<CFDataRef> names[] = {cf::MakeData(set["root"].subject),
                                    cf::MakeData(set["bob"].subject)};
  const CFTypeRef one[] = {names[0].get()};
  Set(kSecMatchIssuers, cf::MakeArray(one).get());
  EXPECT_EQ(Count(kSecClassCertificate), 4);
  const CFTypeRef other[] = {names[1].get()};
  Set(kSecMatchIssuers, cf::MakeArray(other).get());
  EXPECT_EQ(Count(kSecClassCertificate), 0);
}

TEST_F(ItemSearchTest, OnlyNamedKeychainsAreSearched) {
  keychains.Create("empty", "");
  const auto empty = MakeKeychain("empty");
  const CFTypeRef list[] = {empty.get()};
  Set(kSecMatchSearchList, cf::MakeArray(list).get());
  EXPECT_EQ(Count(kSecClassCertificate), 0);
}

TEST_F(ItemSearchTest, ListedItemsAreTheOnlyOnes) {
  const auto alice = MakeCertificate(set["alice"].der);
  const CFTypeRef list[] = {alice.get()};
  Set(kSecMatchItemList, cf::MakeArray(list).get());
  EXPECT_EQ(Count(kSecClassIdentity), 1);
}

TEST_F(ItemSearchTest, SeveralKindsComeInADictionary) {
  Set(kSecClass, kSecClassCertificate);
  Set(kSecAttrLabel, CFSTR("Bob"));
  for (const CFStringRef kind :
       {kSecReturnRef, kSecReturnData, kSecReturnAttributes,
        kSecReturnPersistentRef}) {
    Set(kind, kCFBooleanTrue);
  }
  ASSERT_EQ(Search(), errSecSuccess);
  EXPECT_TRUE(CFEqual(Value(kSecAttrLabel), CFSTR("Bob")));
  EXPECT_TRUE(
      CFEqual(Value(kSecValueData), cf::MakeData(set["bob"].der).get()));
  EXPECT_EQ(CFGetTypeID(Value(kSecValueRef)), SecCertificateGetTypeID());
  EXPECT_TRUE(CFEqual(Value(kSecClass), kSecClassCertificate));
}

TEST_F(ItemSearchTest, PersistentReferenceFindsItsItemAgain) {
  Set(kSecClass, kSecClassIdentity);
  Set(kSecMatchSubjectWholeString, CFSTR("Bob"));
  Set(kSecReturnPersistentRef, kCFBooleanTrue);
  ASSERT_EQ(Search(), errSecSuccess);
  const CFRef<CFTypeRef> reference = found;
  CFDictionaryRemoveAllValues(query.get());
  Set(kSecValuePersistentRef, reference.get());
  EXPECT_EQ(Count(kSecClassIdentity), 1);
}

TEST_F(ItemSearchTest, LockedKeychainGivesReferencesButNoSecrets) {
  keychains.LockAll();
  EXPECT_EQ(Count(kSecClassIdentity), 4);
  CFDictionaryRemoveAllValues(query.get());
  Set(kSecClass, kSecClassKey);
  Set(kSecReturnData, kCFBooleanTrue);
  EXPECT_EQ(Search(), errSecInteractionNotAllowed);
}

TEST_F(ItemSearchTest, WrongQueriesAreRefused) {
  EXPECT_EQ(SecItemCopyMatching(nullptr, nullptr), errSecParam);
  EXPECT_EQ(Search(), errSecParam);  // no class
  Set(kSecClass, CFSTR("none such"));
  EXPECT_EQ(Search(), errSecParam);
  Set(kSecClass, kSecClassKey);
  Set(kSecMatchLimit, cf::MakeNumber(0).get());
  EXPECT_EQ(Search(), errSecParam);
  Set(kSecMatchLimit, kSecMatchLimitAll);
  Set(kSecMatchSubjectContains, kCFBooleanTrue);
  EXPECT_EQ(Search(), errSecParam);
}

TEST_F(ItemSearchTest, ManySecretsOfPasswordsAreRefused) {
  Set(kSecClass, kSecClassGenericPassword);
  Set(kSecMatchLimit, kSecMatchLimitAll);
  Set(kSecReturnData, kCFBooleanTrue);
  EXPECT_EQ(Search(), errSecParam);
}

}  // namespace
}  // namespace shakedown::security
