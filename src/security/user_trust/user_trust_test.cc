// SPDX-License-Identifier: Apache-2.0
// What a user says of a certificate is what every trust then finds.
#include <Security/SecTrust.h>
#include <Security/SecTrustSettings.h>

#include "src/security/certificate.h"
#include "src/security/keychain/keychain_for_test.h"

namespace shakedown::security {
namespace {

using cf::CFRef;

constexpr SecTrustSettingsDomain kUser = kSecTrustSettingsDomainUser;

class UserTrustTest : public KeychainFixture {
 protected:
  OSStatus Say(int64_t result) {
    const auto setting = cf::MakeMutableDictionary();
    CFDictionarySetValue(setting.get(), kSecTrustSettingsResult,
                         cf::MakeNumber(result).get());
    return SecTrustSettingsSetTrustSettings(root.get(), kUser, setting.get());
  }

  SecTrustResultType Evaluate() {
    const auto leaf = MakeCertificate(set["alice"].der);
    const CFTypeRef chain[] = {leaf.get(), root.get()};
    CFRef<SecTrustRef> trust;
    SecTrustCreateWithCertificates(cf::MakeArray(chain).get(), nullptr,
                                   trust.Receive());
    SecTrustResultType result = kSecTrustResultInvalid;
    SecTrustEvaluate(trust.get(), &result);
    return result;
  }

  OSStatus Certificates(SecTrustSettingsDomain domain) {
    return SecTrustSettingsCopyCertificates(domain, found.Receive());
  }

  CFRef<SecCertificateRef> root = MakeCertificate(set["root"].der);
  CFRef<CFArrayRef> found;
};

TEST_F(UserTrustTest, RootIsTrustedWhileTheUserSaysSo) {
  EXPECT_EQ(Evaluate(), static_cast<SecTrustResultType>(
                            kSecTrustResultRecoverableTrustFailure));
  EXPECT_EQ(Say(kSecTrustSettingsResultTrustRoot), errSecSuccess);
  EXPECT_EQ(Evaluate(),
            static_cast<SecTrustResultType>(kSecTrustResultUnspecified));
  EXPECT_EQ(SecTrustSettingsRemoveTrustSettings(root.get(), kUser),
            errSecSuccess);
  EXPECT_EQ(Evaluate(), static_cast<SecTrustResultType>(
                            kSecTrustResultRecoverableTrustFailure));
}

TEST_F(UserTrustTest, DeniedRootIsDenied) {
  EXPECT_EQ(Say(kSecTrustSettingsResultDeny), errSecSuccess);
  EXPECT_EQ(Evaluate(), static_cast<SecTrustResultType>(kSecTrustResultDeny));
}

TEST_F(UserTrustTest, SettingsAreGivenBack) {
  EXPECT_EQ(
      SecTrustSettingsCopyTrustSettings(root.get(), kUser, found.Receive()),
      errSecItemNotFound);
  Say(kSecTrustSettingsResultUnspecified);
  EXPECT_EQ(
      SecTrustSettingsCopyTrustSettings(root.get(), kUser, found.Receive()),
      errSecSuccess);
  EXPECT_EQ(CFArrayGetCount(found.get()), 1);
}

TEST_F(UserTrustTest, DomainsAreApart) {
  EXPECT_EQ(Certificates(kUser), errSecNoTrustSettings);
  Say(kSecTrustSettingsResultTrustRoot);
  ASSERT_EQ(Certificates(kUser), errSecSuccess);
  EXPECT_TRUE(CFEqual(CFArrayGetValueAtIndex(found.get(), 0), root.get()));
  EXPECT_EQ(Certificates(kSecTrustSettingsDomainAdmin), errSecNoTrustSettings);
  EXPECT_EQ(Certificates(kSecTrustSettingsDomainSystem), errSecNoTrustSettings);
}

TEST_F(UserTrustTest, NoSettingsMeanTrustAsRoot) {
  EXPECT_EQ(SecTrustSettingsSetTrustSettings(root.get(), kUser, nullptr),
            errSecSuccess);
  EXPECT_EQ(Evaluate(),
            static_cast<SecTrustResultType>(kSecTrustResultUnspecified));
}

TEST_F(UserTrustTest, WrongArgumentsAreRefused) {
  EXPECT_EQ(Say(0), errSecInvalidTrustSettings);
  EXPECT_EQ(Say(99), errSecInvalidTrustSettings);
  EXPECT_EQ(Certificates(9), errSecParam);
  EXPECT_EQ(SecTrustSettingsCopyCertificates(kUser, nullptr), errSecParam);
  EXPECT_EQ(SecTrustSettingsSetTrustSettings(
                root.get(), kSecTrustSettingsDomainSystem, nullptr),
            errSecParam);
  EXPECT_EQ(SecTrustSettingsSetTrustSettings(root.get(), kUser, CFSTR("yes")),
            errSecParam);
  EXPECT_EQ(SecTrustSettingsRemoveTrustSettings(nullptr, kUser), errSecParam);
}

}  // namespace
}  // namespace shakedown::security
