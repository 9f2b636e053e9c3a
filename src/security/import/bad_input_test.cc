// SPDX-License-Identifier: Apache-2.0
// Files that are cut off, changed, huge or no files at all: a documented code,
// and nothing read beyond the end (the sanitizers look at that).
#include <Security/SecImportExport.h>
#include <gtest/gtest.h>

#include <set>
#include <utility>

#include "src/corefoundation/conversions.h"
#include "src/security/import/key_data.h"
#include "src/security/import/pkcs12_for_test.h"
#include "src/simulation/simulation.h"

namespace shakedown::security {
namespace {

using cf::CFRef;

constexpr size_t kTenMegabytes = 10'000'000;

class BadInputTest : public testing::Test {
 protected:
  OSStatus ImportPkcs12(ByteView file) {
    const auto options = cf::MakeMutableDictionary();
    CFDictionarySetValue(options.get(), kSecImportExportPassphrase,
                         CFSTR("secret"));
    return SecPKCS12Import(cf::MakeData(file).get(), options.get(),
                           items.Receive());
  }

  OSStatus ImportItem(ByteView file) {
    SecItemImportExportKeyParameters parameters = {};
    parameters.passphrase = CFSTR("secret");
    return SecItemImport(cf::MakeData(file).get(), nullptr, nullptr, nullptr, 0,
                         &parameters, nullptr, items.Receive());
  }

  // Every beginning of a file must be refused.
  void ExpectEveryBeginningRefused(const Bytes& file) {
    ASSERT_EQ(ImportItem(file), errSecSuccess);
    for (size_t length = 1; length < file.size(); ++length) {
      EXPECT_EQ(ImportItem(ByteView(file).first(length)), errSecUnknownFormat)
          << "the first " << length << " of " << file.size() << " bytes";
    }
  }

  Bytes Pkcs12() {
    return MakePkcs12({.key = set["leaf"].key,
                       .leaf = set["leaf"].der,
                       .key_algorithm = -1,
                       .certificate_algorithm = -1});
  }

  Simulation simulation;
  Simulation::Scope scope{simulation};
  pki::MintedSet set = MintChain(simulation.clock().UnixSeconds());
  CFRef<CFArrayRef> items;
};

TEST_F(BadInputTest, TruncatedPkcs12IsRefusedAtEveryLength) {
  const Bytes file = Pkcs12();
  ASSERT_EQ(ImportPkcs12(file), errSecSuccess);
  for (size_t length = 0; length < file.size(); ++length) {
    EXPECT_EQ(ImportPkcs12(ByteView(file).first(length)), errSecDecode)
        << length;
  }
}

TEST_F(BadInputTest, ChangedPkcs12GivesADocumentedCode) {
  const std::set<OSStatus> documented = {errSecSuccess, errSecDecode,
                                         errSecAuthFailed};
  Bytes file = Pkcs12();
  for (size_t i = 0; i < file.size(); ++i) {
    file[i] ^= 0x41;
    const OSStatus status = ImportPkcs12(file);
    EXPECT_EQ(documented.count(status), 1u) << i << ": " << status;
    file[i] ^= 0x41;
  }
}

TEST_F(BadInputTest, ChangedPkcs12WithoutMacGivesADocumentedCode) {
  const std::set<OSStatus> documented = {errSecSuccess, errSecDecode,
                                         errSecAuthFailed};
  Bytes file = MakePkcs12({.key = set["leaf"].key,
                           .leaf = set["leaf"].der,
                           .key_algorithm = -1,
                           .certificate_algorithm = -1,
                           .mac_iterations = -1});
  for (size_t i = 0; i < file.size(); ++i) {
    file[i] ^= 0x02;
    const OSStatus status = ImportPkcs12(file);
    EXPECT_EQ(documented.count(status), 1u) << i << ": " << status;
    file[i] ^= 0x02;
  }
}

TEST_F(BadInputTest, TruncatedCertificateIsRefusedAtEveryLength) {
  ExpectEveryBeginningRefused(set["leaf"].der);
}

TEST_F(BadInputTest, TruncatedKeysAreRefusedAtEveryLength) {
  for (const char* structure : {"type-specific", "PrivateKeyInfo"}) {
    for (const char* name : {"leaf", "other"}) {
      const auto der = EncodeKey(set[name].key.get(),
                                 {.is_private = true, .structure = structure});
      ASSERT_TRUE(der);
      ExpectEveryBeginningRefused(*der);
    }
  }
}

TEST_F(BadInputTest, TruncatedPemIsRefusedAtEveryLength) {
  const std::string pem = MakePem("CERTIFICATE", set["leaf"].der);
  // The last line may lack its end.
  for (size_t length = 1; length + 2 < pem.size(); ++length) {
    EXPECT_EQ(ImportItem(AsBytes(pem.substr(0, length))), errSecUnknownFormat)
        << length;
  }
}

TEST_F(BadInputTest, TruncatedEncryptedPemNeverGivesAKey) {
  const std::set<OSStatus> documented = {errSecUnknownFormat, errSecAuthFailed,
                                         errSecDecode};
  const std::string pem = MakeKeyPem(set["leaf"].key.get(), "secret");
  ASSERT_EQ(ImportItem(AsBytes(pem)), errSecSuccess);
  for (size_t length = 1; length + 2 < pem.size(); ++length) {
    const OSStatus status = ImportItem(AsBytes(pem.substr(0, length)));
    EXPECT_EQ(documented.count(status), 1u) << length << ": " << status;
  }
}

TEST_F(BadInputTest, ChangedEncryptedPemNeverGivesAnotherCode) {
  const std::set<OSStatus> documented = {errSecSuccess, errSecUnknownFormat,
                                         errSecAuthFailed, errSecDecode,
                                         errSecPassphraseRequired};
  std::string pem = MakeKeyPem(set["leaf"].key.get(), "secret");
  for (char& letter : pem) {
    const char kept = std::exchange(letter, static_cast<char>(letter ^ 0x41));
    const OSStatus status = ImportItem(AsBytes(pem));
    EXPECT_EQ(documented.count(status), 1u) << status;
    letter = kept;
  }
}

TEST_F(BadInputTest, TenMegabytesOfZerosAreNothing) {
  const Bytes zeros(kTenMegabytes, 0);
  EXPECT_EQ(ImportPkcs12(zeros), errSecDecode);
  EXPECT_EQ(ImportItem(zeros), errSecUnknownFormat);
}

TEST_F(BadInputTest, TenMegabytesOfPemWithoutEndAreNothing) {
  std::string text = "-----BEGIN CERTIFICATE-----\n";
  text.resize(kTenMegabytes, 'A');
  EXPECT_EQ(ImportItem(AsBytes(text)), errSecUnknownFormat);
}

TEST_F(BadInputTest, LyingLengthsAreNothing) {
  const Bytes lies[] = {{0x30, 0x84, 0x7F, 0xFF, 0xFF, 0xFF},
                        {0x30, 0x80, 0x30, 0x80, 0x30, 0x80},
                        {0x30, 0x88, 1, 1, 1, 1, 1, 1, 1, 1}};
  for (const Bytes& lie : lies) {
    EXPECT_EQ(ImportPkcs12(lie), errSecDecode);
    EXPECT_EQ(ImportItem(lie), errSecUnknownFormat);
  }
}

}  // namespace
}  // namespace shakedown::security
