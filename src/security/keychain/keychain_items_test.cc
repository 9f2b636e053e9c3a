// SPDX-License-Identifier: Apache-2.0
// SecKeychainItem* and SecCertificateAddToKeychain.
#include <Security/SecCertificate.h>
#include <Security/SecKey.h>
#include <Security/SecKeychainItem.h>

#include "src/security/certificate.h"
#include "src/security/key.h"
#include "src/security/keychain/keychain_for_test.h"

namespace shakedown::security {
namespace {

using cf::CFRef;

class KeychainItemsTest : public KeychainFixture {
 protected:
  // The private key of a name as an item.
  SecKeychainItemRef KeyItem(const std::string& name) {
    key = MakeKey(set[name].key, KeyClass::kPrivate);
    return reinterpret_cast<SecKeychainItemRef>(key.get());
  }

  OSStatus Rename(SecKeychainItemRef item, SecItemAttr tag, std::string label) {
    SecKeychainAttribute attribute = {tag, static_cast<UInt32>(label.size()),
                                      label.data()};
    const SecKeychainAttributeList list = {1, &attribute};
    return SecKeychainItemModifyAttributesAndData(item, &list, 0, nullptr);
  }

  CFRef<SecKeyRef> key;
};

TEST_F(KeychainItemsTest, CertificateIsAddedOnce) {
  const auto certificate = MakeCertificate(set["alice"].der);
  EXPECT_EQ(SecCertificateAddToKeychain(certificate.get(), nullptr),
            errSecSuccess);
  EXPECT_EQ(SecCertificateAddToKeychain(certificate.get(), Login().get()),
            errSecDuplicateItem);
  EXPECT_EQ(SecCertificateAddToKeychain(nullptr, nullptr), errSecParam);
  keychains.Delete(keychains.default_file());
  EXPECT_EQ(SecCertificateAddToKeychain(certificate.get(), nullptr),
            errSecNoDefaultKeychain);
}

TEST_F(KeychainItemsTest, KeyIsRenamed) {
  Add("alice");
  EXPECT_EQ(Rename(KeyItem("alice"), kSecKeyPrintName, "my key"),
            errSecSuccess);
  const Item& item = *keychains.default_file()->items[1];
  EXPECT_EQ(std::get<std::string>(item.attributes.at("labl")), "my key");
}

TEST_F(KeychainItemsTest, WhatTheKeyIsCannotBeChanged) {
  Add("alice");
  EXPECT_EQ(Rename(KeyItem("alice"), kSecKeyLabel, "x"), errSecNoSuchAttr);
  EXPECT_EQ(Rename(KeyItem("alice"), 0x12345678, "x"), errSecNoSuchAttr);
}

TEST_F(KeychainItemsTest, LockedKeychainKeepsItsItems) {
  Add("alice");
  keychains.LockAll();
  EXPECT_EQ(Rename(KeyItem("alice"), kSecLabelItemAttr, "x"),
            errSecInteractionNotAllowed);
  EXPECT_EQ(SecKeychainItemDelete(KeyItem("alice")),
            errSecInteractionNotAllowed);
}

TEST_F(KeychainItemsTest, ItemKnowsItsKeychainUntilItIsDeleted) {
  Add("alice");
  CFRef<SecKeychainRef> keychain;
  EXPECT_EQ(SecKeychainItemCopyKeychain(KeyItem("alice"), keychain.Receive()),
            errSecSuccess);
  EXPECT_TRUE(CFEqual(keychain.get(), Login().get()));
  EXPECT_EQ(SecKeychainItemDelete(KeyItem("alice")), errSecSuccess);
  EXPECT_EQ(SecKeychainItemDelete(KeyItem("alice")), errSecInvalidItemRef);
}

TEST_F(KeychainItemsTest, ItemOfNoKeychainIsInvalid) {
  EXPECT_EQ(Rename(KeyItem("bob"), kSecLabelItemAttr, "x"),
            errSecInvalidItemRef);
  EXPECT_EQ(Rename(nullptr, kSecLabelItemAttr, "x"), errSecParam);
}

}  // namespace
}  // namespace shakedown::security
