// SPDX-License-Identifier: Apache-2.0
// A certificate that a server makes for itself.
#include <Security/SecCertificateRequest.h>
#include <Security/SecKey.h>

#include "src/security/certificate.h"
#include "src/security/key.h"
#include "src/security/keychain/keychain_for_test.h"

namespace shakedown::security {
namespace {

using cf::CFRef;

class SelfSignedTest : public KeychainFixture {
 protected:
  static CFRef<CFArrayRef> Subject(CFTypeRef part, CFTypeRef text) {
    const CFTypeRef pair[] = {part, text};
    const auto pair_array = cf::MakeArray(pair);
    const CFTypeRef pairs[] = {pair_array.get()};
    const auto pairs_array = cf::MakeArray(pairs);
    const CFTypeRef names[] = {pairs_array.get()};
    return cf::MakeArray(names);
  }

  CFRef<SecCertificateRef> Make(CFArrayRef subject) {
    const auto public_key = MakeKey(set["bob"].key, KeyClass::kPublic);
    const auto private_key = MakeKey(set["bob"].key, KeyClass::kPrivate);
    return CFRef<SecCertificateRef>::Adopt(SecGenerateSelfSignedCertificate(
        subject, parameters.get(), public_key.get(), private_key.get()));
  }

  const ParsedCertificate& Parsed(const CFRef<SecCertificateRef>& made) {
    return cf::Expect<Certificate>(made.get(), __func__).parsed();
  }

  CFRef<CFMutableDictionaryRef> parameters = cf::MakeMutableDictionary();
};

TEST_F(SelfSignedTest, SignsItselfForAYear) {
  const auto made =
      Make(Subject(kSecOidCommonName, CFSTR("printer.local")).get());
  ASSERT_TRUE(made);
  const ParsedCertificate& parsed = Parsed(made);
  EXPECT_EQ(parsed.CommonName(), "printer.local");
  EXPECT_TRUE(parsed.IsSelfIssued());
  EXPECT_EQ(X509_verify(parsed.x509(), set["bob"].key.get()), 1);
  EXPECT_EQ(parsed.NotBefore(), simulation.clock().UnixSeconds());
}

TEST_F(SelfSignedTest, HostsUsageAndConstraintsAreExtensions) {
  const CFTypeRef hosts[] = {CFSTR("a.test"), CFSTR("b.test,IP:1.2.3.4")};
  CFDictionarySetValue(parameters.get(), kSecSubjectAltName,
                       cf::MakeArray(hosts).get());
  CFDictionarySetValue(parameters.get(), kSecCertificateKeyUsage,
                       cf::MakeNumber(kSecKeyUsageKeyCertSign).get());
  CFDictionarySetValue(parameters.get(), kSecCSRBasicContraintsPathLen,
                       cf::MakeNumber(0).get());
  const auto made = Make(Subject(kSecOidOrganization, CFSTR("Acme")).get());
  ASSERT_TRUE(made);
  EXPECT_EQ(Parsed(made).AlternativeNames(),
            std::vector<std::string>{"a.test"});
  X509* x509 = Parsed(made).x509();
  EXPECT_EQ(X509_get_key_usage(x509), static_cast<uint32_t>(KU_KEY_CERT_SIGN));
  EXPECT_EQ(X509_get_pathlen(x509), 0);
}

TEST_F(SelfSignedTest, WhatIsNoSubjectGivesNothing) {
  EXPECT_FALSE(Make(nullptr));
  EXPECT_FALSE(Make(Subject(CFSTR("none such"), CFSTR("x")).get()));
  EXPECT_FALSE(Make(Subject(kSecOidCommonName, kCFBooleanTrue).get()));
}

TEST_F(SelfSignedTest, RefusedKeyGivesNothing) {
  keychains.Refuse(set["bob"].key.get(), errSecInDarkWake);
  EXPECT_FALSE(Make(Subject(kSecOidCommonName, CFSTR("x")).get()));
}

}  // namespace
}  // namespace shakedown::security
