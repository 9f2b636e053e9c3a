// SPDX-License-Identifier: Apache-2.0
// SecItemExport: what it writes, SecItemImport reads again.
#include <Security/SecIdentity.h>
#include <Security/SecImportExport.h>
#include <gtest/gtest.h>

#include "src/corefoundation/conversions.h"
#include "src/security/certificate.h"
#include "src/security/identity.h"
#include "src/security/import/pkcs12_for_test.h"
#include "src/security/key.h"
#include "src/security/keychain/keychains.h"
#include "src/simulation/simulation.h"

namespace shakedown::security {
namespace {

using cf::CFRef;

class ItemExportTest : public testing::Test {
 protected:
  OSStatus Export(CFTypeRef item, SecExternalFormat format,
                  SecItemImportExportFlags flags = 0) {
    return SecItemExport(item, format, flags, &parameters, data.Receive());
  }

  std::string Text() {
    const ByteView bytes = cf::ToBytes(data.get());
    return {bytes.begin(), bytes.end()};
  }

  // Reads back what was written.
  CFIndex ImportedCount() {
    format = kSecFormatUnknown;
    const OSStatus status =
        SecItemImport(data.get(), nullptr, &format, nullptr, 0, &parameters,
                      nullptr, items.Receive());
    return status == errSecSuccess ? CFArrayGetCount(items.get()) : -1;
  }

  Simulation simulation;
  Simulation::Scope scope{simulation};
  pki::MintedSet set = MintChain(simulation.clock().UnixSeconds());
  CFRef<SecCertificateRef> certificate = MakeCertificate(set["leaf"].der);
  CFRef<SecKeyRef> key = MakeKey(set["leaf"].key, KeyClass::kPrivate);
  CFRef<SecKeyRef> public_key = MakeKey(set["leaf"].key, KeyClass::kPublic);
  CFRef<SecIdentityRef> identity =
      MakeIdentity(set["leaf"].der, set["leaf"].key);
  SecItemImportExportKeyParameters parameters = {};
  SecExternalFormat format = kSecFormatUnknown;
  CFRef<CFDataRef> data;
  CFRef<CFArrayRef> items;
};

TEST_F(ItemExportTest, CertificateIsItsDer) {
  ASSERT_EQ(Export(certificate.get(), kSecFormatUnknown), errSecSuccess);
  const ByteView bytes = cf::ToBytes(data.get());
  EXPECT_EQ(Bytes(bytes.begin(), bytes.end()), set["leaf"].der);
}

TEST_F(ItemExportTest, ArmouredCertificateIsPem) {
  ASSERT_EQ(Export(certificate.get(), kSecFormatX509Cert, kSecItemPemArmour),
            errSecSuccess);
  EXPECT_EQ(Text(), MakePem("CERTIFICATE", set["leaf"].der));
}

// A caller that pins keys compares these bytes with a SubjectPublicKeyInfo.
TEST_F(ItemExportTest, PublicKeyIsASubjectPublicKeyInfo) {
  ASSERT_EQ(Export(public_key.get(), kSecFormatOpenSSL, kSecItemPemArmour),
            errSecSuccess);
  EXPECT_EQ(Text().rfind("-----BEGIN PUBLIC KEY-----", 0), 0u);
  EXPECT_EQ(ImportedCount(), 1);
}

TEST_F(ItemExportTest, PrivateKeyIsReadAgainInEachFormat) {
  parameters.passphrase = CFSTR("secret");
  for (const SecExternalFormat wanted :
       {kSecFormatOpenSSL, kSecFormatBSAFE, kSecFormatWrappedPKCS8,
        kSecFormatPEMSequence}) {
    ASSERT_EQ(Export(key.get(), wanted), errSecSuccess) << wanted;
    ASSERT_EQ(ImportedCount(), 1) << wanted;
    EXPECT_TRUE(CFEqual(CFArrayGetValueAtIndex(items.get(), 0), key.get()));
  }
}

TEST_F(ItemExportTest, IdentitySurvivesPkcs12) {
  parameters.passphrase = CFSTR("secret");
  ASSERT_EQ(Export(identity.get(), kSecFormatPKCS12), errSecSuccess);
  ASSERT_EQ(ImportedCount(), 1);
  EXPECT_EQ(format, static_cast<SecExternalFormat>(kSecFormatPKCS12));
  EXPECT_TRUE(CFEqual(CFArrayGetValueAtIndex(items.get(), 0), identity.get()));
}

TEST_F(ItemExportTest, CertificatesSurvivePkcs7) {
  const CFTypeRef list[] = {certificate.get(), certificate.get()};
  ASSERT_EQ(Export(cf::MakeArray(list).get(), kSecFormatPKCS7), errSecSuccess);
  EXPECT_GE(ImportedCount(), 1);
  EXPECT_EQ(format, static_cast<SecExternalFormat>(kSecFormatPKCS7));
}

TEST_F(ItemExportTest, EncryptedFormatsNeedAPassphrase) {
  EXPECT_EQ(Export(identity.get(), kSecFormatPKCS12), errSecPassphraseRequired);
  EXPECT_EQ(Export(key.get(), kSecFormatWrappedPKCS8),
            errSecPassphraseRequired);
}

TEST_F(ItemExportTest, FormatsThatCannotHoldTheItemAreRefused) {
  EXPECT_EQ(Export(key.get(), kSecFormatX509Cert), errSecUnsupportedFormat);
  EXPECT_EQ(Export(certificate.get(), kSecFormatOpenSSL),
            errSecUnsupportedFormat);
  EXPECT_EQ(Export(key.get(), kSecFormatPKCS7), errSecUnsupportedFormat);
  EXPECT_EQ(Export(certificate.get(), kSecFormatSSH), errSecUnsupportedFormat);
}

TEST_F(ItemExportTest, WrongArgumentsAreRefused) {
  EXPECT_EQ(Export(nullptr, kSecFormatUnknown), errSecParam);
  EXPECT_EQ(Export(CFSTR("a key"), kSecFormatUnknown), errSecParam);
  EXPECT_EQ(SecItemExport(key.get(), kSecFormatUnknown, 0, nullptr, nullptr),
            errSecParam);
}

TEST_F(ItemExportTest, KeyOfALockedKeychainStaysThere) {
  Keychains::Current().AddIdentity(set["leaf"].der, set["leaf"].key);
  Keychains::Current().LockAll();
  EXPECT_EQ(Export(key.get(), kSecFormatOpenSSL), errSecInteractionNotAllowed);
  EXPECT_EQ(Export(public_key.get(), kSecFormatOpenSSL), errSecSuccess);
}

}  // namespace
}  // namespace shakedown::security
