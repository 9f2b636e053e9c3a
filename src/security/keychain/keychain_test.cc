// SPDX-License-Identifier: Apache-2.0
// SecKeychain*: making, locking, choosing.
#include <Security/SecAccess.h>
#include <Security/SecKeychain.h>

#include "src/security/keychain/keychain_for_test.h"

namespace shakedown::security {
namespace {

using cf::CFRef;

class KeychainTest : public KeychainFixture {
 protected:
  CFRef<SecKeychainRef> Create(const char* path) {
    CFRef<SecKeychainRef> keychain;
    EXPECT_EQ(
        SecKeychainCreate(path, 4, "pass", false, nullptr, keychain.Receive()),
        errSecSuccess);
    return keychain;
  }

  SecKeychainStatus Status(SecKeychainRef keychain) {
    SecKeychainStatus status = 0;
    EXPECT_EQ(SecKeychainGetStatus(keychain, &status), errSecSuccess);
    return status;
  }
};

TEST_F(KeychainTest, NewKeychainIsOpenAndSearched) {
  const auto mine = Create("mine.keychain");
  EXPECT_EQ(Status(mine.get()), static_cast<SecKeychainStatus>(
                                    kSecUnlockStateStatus | kSecReadPermStatus |
                                    kSecWritePermStatus));
  CFRef<CFArrayRef> list;
  ASSERT_EQ(SecKeychainCopySearchList(list.Receive()), errSecSuccess);
  ASSERT_EQ(CFArrayGetCount(list.get()), 2);
  EXPECT_TRUE(CFEqual(CFArrayGetValueAtIndex(list.get(), 1), mine.get()));
}

TEST_F(KeychainTest, PathIsTakenOnce) {
  const auto mine = Create("mine.keychain");
  CFRef<SecKeychainRef> other;
  EXPECT_EQ(SecKeychainCreate("mine.keychain", 0, nullptr, false, nullptr,
                              other.Receive()),
            errSecDuplicateKeychain);
}

TEST_F(KeychainTest, LockedKeychainOpensWithItsPassword) {
  const auto mine = Create("mine.keychain");
  EXPECT_EQ(SecKeychainLock(mine.get()), errSecSuccess);
  EXPECT_EQ(Status(mine.get()) & kSecUnlockStateStatus, 0u);
  EXPECT_EQ(SecKeychainUnlock(mine.get(), 5, "wrong", true), errSecAuthFailed);
  EXPECT_EQ(SecKeychainUnlock(mine.get(), 0, nullptr, false),
            errSecInteractionNotAllowed);
  EXPECT_EQ(SecKeychainUnlock(mine.get(), 4, "pass", true), errSecSuccess);
  EXPECT_NE(Status(mine.get()) & kSecUnlockStateStatus, 0u);
}

TEST_F(KeychainTest, OpenedPathNeedNotExist) {
  CFRef<SecKeychainRef> nowhere;
  ASSERT_EQ(SecKeychainOpen("nowhere", nowhere.Receive()), errSecSuccess);
  SecKeychainStatus status = 0;
  EXPECT_EQ(SecKeychainGetStatus(nowhere.get(), &status), errSecNoSuchKeychain);
  EXPECT_EQ(SecKeychainUnlock(nowhere.get(), 0, nullptr, false),
            errSecNoSuchKeychain);
}

TEST_F(KeychainTest, DeletedDefaultLeavesNone) {
  CFRef<SecKeychainRef> login;
  ASSERT_EQ(SecKeychainCopyDefault(login.Receive()), errSecSuccess);
  EXPECT_EQ(SecKeychainDelete(login.get()), errSecSuccess);
  EXPECT_EQ(SecKeychainDelete(login.get()), errSecNoSuchKeychain);
  EXPECT_EQ(SecKeychainCopyDefault(login.Receive()), errSecNoDefaultKeychain);
  EXPECT_EQ(SecKeychainDelete(nullptr), errSecInvalidKeychain);
}

TEST_F(KeychainTest, PathNeedsRoomForItsZero) {
  char path[18] = "";
  UInt32 length = 17;
  EXPECT_EQ(SecKeychainGetPath(nullptr, &length, path), errSecBufferTooSmall);
  EXPECT_EQ(length, 17u);
  length = 18;
  EXPECT_EQ(SecKeychainGetPath(nullptr, &length, path), errSecSuccess);
  EXPECT_STREQ(path, "login.keychain-db");
}

TEST_F(KeychainTest, SettingsAreGivenBack) {
  SecKeychainSettings settings = {SEC_KEYCHAIN_SETTINGS_VERS1, 1, 1, 60};
  ASSERT_EQ(SecKeychainSetSettings(nullptr, &settings), errSecSuccess);
  SecKeychainSettings read = {};
  ASSERT_EQ(SecKeychainCopySettings(nullptr, &read), errSecSuccess);
  EXPECT_EQ(read.lockInterval, 60u);
  settings.version = 9;
  EXPECT_EQ(SecKeychainSetSettings(nullptr, &settings), errSecParam);
}

TEST_F(KeychainTest, PreferencesAreGivenBack) {
  SecPreferencesDomain domain = kSecPreferencesDomainUser;
  EXPECT_EQ(SecKeychainSetPreferenceDomain(kSecPreferencesDomainSystem),
            errSecSuccess);
  EXPECT_EQ(SecKeychainGetPreferenceDomain(&domain), errSecSuccess);
  EXPECT_EQ(domain, static_cast<int>(kSecPreferencesDomainSystem));
  EXPECT_EQ(SecKeychainSetPreferenceDomain(9), errSecInvalidPrefsDomain);
  Boolean allowed = false;
  EXPECT_EQ(SecKeychainGetUserInteractionAllowed(&allowed), errSecSuccess);
  EXPECT_TRUE(allowed);
  EXPECT_EQ(SecKeychainSetUserInteractionAllowed(false), errSecSuccess);
  EXPECT_EQ(SecKeychainGetUserInteractionAllowed(&allowed), errSecSuccess);
  EXPECT_FALSE(allowed);
}

TEST_F(KeychainTest, NullArgumentsAreRefused) {
  EXPECT_EQ(SecKeychainCreate(nullptr, 0, nullptr, false, nullptr, nullptr),
            errSecParam);
  EXPECT_EQ(SecKeychainOpen(nullptr, nullptr), errSecParam);
  EXPECT_EQ(SecKeychainGetStatus(nullptr, nullptr), errSecParam);
  EXPECT_EQ(SecKeychainCopyDefault(nullptr), errSecParam);
  EXPECT_EQ(SecKeychainGetUserInteractionAllowed(nullptr), errSecParam);
  EXPECT_EQ(SecKeychainUnlock(nullptr, 3, nullptr, true), errSecParam);
  EXPECT_EQ(SecAccessCreate(nullptr, nullptr, nullptr), errSecParam);
}

TEST_F(KeychainTest, AccessIsAnObjectOfItsOwn) {
  CFRef<SecAccessRef> access;
  ASSERT_EQ(SecAccessCreate(CFSTR("a key"), nullptr, access.Receive()),
            errSecSuccess);
  EXPECT_EQ(CFGetTypeID(access.get()), SecAccessGetTypeID());
}

}  // namespace
}  // namespace shakedown::security
