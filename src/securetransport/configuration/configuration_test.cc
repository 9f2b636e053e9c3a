// SPDX-License-Identifier: Apache-2.0
// Setters and getters: defaults, limits, quirks (spec/api.md 1.2 to 1.7, 3, 5).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "src/corefoundation/conversions.h"
#include "src/securetransport/connection_for_test.h"

namespace shakedown::securetransport {
namespace {

class ConfigurationTest : public ConnectionTest {
 protected:
  void SetUp() override { Create(); }
  SSLProtocol Min() {
    SSLProtocol version = kSSLProtocolUnknown;
    SSLGetProtocolVersionMin(context, &version);
    return version;
  }
  SSLProtocol Max() {
    SSLProtocol version = kSSLProtocolUnknown;
    SSLGetProtocolVersionMax(context, &version);
    return version;
  }
  bool VerifiesPeer() {
    Boolean value = 0;
    SSLGetEnableCertVerify(context, &value);
    return value != 0;
  }
  std::vector<SSLCipherSuite> Enabled() {
    std::vector<SSLCipherSuite> suites(100);
    size_t count = suites.size();
    EXPECT_EQ(SSLGetEnabledCiphers(context, suites.data(), &count),
              errSecSuccess);
    suites.resize(count);
    return suites;
  }
};

TEST_F(ConfigurationTest, DefaultsAreTls10To12) {
  EXPECT_EQ(Min(), kTLSProtocol1);
  EXPECT_EQ(Max(), kTLSProtocol12);
  EXPECT_EQ(Enabled().size(), 21u);
  EXPECT_EQ(Enabled().front(), 0xC02Cu);
  EXPECT_TRUE(VerifiesPeer());
}

TEST_F(ConfigurationTest, DatagramContextsHaveDtls10Only) {
  Create(kSSLClientSide, kSSLDatagramType);
  EXPECT_EQ(Min(), kDTLSProtocol1);
  EXPECT_EQ(Max(), kDTLSProtocol1);
  EXPECT_EQ(SSLSetProtocolVersionMin(context, kTLSProtocol1),
            errSSLIllegalParam);
  EXPECT_EQ(SSLSetProtocolVersionEnabled(context, kTLSProtocol1, true),
            errSecBadReq);
}

TEST_F(ConfigurationTest, Tls13IsIllegal) {
  EXPECT_EQ(SSLSetProtocolVersionMax(context, kTLSProtocol13),
            errSSLIllegalParam);
  EXPECT_EQ(SSLSetProtocolVersionMax(context, kTLSProtocolMaxSupported),
            errSSLIllegalParam);
  EXPECT_EQ(SSLSetProtocolVersionMin(context, kSSLProtocol2),
            errSSLIllegalParam);
}

TEST_F(ConfigurationTest, OneLimitMovesTheOther) {
  SSLSetProtocolVersionMax(context, kSSLProtocol3);
  EXPECT_EQ(Min(), kSSLProtocol3);
  SSLSetProtocolVersionMin(context, kTLSProtocol11);
  EXPECT_EQ(Max(), kTLSProtocol11);
}

TEST_F(ConfigurationTest, DisablingTls12ChangesNothing) {
  EXPECT_EQ(SSLSetProtocolVersionEnabled(context, kTLSProtocol12, false),
            errSecSuccess);
  EXPECT_EQ(Max(), kTLSProtocol12);
  SSLSetProtocolVersionEnabled(context, kTLSProtocol11, false);
  EXPECT_EQ(Min(), kTLSProtocol12);
}

TEST_F(ConfigurationTest, DisablingAllAndEnablingOne) {
  SSLSetProtocolVersionEnabled(context, kSSLProtocolAll, false);
  EXPECT_EQ(Max(), kSSLProtocolUnknown);
  SSLSetProtocolVersionEnabled(context, kTLSProtocol11, true);
  EXPECT_EQ(Min(), kTLSProtocol11);
  EXPECT_EQ(Max(), kTLSProtocol11);
}

TEST_F(ConfigurationTest, AllIsNotEnabledByDefault) {
  Boolean enabled = true;
  SSLGetProtocolVersionEnabled(context, kSSLProtocolAll, &enabled);
  EXPECT_FALSE(enabled);
  EXPECT_EQ(SSLGetProtocolVersionEnabled(context, kTLSProtocol13, &enabled),
            errSecParam);
}

TEST_F(ConfigurationTest, OldVersionGetterHasItsQuirks) {
  SSLProtocol version = kSSLProtocolUnknown;
  EXPECT_EQ(SSLGetProtocolVersion(context, &version), errSecParam);
  SSLSetProtocolVersion(context, kTLSProtocol1Only);
  EXPECT_EQ(SSLGetProtocolVersion(context, &version), errSecParam);
  EXPECT_EQ(version, kTLSProtocol1Only);
  SSLSetProtocolVersion(context, kSSLProtocolAll);
  EXPECT_EQ(SSLGetProtocolVersion(context, &version), errSecSuccess);
  EXPECT_EQ(version, kSSLProtocolAll);
}

TEST_F(ConfigurationTest, LionHasTls10AtMost) {
  UseProfileNamed("lion-10.7");
  Create();
  EXPECT_EQ(Max(), kTLSProtocol1);
  EXPECT_EQ(SSLSetProtocolVersionMax(context, kTLSProtocol12),
            errSSLIllegalParam);
}

TEST_F(ConfigurationTest, SessionConfigDoesNotShowInTheVersions) {
  EXPECT_EQ(SSLSetSessionConfig(context, kSSLSessionConfig_ATSv1),
            errSecSuccess);
  EXPECT_EQ(Min(), kTLSProtocol1) << "api.md Q9";
  EXPECT_EQ(Enabled().size(), 12u);
  EXPECT_EQ(SSLSetSessionConfig(context, CFSTR("ATSv2")), errSecParam);
}

TEST_F(ConfigurationTest, UnknownSuitesAreDropped) {
  const SSLCipherSuite suites[] = {
      SSL_RSA_WITH_RC2_CBC_MD5, TLS_RSA_WITH_AES_128_CBC_SHA,
      SSL_RSA_WITH_NULL_SHA, TLS_ECDH_RSA_WITH_AES_128_CBC_SHA};
  EXPECT_EQ(SSLSetEnabledCiphers(context, suites, 4), errSecSuccess);
  EXPECT_THAT(Enabled(), testing::ElementsAre(0x2Fu, 0x02u));
  EXPECT_EQ(SSLSetEnabledCiphers(context, suites, 1), errSecParam);
  EXPECT_EQ(Enabled().size(), 2u);
}

TEST_F(ConfigurationTest, SmallBufferIsAnOverflow) {
  SSLCipherSuite suite = 0;
  size_t count = 1;
  EXPECT_EQ(SSLGetSupportedCiphers(context, &suite, &count),
            errSSLBufferOverflow);
  EXPECT_EQ(suite, 0u);
  EXPECT_EQ(count, 1u);
}

TEST_F(ConfigurationTest, BreakOptionsAndVerificationShareASwitch) {
  SSLSetSessionOption(context, kSSLSessionOptionBreakOnServerAuth, true);
  EXPECT_FALSE(VerifiesPeer());
  SSLSetSessionOption(context, kSSLSessionOptionBreakOnClientAuth, false);
  EXPECT_TRUE(VerifiesPeer()) << "api.md Q8";
}

TEST_F(ConfigurationTest, SomeOptionsCanOnlyBeSet) {
  Boolean value = false;
  for (const int option : {6, 8, 9, 10, -1}) {
    EXPECT_EQ(SSLGetSessionOption(
                  context, static_cast<SSLSessionOption>(option), &value),
              errSecParam);
  }
  EXPECT_EQ(SSLSetSessionOption(context, static_cast<SSLSessionOption>(10), 1),
            errSecParam);
  SSLGetSessionOption(context, kSSLSessionOptionSendOneByteRecord, &value);
  EXPECT_TRUE(value);
}

TEST_F(ConfigurationTest, PeerNameEndsAtItsFirstNul) {
  SSLSetPeerDomainName(context, "a.test\0b", 8);
  char name[10];
  size_t length = 5;
  EXPECT_EQ(SSLGetPeerDomainName(context, name, &length), errSSLBufferOverflow);
  length = sizeof(name);
  EXPECT_EQ(SSLGetPeerDomainName(context, name, &length), errSecSuccess);
  EXPECT_EQ(std::string(name, length), "a.test");
}

TEST_F(ConfigurationTest, ExpiryFlagsAreReadableAsDocumented) {
  Boolean value = false;
  SSLSetAllowsExpiredCerts(context, true);
  EXPECT_EQ(SSLGetAllowsExpiredCerts(context, &value), errSecSuccess);
  EXPECT_TRUE(value);
}

TEST_F(ConfigurationTest, CertificateListIsChecked) {
  EXPECT_EQ(SSLSetCertificate(context, cf::MakeMutableArray().get()),
            errSSLBadCert);
  const CFTypeRef wrong[] = {CFSTR("no identity")};
  EXPECT_EQ(SSLSetCertificate(context, cf::MakeArray(wrong).get()),
            errSecParam);
}

TEST_F(ConfigurationTest, ServerNamesComeLastAddedFirst) {
  Create(kSSLServerSide);
  SSLAddDistinguishedName(context, "1", 1);
  SSLAddDistinguishedName(context, "2", 1);
  cf::CFRef<CFArrayRef> names;
  SSLCopyDistinguishedNames(context, names.Receive());
  ASSERT_EQ(CFArrayGetCount(names.get()), 2);
  const auto first =
      static_cast<CFDataRef>(CFArrayGetValueAtIndex(names.get(), 0));
  EXPECT_EQ(*CFDataGetBytePtr(first), '2');
}

TEST_F(ConfigurationTest, ContextIsACoreFoundationObject) {
  EXPECT_EQ(CFGetTypeID(context), SSLContextGetTypeID());
  SSLContextRef made = nullptr;
  EXPECT_EQ(SSLNewContext(false, &made), errSecSuccess);
  EXPECT_FALSE(CFEqual(made, context));
  EXPECT_EQ(SSLDisposeContext(made), errSecSuccess);
  EXPECT_EQ(SSLDisposeContext(nullptr), errSecParam);
  EXPECT_EQ(SSLNewContext(true, nullptr), errSecParam);
}

// profiles.md 4.1 and 4.3.
TEST_F(ConfigurationTest, LionIsFromSsl3ToTls10) {
  UseProfileNamed("lion-10.7");
  Create();
  SSLProtocol version = kSSLProtocolUnknown;
  EXPECT_EQ(SSLGetProtocolVersionMin(context, &version), errSecSuccess);
  EXPECT_EQ(version, kSSLProtocol3);
  EXPECT_EQ(SSLGetProtocolVersionMax(context, &version), errSecSuccess);
  EXPECT_EQ(version, kTLSProtocol1);
}

}  // namespace
}  // namespace shakedown::securetransport
