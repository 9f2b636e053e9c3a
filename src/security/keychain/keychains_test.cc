// SPDX-License-Identifier: Apache-2.0
// The keychains of a simulation, and which keys may be used.
#include "src/security/keychain/keychains.h"

#include <Security/SecBase.h>

#include "src/security/keychain/keychain_for_test.h"

namespace shakedown::security {
namespace {

class KeychainsTest : public KeychainFixture {};

TEST_F(KeychainsTest, CertificateAndKeyHaveTheSamePublicKeyHash) {
  for (const char* name : {"alice", "bob"}) {
    const ItemPtr item = MakeCertificateItem(set[name].der);
    EXPECT_EQ(BytesAttribute(*item, "pkhh"),
              PublicKeyHash(set[name].key.get()));
  }
}

TEST_F(KeychainsTest, IdentityIsACertificateWithItsKey) {
  Add("alice");
  keychains.Add(keychains.default_file(), MakeCertificateItem(set["bob"].der));
  const auto found = keychains.FindIdentities(keychains.search_list());
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].certificate.item->data, set["alice"].der);
}

TEST_F(KeychainsTest, KeyMayBeUsedUnlessItsKeychainIsLocked) {
  Add("alice");
  EXPECT_EQ(keychains.Permission(set["alice"].key.get()), errSecSuccess);
  keychains.LockAll();
  EXPECT_EQ(keychains.Permission(set["alice"].key.get()),
            errSecInteractionNotAllowed);
  EXPECT_EQ(keychains.Permission(set["bob"].key.get()), errSecSuccess);
}

TEST_F(KeychainsTest, AnotherOpenKeychainWithTheKeySuffices) {
  Add("alice");
  const auto other = keychains.Create("other", "");
  keychains.Add(other,
                MakeKeyItem(set["alice"].key, KeyClass::kPrivate, "mine"));
  keychains.default_file()->locked = true;
  EXPECT_EQ(keychains.Permission(set["alice"].key.get()), errSecSuccess);
}

TEST_F(KeychainsTest, RefusedKeyIsRefusedWhereverItIs) {
  keychains.Refuse(set["alice"].key.get(), errSecInDarkWake);
  EXPECT_EQ(keychains.Permission(set["alice"].key.get()), errSecInDarkWake);
  EXPECT_EQ(keychains.Permission(set["bob"].key.get()), errSecSuccess);
  keychains.Refuse(set["alice"].key.get(), errSecSuccess);
  EXPECT_EQ(keychains.Permission(set["alice"].key.get()), errSecSuccess);
}

TEST_F(KeychainsTest, ItemStandsOnceInAKeychain) {
  const auto file = keychains.default_file();
  EXPECT_EQ(keychains.Add(file, MakeCertificateItem(set["bob"].der)),
            errSecSuccess);
  EXPECT_EQ(keychains.Add(file, MakeCertificateItem(set["bob"].der)),
            errSecDuplicateItem);
  file->locked = true;
  EXPECT_EQ(keychains.Add(file, MakeCertificateItem(set["alice"].der)),
            errSecInteractionNotAllowed);
}

TEST_F(KeychainsTest, EachSimulationHasItsOwn) {
  Add("alice");
  Simulation other;
  const Simulation::Scope inner(other);
  EXPECT_TRUE(Keychains::Current().default_file()->items.empty());
}

}  // namespace
}  // namespace shakedown::security
