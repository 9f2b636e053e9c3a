// SPDX-License-Identifier: Apache-2.0
// SecItemAdd, SecItemUpdate, SecItemDelete.
#include <Security/SecItem.h>
#include <Security/SecKey.h>
#include <Security/SecKeychainItem.h>

#include "src/security/certificate.h"
#include "src/security/identity.h"
#include "src/security/key.h"
#include "src/security/keychain/keychain_for_test.h"

namespace shakedown::security {
namespace {

using cf::CFRef;
using Dictionary = CFRef<CFMutableDictionaryRef>;

class ItemChangesTest : public KeychainFixture {
 protected:
  static Dictionary Make(
      std::initializer_list<std::pair<CFStringRef, CFTypeRef>> pairs) {
    Dictionary dictionary = cf::MakeMutableDictionary();
    for (const auto& [key, value] : pairs) {
      CFDictionarySetValue(dictionary.get(), key, value);
    }
    return dictionary;
  }

  static Dictionary Password(CFStringRef account, CFDataRef secret = nullptr) {
    auto dictionary = Make({{kSecClass, kSecClassGenericPassword},
                            {kSecAttrService, CFSTR("mail")},
                            {kSecAttrAccount, account}});
    if (secret != nullptr) {
      CFDictionarySetValue(dictionary.get(), kSecValueData, secret);
    }
    return dictionary;
  }

  OSStatus AddRef(CFTypeRef ref) {
    return SecItemAdd(Make({{kSecValueRef, ref}}).get(), nullptr);
  }

  std::string Secret(CFStringRef account) {
    const auto query = Password(account);
    CFDictionarySetValue(query.get(), kSecReturnData, kCFBooleanTrue);
    CFRef<CFTypeRef> found;
    if (SecItemCopyMatching(query.get(), found.Receive()) != errSecSuccess) {
      return "";
    }
    const ByteView bytes = cf::ToBytes(static_cast<CFDataRef>(found.get()));
    return {bytes.begin(), bytes.end()};
  }

  size_t Count() { return keychains.default_file()->items.size(); }

  CFRef<CFDataRef> one = cf::MakeData(AsBytes("one"));
  CFRef<CFDataRef> two = cf::MakeData(AsBytes("two"));
};

TEST_F(ItemChangesTest, CertificateIsAddedOnce) {
  const auto alice = MakeCertificate(set["alice"].der);
  EXPECT_EQ(AddRef(alice.get()), errSecSuccess);
  EXPECT_EQ(AddRef(alice.get()), errSecDuplicateItem);
}

TEST_F(ItemChangesTest, IdentityBringsBothHalves) {
  const auto alice = MakeIdentity(set["alice"].der, set["alice"].key);
  EXPECT_EQ(AddRef(MakeCertificate(set["alice"].der).get()), errSecSuccess);
  EXPECT_EQ(AddRef(alice.get()), errSecSuccess);
  EXPECT_EQ(AddRef(alice.get()), errSecDuplicateItem);
  EXPECT_EQ(Count(), 2u);
}

TEST_F(ItemChangesTest, DerOfACertificateCanBeAdded) {
  const auto der = cf::MakeData(set["bob"].der);
  EXPECT_EQ(SecItemAdd(Make({{kSecClass, kSecClassCertificate},
                             {kSecValueData, der.get()}})
                           .get(),
                       nullptr),
            errSecSuccess);
  EXPECT_EQ(SecItemAdd(Make({{kSecClass, kSecClassCertificate},
                             {kSecValueData, one.get()}})
                           .get(),
                       nullptr),
            errSecParam);
}

TEST_F(ItemChangesTest, LabelOfTheCallerCounts) {
  const auto bob = MakeCertificate(set["bob"].der);
  CFRef<CFTypeRef> result;
  ASSERT_EQ(SecItemAdd(Make({{kSecValueRef, bob.get()},
                             {kSecAttrLabel, CFSTR("Robert")},
                             {kSecReturnAttributes, kCFBooleanTrue}})
                           .get(),
                       result.Receive()),
            errSecSuccess);
  const auto told = static_cast<CFDictionaryRef>(result.get());
  EXPECT_TRUE(
      CFEqual(CFDictionaryGetValue(told, kSecAttrLabel), CFSTR("Robert")));
}

TEST_F(ItemChangesTest, KeychainCanBeNamed) {
  keychains.Create("mine", "");
  const auto mine = MakeKeychain("mine");
  const auto bob = MakeCertificate(set["bob"].der);
  EXPECT_EQ(SecItemAdd(
                Make({{kSecValueRef, bob.get()}, {kSecUseKeychain, mine.get()}})
                    .get(),
                nullptr),
            errSecSuccess);
  EXPECT_EQ(Count(), 0u);
  EXPECT_EQ(keychains.Find("mine")->items.size(), 1u);
}

TEST_F(ItemChangesTest, PasswordsAreToldApartByAccountAndService) {
  EXPECT_EQ(SecItemAdd(Password(CFSTR("alice"), one.get()).get(), nullptr),
            errSecSuccess);
  EXPECT_EQ(SecItemAdd(Password(CFSTR("alice"), two.get()).get(), nullptr),
            errSecDuplicateItem);
  EXPECT_EQ(SecItemAdd(Password(CFSTR("bob"), two.get()).get(), nullptr),
            errSecSuccess);
  EXPECT_EQ(Secret(CFSTR("alice")), "one");
  EXPECT_EQ(Secret(CFSTR("bob")), "two");
}

TEST_F(ItemChangesTest, SecretAndAccountCanBeChanged) {
  SecItemAdd(Password(CFSTR("alice"), one.get()).get(), nullptr);
  EXPECT_EQ(SecItemUpdate(Password(CFSTR("alice")).get(),
                          Make({{kSecValueData, two.get()},
                                {kSecAttrAccount, CFSTR("ally")}})
                              .get()),
            errSecSuccess);
  EXPECT_EQ(Secret(CFSTR("ally")), "two");
}

TEST_F(ItemChangesTest, ChangeThatMakesADuplicateIsRefused) {
  SecItemAdd(Password(CFSTR("alice"), one.get()).get(), nullptr);
  SecItemAdd(Password(CFSTR("bob"), two.get()).get(), nullptr);
  EXPECT_EQ(SecItemUpdate(Password(CFSTR("bob")).get(),
                          Make({{kSecAttrAccount, CFSTR("alice")}}).get()),
            errSecDuplicateItem);
}

TEST_F(ItemChangesTest, WhatACertificateIsCannotBeChanged) {
  Add("alice");
  const auto query = Make({{kSecClass, kSecClassCertificate}});
  EXPECT_EQ(
      SecItemUpdate(query.get(), Make({{kSecAttrSubject, one.get()}}).get()),
      errSecParam);
  EXPECT_EQ(
      SecItemUpdate(query.get(), Make({{kSecAttrLabel, CFSTR("mine")}}).get()),
      errSecSuccess);
}

TEST_F(ItemChangesTest, DeletedIdentityLosesBothHalves) {
  Add("alice");
  Add("bob");
  const auto query = Make({{kSecClass, kSecClassIdentity},
                           {kSecMatchSubjectWholeString, CFSTR("Bob")}});
  EXPECT_EQ(SecItemDelete(query.get()), errSecSuccess);
  EXPECT_EQ(Count(), 2u);
  EXPECT_EQ(SecItemDelete(query.get()), errSecItemNotFound);
}

TEST_F(ItemChangesTest, AllThatMatchAreDeletedUnlessThereIsALimit) {
  Add("alice");
  Add("bob");
  const auto query =
      Make({{kSecClass, kSecClassKey}, {kSecMatchLimit, kSecMatchLimitOne}});
  EXPECT_EQ(SecItemDelete(query.get()), errSecSuccess);
  EXPECT_EQ(Count(), 3u);
  EXPECT_EQ(SecItemDelete(Make({{kSecClass, kSecClassCertificate}}).get()),
            errSecSuccess);
  EXPECT_EQ(Count(), 1u);
}

TEST_F(ItemChangesTest, LockedKeychainStaysAsItIs) {
  Add("alice");
  keychains.LockAll();
  EXPECT_EQ(AddRef(MakeCertificate(set["bob"].der).get()),
            errSecInteractionNotAllowed);
  EXPECT_EQ(SecItemDelete(Make({{kSecClass, kSecClassKey}}).get()),
            errSecInteractionNotAllowed);
}

TEST_F(ItemChangesTest, WrongArgumentsAreRefused) {
  EXPECT_EQ(SecItemAdd(nullptr, nullptr), errSecParam);
  EXPECT_EQ(SecItemAdd(Make({}).get(), nullptr), errSecParam);
  EXPECT_EQ(AddRef(CFSTR("a key")), errSecParam);
  EXPECT_EQ(SecItemUpdate(Make({}).get(), nullptr), errSecParam);
  EXPECT_EQ(SecItemDelete(nullptr), errSecParam);
}

TEST_F(ItemChangesTest, WithoutADefaultKeychainThereIsNoPlace) {
  keychains.Delete(keychains.default_file());
  EXPECT_EQ(AddRef(MakeCertificate(set["bob"].der).get()),
            errSecNoDefaultKeychain);
}

}  // namespace
}  // namespace shakedown::security
