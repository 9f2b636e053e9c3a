// SPDX-License-Identifier: Apache-2.0
// An app that takes its identity from the keychain, linked as users link it:
// found, locked away, refused.
#include <Security/Security.h>
#include <gtest/gtest.h>

#include "testing/client_for_test.h"
#include "testing/handshake_test.h"

namespace {

using shakedown_testing::FailsWith;
using shakedown_testing::Succeeds;

class KeychainTest : public shakedown_testing::HandshakeTest {
 protected:
  KeychainTest() {
    Given(
        "pki:\n"
        "  root: {trusted: true}\n"
        "  leaf: {host: a.test, issuer: root}\n"
        "  alice: {name: Alice, issuer: root, usage: client}\n"
        "server:\n"
        "  chain: [leaf]\n"
        "  request_certificate: {authorities: [root], require: true}\n");
    context_ = MakeClient(world());
  }

  ~KeychainTest() override {
    if (identity_ != nullptr) CFRelease(identity_);
    CFRelease(context_);
  }

  // As an app does: the identity of this name, whatever it is.
  OSStatus Find(CFStringRef name) {
    const void* keys[] = {kSecClass, kSecMatchSubjectWholeString,
                          kSecReturnRef};
    const void* values[] = {kSecClassIdentity, name, kCFBooleanTrue};
    CFDictionaryRef query = CFDictionaryCreate(
        nullptr, keys, values, 3, &kCFTypeDictionaryKeyCallBacks,
        &kCFTypeDictionaryValueCallBacks);
    const OSStatus status = SecItemCopyMatching(query, &identity_);
    CFRelease(query);
    return status;
  }

  OSStatus Connect() {
    CFArrayRef list =
        CFArrayCreate(nullptr, &identity_, 1, &kCFTypeArrayCallBacks);
    SSLSetCertificate(context_, list);
    CFRelease(list);
    return SSLHandshake(context_);
  }

  SSLContextRef context_ = nullptr;
  CFTypeRef identity_ = nullptr;
};

TEST_F(KeychainTest, IdentityIsFoundAndUsed) {
  EXPECT_THAT(Find(CFSTR("Alice")), FailsWith(errSecItemNotFound));
  EXPECT_TRUE(world().AddToKeychain("alice"));
  ASSERT_THAT(Find(CFSTR("Alice")), Succeeds());
  EXPECT_THAT(Connect(), Succeeds());
}

TEST_F(KeychainTest, LockedKeychainStopsTheHandshake) {
  world().AddToKeychain("alice");
  ASSERT_THAT(Find(CFSTR("Alice")), Succeeds());
  world().LockKeychains();
  EXPECT_THAT(Connect(), FailsWith(errSecInteractionNotAllowed));
}

TEST_F(KeychainTest, UnlockedKeychainIsAsGoodAsBefore) {
  world().AddToKeychain("alice");
  ASSERT_THAT(Find(CFSTR("Alice")), Succeeds());
  world().LockKeychains();
  EXPECT_THAT(SecKeychainUnlock(nullptr, 0, nullptr, true), Succeeds());
  EXPECT_THAT(Connect(), Succeeds());
}

TEST_F(KeychainTest, RefusedKeyGivesTheRefusalsResult) {
  world().AddToKeychain("alice");
  ASSERT_THAT(Find(CFSTR("Alice")), Succeeds());
  EXPECT_TRUE(world().RefuseSigning("alice", -25320));
  EXPECT_THAT(Connect(), FailsWith(-25320));
}

TEST_F(KeychainTest, NamesThatTheScenarioHasNotAreToldSo) {
  EXPECT_FALSE(world().AddToKeychain("nobody"));
  EXPECT_FALSE(world().RefuseSigning("nobody", -25320));
}

}  // namespace
