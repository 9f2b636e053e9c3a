// SPDX-License-Identifier: Apache-2.0
// SecItemImport: every format that callers use.
#include <Security/SecIdentity.h>
#include <Security/SecImportExport.h>
#include <gtest/gtest.h>

#include "src/corefoundation/conversions.h"
#include "src/security/certificate.h"
#include "src/security/import/key_data.h"
#include "src/security/import/pkcs12_for_test.h"
#include "src/security/key.h"
#include "src/security/keychain/keychain.h"
#include "src/simulation/simulation.h"

namespace shakedown::security {
namespace {

using cf::CFRef;

class ItemImportTest : public testing::Test {
 protected:
  OSStatus Import(ByteView file) {
    SecItemImportExportKeyParameters parameters = {};
    parameters.flags = flags;
    CFRef<CFStringRef> text;
    if (password != nullptr) text = cf::MakeString(password);
    parameters.passphrase = text.get();
    return SecItemImport(cf::MakeData(file).get(), nullptr, &format, &type, 0,
                         &parameters, keychain, items.Receive());
  }
  OSStatus Import(const std::string& text) { return Import(AsBytes(text)); }

  CFTypeID TypeAt(CFIndex index) {
    return CFGetTypeID(CFArrayGetValueAtIndex(items.get(), index));
  }

  std::string Pem(const std::string& name) {
    return MakePem("CERTIFICATE", set[name].der);
  }

  Bytes Encoded(const char* structure, const std::string& passphrase = "") {
    return EncodeKey(set["other"].key.get(), {.is_private = true,
                                              .structure = structure,
                                              .passphrase = passphrase})
        .value_or(Bytes());
  }

  Simulation simulation;
  Simulation::Scope scope{simulation};
  pki::MintedSet set = MintChain(simulation.clock().UnixSeconds());
  SecExternalFormat format = kSecFormatUnknown;
  SecExternalItemType type = kSecItemTypeUnknown;
  SecItemImportExportFlags flags = 0;
  const char* password = nullptr;
  SecKeychainRef keychain = nullptr;
  CFRef<CFArrayRef> items;
};

TEST_F(ItemImportTest, CertificateInDer) {
  ASSERT_EQ(Import(set["leaf"].der), errSecSuccess);
  EXPECT_EQ(format, static_cast<SecExternalFormat>(kSecFormatX509Cert));
  EXPECT_EQ(type, static_cast<SecExternalItemType>(kSecItemTypeCertificate));
  ASSERT_EQ(CFArrayGetCount(items.get()), 1);
  EXPECT_EQ(TypeAt(0), SecCertificateGetTypeID());
}

TEST_F(ItemImportTest, SeveralBlocksOfPemKeepTheirOrder) {
  ASSERT_EQ(Import("notes\n" + Pem("leaf") + "\n" + Pem("root") +
                   MakeKeyPem(set["leaf"].key.get())),
            errSecSuccess);
  EXPECT_EQ(format, static_cast<SecExternalFormat>(kSecFormatPEMSequence));
  EXPECT_EQ(type, static_cast<SecExternalItemType>(kSecItemTypeAggregate));
  ASSERT_EQ(CFArrayGetCount(items.get()), 3);
  EXPECT_EQ(TypeAt(1), SecCertificateGetTypeID());
  EXPECT_EQ(TypeAt(2), SecKeyGetTypeID());
}

TEST_F(ItemImportTest, BlocksOfOtherKindsAreSkipped) {
  ASSERT_EQ(Import(MakePem("DH PARAMETERS", {0x30, 0}) + Pem("leaf")),
            errSecSuccess);
  EXPECT_EQ(CFArrayGetCount(items.get()), 1);
}

struct KeyCase {
  const char* name;
  const char* structure;
};

class KeyImportTest : public ItemImportTest,
                      public testing::WithParamInterface<KeyCase> {};

TEST_P(KeyImportTest, PrivateKeyIsRead) {
  ASSERT_EQ(Import(Encoded(GetParam().structure)), errSecSuccess);
  EXPECT_EQ(type, static_cast<SecExternalItemType>(kSecItemTypePrivateKey));
  const auto key = static_cast<SecKeyRef>(
      const_cast<void*>(CFArrayGetValueAtIndex(items.get(), 0)));
  EXPECT_EQ(EVP_PKEY_eq(EvpKeyOf(key).get(), set["other"].key.get()), 1);
}

INSTANTIATE_TEST_SUITE_P(Keys, KeyImportTest,
                         testing::Values(KeyCase{"Pkcs1", "type-specific"},
                                         KeyCase{"Pkcs8", "PrivateKeyInfo"}),
                         [](const auto& info) {
                           return std::string(info.param.name);
                         });

TEST_F(ItemImportTest, EncryptedKeyNeedsItsPassphrase) {
  const Bytes file = Encoded("EncryptedPrivateKeyInfo", "secret");
  EXPECT_EQ(Import(file), errSecPassphraseRequired);
  password = "wrong";
  EXPECT_EQ(Import(file), errSecAuthFailed);
  password = "secret";
  EXPECT_EQ(Import(file), errSecSuccess);
  EXPECT_EQ(format, static_cast<SecExternalFormat>(kSecFormatWrappedPKCS8));
}

TEST_F(ItemImportTest, EncryptedPemNeedsItsPassphrase) {
  const std::string file = MakeKeyPem(set["leaf"].key.get(), "secret");
  EXPECT_EQ(Import(file), errSecPassphraseRequired);
  password = "wrong";
  EXPECT_EQ(Import(file), errSecAuthFailed);
  password = "secret";
  EXPECT_EQ(Import(file), errSecSuccess);
  EXPECT_EQ(format, static_cast<SecExternalFormat>(kSecFormatWrappedOpenSSL));
}

TEST_F(ItemImportTest, Pkcs12GivesTheIdentityFirst) {
  password = "secret";
  ASSERT_EQ(Import(MakePkcs12({.key = set["leaf"].key,
                               .leaf = set["leaf"].der,
                               .others = {set["root"].der}})),
            errSecSuccess);
  ASSERT_EQ(CFArrayGetCount(items.get()), 2);
  EXPECT_EQ(TypeAt(0), SecIdentityGetTypeID());
  EXPECT_EQ(TypeAt(1), SecCertificateGetTypeID());
}

TEST_F(ItemImportTest, Pkcs12WithAWrongPassphraseIsAVerifyFailure) {
  format = kSecFormatPKCS12;
  const Bytes file = MakePkcs12({.others = {set["root"].der}});
  EXPECT_EQ(Import(file), errSecPassphraseRequired);
  password = "wrong";
  EXPECT_EQ(Import(file), errSecPkcs12VerifyFailure);
}

TEST_F(ItemImportTest, OnlyOneKeyMayBeAskedFor) {
  const std::string keys =
      MakeKeyPem(set["leaf"].key.get()) + MakeKeyPem(set["other"].key.get());
  EXPECT_EQ(Import(keys), errSecSuccess);
  flags = kSecKeyImportOnlyOne;
  EXPECT_EQ(Import(keys), errSecMultiplePrivKeys);
}

TEST_F(ItemImportTest, KeychainTakesEachItemOnce) {
  const auto login = MakeKeychain("login.keychain-db");
  keychain = login.get();
  EXPECT_EQ(Import(Pem("leaf")), errSecSuccess);
  EXPECT_EQ(Import(Pem("leaf") + Pem("root")), errSecDuplicateItem);
  EXPECT_EQ(Keychains::Current().default_file()->items.size(), 2u);
}

// callers.md 4, row 47: the import of a key with a locked keychain.
TEST_F(ItemImportTest, LockedKeychainIsInteractionNotAllowed) {
  const auto login = MakeKeychain("login.keychain-db");
  keychain = login.get();
  Keychains::Current().LockAll();
  EXPECT_EQ(Import(MakeKeyPem(set["leaf"].key.get())),
            errSecInteractionNotAllowed);
  EXPECT_FALSE(items);
}

TEST_F(ItemImportTest, NowhereToPutItemsIsAWrongArgument) {
  const auto data = cf::MakeData(set["leaf"].der);
  EXPECT_EQ(SecItemImport(data.get(), nullptr, nullptr, nullptr, 0, nullptr,
                          nullptr, nullptr),
            errSecParam);
  EXPECT_EQ(Import(Bytes()), errSecParam);
  EXPECT_EQ(SecItemImport(nullptr, nullptr, nullptr, nullptr, 0, nullptr,
                          nullptr, items.Receive()),
            errSecParam);
}

}  // namespace
}  // namespace shakedown::security
