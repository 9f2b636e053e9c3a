// SPDX-License-Identifier: Apache-2.0
// Apps out of the field whose identity is out of reach.
#include "testing/field/field_fixture.h"

namespace {

using shakedown_testing::FailsWith;
using shakedown_testing::FieldTest;
using shakedown_testing::Succeeds;

class IdentityTest : public FieldTest {
 protected:
  IdentityTest() { Open("server: {chain: [leaf]}\n"); }

  ~IdentityTest() override {
    if (found_ != nullptr) CFRelease(found_);
  }

  // Export writes the identity of `name` as a .p12 file.
  CFDataRef Export(const std::string& name) {
    CFArrayRef identity = world().CopyIdentity({name});
    SecItemImportExportKeyParameters parameters = {};
    parameters.passphrase = CFSTR("secret");
    CFDataRef file = nullptr;
    SecItemExport(identity, kSecFormatPKCS12, 0, &parameters, &file);
    CFRelease(identity);
    return file;
  }

  OSStatus Import(CFDataRef file) {
    const void* key = kSecImportExportPassphrase;
    const void* value = CFSTR("secret");
    CFDictionaryRef options = CFDictionaryCreate(
        nullptr, &key, &value, 1, &kCFTypeDictionaryKeyCallBacks,
        &kCFTypeDictionaryValueCallBacks);
    CFArrayRef items = nullptr;
    const OSStatus status = SecPKCS12Import(file, options, &items);
    if (items != nullptr) CFRelease(items);
    CFRelease(options);
    return status;
  }

  OSStatus Find(CFStringRef name) {
    const void* keys[] = {kSecClass, kSecMatchSubjectWholeString,
                          kSecReturnRef};
    const void* values[] = {kSecClassIdentity, name, kCFBooleanTrue};
    CFDictionaryRef query = CFDictionaryCreate(
        nullptr, keys, values, 3, &kCFTypeDictionaryKeyCallBacks,
        &kCFTypeDictionaryValueCallBacks);
    const OSStatus status = SecItemCopyMatching(query, &found_);
    CFRelease(query);
    return status;
  }

  CFTypeRef found_ = nullptr;
};

// Building42/Telegraph#8: -25308 out of SecPKCS12Import, over ssh, where the
// login keychain is locked and no dialog can be shown.
TEST_F(IdentityTest, ImportIntoALockedKeychainIsNotAllowed) {
  CFDataRef file = Export("alice");
  ASSERT_NE(file, nullptr);
  EXPECT_THAT(Import(file), Succeeds());
  world().LockKeychains();
  EXPECT_THAT(Import(file), FailsWith(errSecInteractionNotAllowed));
  CFRelease(file);
}

// curl/curl#10038, #7048: what lies on a token, or was never imported, is not
// found. curl/curl#9194: the app then used the identity all the same.
TEST_F(IdentityTest, IdentityThatIsNotThereCrashesWhoUsesIt) {
  ASSERT_THAT(Find(CFSTR("Alice")), FailsWith(errSecItemNotFound));
  ASSERT_EQ(found_, nullptr);
  EXPECT_DEATH(CFArrayCreate(nullptr, &found_, 1, &kCFTypeArrayCallBacks),
               "CFRetain\\(NULL\\)");
}

}  // namespace
