// SPDX-License-Identifier: Apache-2.0
// SecPKCS12Import of files as OpenSSL writes them.
#include <Security/SecIdentity.h>
#include <Security/SecImportExport.h>
#include <Security/SecTrust.h>
#include <gtest/gtest.h>
#include <openssl/objects.h>

#include "src/corefoundation/conversions.h"
#include "src/security/certificate.h"
#include "src/security/import/pkcs12_for_test.h"
#include "src/security/key.h"
#include "src/security/keychain/keychains.h"
#include "src/simulation/simulation.h"

namespace shakedown::security {
namespace {

using cf::CFRef;

class Pkcs12ImportTest : public testing::Test {
 protected:
  OSStatus Import(const Bytes& file, const char* password = "secret") {
    const auto options = cf::MakeMutableDictionary();
    if (password != nullptr) {
      CFDictionarySetValue(options.get(), kSecImportExportPassphrase,
                           cf::MakeString(password).get());
    }
    if (memory_only) {
      CFDictionarySetValue(options.get(), kSecImportToMemoryOnly,
                           kCFBooleanTrue);
    }
    return SecPKCS12Import(cf::MakeData(file).get(), options.get(),
                           items.Receive());
  }

  CFDictionaryRef Item(CFIndex index) {
    return static_cast<CFDictionaryRef>(
        CFArrayGetValueAtIndex(items.get(), index));
  }

  template <typename T>
  T Value(CFStringRef key, CFIndex index = 0) {
    return static_cast<T>(
        const_cast<void*>(CFDictionaryGetValue(Item(index), key)));
  }

  Bytes ChainElement(CFIndex element, CFIndex index = 0) {
    const auto chain = Value<CFArrayRef>(kSecImportItemCertChain, index);
    if (element >= CFArrayGetCount(chain)) return {};
    return DerOf(static_cast<SecCertificateRef>(
        const_cast<void*>(CFArrayGetValueAtIndex(chain, element))));
  }

  Pkcs12Wish Whole() {
    return {.key = set["leaf"].key,
            .leaf = set["leaf"].der,
            .others = {set["root"].der, set["issuing"].der}};
  }

  Simulation simulation;
  Simulation::Scope scope{simulation};
  Keychains& keychains = Keychains::Current();
  pki::MintedSet set = MintChain(simulation.clock().UnixSeconds());
  CFRef<CFArrayRef> items;
  bool memory_only = false;
};

TEST_F(Pkcs12ImportTest, IdentityComesWithItsKeyAndCertificate) {
  ASSERT_EQ(Import(MakePkcs12(Whole())), errSecSuccess);
  ASSERT_EQ(CFArrayGetCount(items.get()), 1);
  const auto identity = Value<SecIdentityRef>(kSecImportItemIdentity);
  CFRef<SecCertificateRef> certificate;
  CFRef<SecKeyRef> key;
  SecIdentityCopyCertificate(identity, certificate.Receive());
  SecIdentityCopyPrivateKey(identity, key.Receive());
  EXPECT_EQ(DerOf(certificate.get()), set["leaf"].der);
  EXPECT_EQ(EVP_PKEY_eq(EvpKeyOf(key.get()).get(), set["leaf"].key.get()), 1);
}

TEST_F(Pkcs12ImportTest, ChainGoesFromTheLeafUpHoweverTheFileIsOrdered) {
  ASSERT_EQ(Import(MakePkcs12(Whole())), errSecSuccess);
  EXPECT_EQ(ChainElement(0), set["leaf"].der);
  EXPECT_EQ(ChainElement(1), set["issuing"].der);
  EXPECT_EQ(ChainElement(2), set["root"].der);
}

TEST_F(Pkcs12ImportTest, TrustIsReadyToBeEvaluated) {
  ASSERT_EQ(Import(MakePkcs12(Whole())), errSecSuccess);
  const auto trust = Value<SecTrustRef>(kSecImportItemTrust);
  SecTrustResultType result = kSecTrustResultInvalid;
  EXPECT_EQ(SecTrustEvaluate(trust, &result), errSecSuccess);
  EXPECT_EQ(result, kSecTrustResultRecoverableTrustFailure);
}

TEST_F(Pkcs12ImportTest, FriendlyNameAndKeyIdAreTold) {
  ASSERT_EQ(Import(MakePkcs12(Whole())), errSecSuccess);
  EXPECT_EQ(cf::ToStdString(Value<CFStringRef>(kSecImportItemLabel)), "Alice");
  EXPECT_EQ(CFDataGetLength(Value<CFDataRef>(kSecImportItemKeyID)), 20);
}

TEST_F(Pkcs12ImportTest, CertificatesAloneHaveNoIdentity) {
  ASSERT_EQ(Import(MakePkcs12({.others = {set["leaf"].der, set["other"].der}})),
            errSecSuccess);
  ASSERT_EQ(CFArrayGetCount(items.get()), 2);
  EXPECT_EQ(Value<SecIdentityRef>(kSecImportItemIdentity), nullptr);
  EXPECT_EQ(ChainElement(0, 1), set["other"].der);
}

struct AlgorithmCase {
  const char* name;
  int key;
  int certificate;
};

class Pkcs12AlgorithmTest : public Pkcs12ImportTest,
                            public testing::WithParamInterface<AlgorithmCase> {
};

TEST_P(Pkcs12AlgorithmTest, FileIsRead) {
  Pkcs12Wish wish = Whole();
  wish.key_algorithm = GetParam().key;
  wish.certificate_algorithm = GetParam().certificate;
  ASSERT_EQ(Import(MakePkcs12(wish)), errSecSuccess);
  EXPECT_EQ(ChainElement(2), set["root"].der);
}

INSTANTIATE_TEST_SUITE_P(
    Pkcs12, Pkcs12AlgorithmTest,
    testing::Values(AlgorithmCase{"Aes", NID_aes_256_cbc, NID_aes_256_cbc},
                    AlgorithmCase{"TripleDes",
                                  NID_pbe_WithSHA1And3_Key_TripleDES_CBC,
                                  NID_pbe_WithSHA1And3_Key_TripleDES_CBC},
                    AlgorithmCase{"Unencrypted", -1, -1}),
    [](const auto& info) { return std::string(info.param.name); });

TEST_F(Pkcs12ImportTest, WrongPasswordIsAuthFailed) {
  EXPECT_EQ(Import(MakePkcs12(Whole()), "wrong"), errSecAuthFailed);
  EXPECT_FALSE(items);
}

TEST_F(Pkcs12ImportTest, WrongPasswordWithoutMacIsAuthFailed) {
  Pkcs12Wish wish = Whole();
  wish.mac_iterations = -1;
  EXPECT_EQ(Import(MakePkcs12(wish)), errSecSuccess);
  EXPECT_EQ(Import(MakePkcs12(wish), "wrong"), errSecAuthFailed);
}

TEST_F(Pkcs12ImportTest, NoPasswordIsPassphraseRequired) {
  EXPECT_EQ(Import(MakePkcs12(Whole()), nullptr), errSecPassphraseRequired);
}

TEST_F(Pkcs12ImportTest, EmptyPasswordIsOne) {
  Pkcs12Wish wish = Whole();
  wish.password = "";
  EXPECT_EQ(Import(MakePkcs12(wish), ""), errSecSuccess);
}

TEST_F(Pkcs12ImportTest, NullArgumentsAreRefused) {
  const auto data = cf::MakeData(MakePkcs12(Whole()));
  const auto options = cf::MakeMutableDictionary();
  EXPECT_EQ(SecPKCS12Import(nullptr, options.get(), items.Receive()),
            errSecParam);
  EXPECT_EQ(SecPKCS12Import(data.get(), nullptr, items.Receive()), errSecParam);
  EXPECT_EQ(SecPKCS12Import(data.get(), options.get(), nullptr), errSecParam);
}

TEST_F(Pkcs12ImportTest, ItemsGoToTheDefaultKeychainOnce) {
  ASSERT_EQ(Import(MakePkcs12(Whole())), errSecSuccess);
  EXPECT_EQ(keychains.default_file()->items.size(), 4u);
  ASSERT_EQ(Import(MakePkcs12(Whole())), errSecSuccess);
  EXPECT_EQ(keychains.default_file()->items.size(), 4u);
}

TEST_F(Pkcs12ImportTest, MemoryOnlyLeavesTheKeychainAlone) {
  memory_only = true;
  keychains.LockAll();
  EXPECT_EQ(Import(MakePkcs12(Whole())), errSecSuccess);
  EXPECT_TRUE(keychains.default_file()->items.empty());
}

// callers.md 4, row 48: an import over ssh, where nothing can be asked.
TEST_F(Pkcs12ImportTest, LockedKeychainIsInteractionNotAllowed) {
  keychains.LockAll();
  EXPECT_EQ(Import(MakePkcs12(Whole())), errSecInteractionNotAllowed);
  EXPECT_FALSE(items);
}

TEST_F(Pkcs12ImportTest, NoDefaultKeychainIsToldSo) {
  keychains.Delete(keychains.default_file());
  EXPECT_EQ(Import(MakePkcs12(Whole())), errSecNoDefaultKeychain);
}

}  // namespace
}  // namespace shakedown::security
