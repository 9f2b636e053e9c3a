// SPDX-License-Identifier: Apache-2.0
// What a fresh context of each era is set to, and what it can be set to
// (spec/profiles.md 4.1, 4.2 and 3; handshake.md 7).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "src/securetransport/connection_for_test.h"
#include "src/securetransport/profiles/profiles.h"

namespace shakedown::securetransport {
namespace {

using Suites = std::vector<SSLCipherSuite>;

struct Era {
  const char* name;
  SSLProtocol client_min;
  SSLProtocol server_min;
  SSLProtocol max;
  size_t client_suites;
  size_t server_suites;
  bool rc4;
  bool gcm;
  bool static_ecdh;  // can be enabled
  size_t options;
  size_t configs;
};

const Era kEras[] = {
    {"tiger-10.4", kSSLProtocol2, kSSLProtocol2, kTLSProtocol1, 26, 26, true,
     false, false, 0, 0},
    {"leopard-10.5.0", kSSLProtocol3, kSSLProtocol3, kTLSProtocol1, 26, 26,
     true, false, false, 0, 0},
    {"leopard-10.5.7", kSSLProtocol3, kSSLProtocol3, kTLSProtocol1, 26, 26,
     true, false, false, 2, 0},
    {"snow-leopard-10.6.0", kSSLProtocol3, kSSLProtocol3, kTLSProtocol1, 42, 26,
     true, false, true, 2, 0},
    {"snow-leopard-10.6", kSSLProtocol3, kSSLProtocol3, kTLSProtocol1, 42, 26,
     true, false, true, 2, 0},
    {"lion-10.7", kSSLProtocol3, kSSLProtocol3, kTLSProtocol1, 27, 11, true,
     false, true, 2, 0},
    {"lion-10.7.0", kSSLProtocol3, kSSLProtocol3, kTLSProtocol1, 27, 11, true,
     false, true, 2, 0},
    {"mountain-lion-10.8", kSSLProtocol3, kSSLProtocol3, kTLSProtocol12, 36, 12,
     true, false, true, 4, 0},
    {"mavericks-10.9", kSSLProtocol3, kSSLProtocol3, kTLSProtocol12, 36, 12,
     true, false, true, 5, 0},
    {"mavericks-10.9.2", kSSLProtocol3, kSSLProtocol3, kTLSProtocol12, 36, 12,
     true, false, true, 5, 0},
    {"mavericks-10.9.3", kSSLProtocol3, kSSLProtocol3, kTLSProtocol12, 36, 12,
     true, false, true, 6, 0},
    {"mavericks-10.9.5", kSSLProtocol3, kSSLProtocol3, kTLSProtocol12, 36, 12,
     true, false, true, 6, 0},
    {"yosemite-10.10", kSSLProtocol3, kSSLProtocol3, kTLSProtocol12, 36, 12,
     true, false, true, 6, 0},
    {"el-capitan-10.11", kSSLProtocol3, kTLSProtocol1, kTLSProtocol12, 25, 32,
     true, true, false, 8, 9},
    {"sierra-10.12", kTLSProtocol1, kTLSProtocol1, kTLSProtocol12, 21, 21,
     false, true, false, 9, 10},
    {"high-sierra-10.13", kTLSProtocol1, kTLSProtocol1, kTLSProtocol12, 21, 21,
     false, true, false, 10, 12},
    {"catalina-10.15", kTLSProtocol1, kTLSProtocol1, kTLSProtocol12, 21, 21,
     false, true, false, 10, 12},
};

class EraDefaultsTest : public ContextTest,
                        public testing::WithParamInterface<Era> {
 protected:
  void SetUp() override {
    UseProfileNamed(GetParam().name);
    Create();
  }
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
  Suites Enabled() {
    size_t count = 0;
    SSLGetNumberEnabledCiphers(context, &count);
    Suites suites(count);
    SSLGetEnabledCiphers(context, suites.data(), &count);
    return suites;
  }
  Suites Supported() {
    size_t count = 0;
    SSLGetNumberSupportedCiphers(context, &count);
    Suites suites(count);
    EXPECT_EQ(SSLGetSupportedCiphers(context, suites.data(), &count), 0);
    return suites;
  }
};

TEST_P(EraDefaultsTest, VersionsAreTheErasOnBothSides) {
  EXPECT_EQ(Min(), GetParam().client_min);
  EXPECT_EQ(Max(), GetParam().max);
  Create(kSSLServerSide);
  EXPECT_EQ(Min(), GetParam().server_min);
  EXPECT_EQ(Max(), GetParam().max);
}

TEST_P(EraDefaultsTest, SuitesAreTheErasOnBothSides) {
  const Suites suites = Enabled();
  EXPECT_EQ(suites.size(), GetParam().client_suites);
  EXPECT_EQ(std::ranges::count(suites, 0x0005), GetParam().rc4 ? 1 : 0);
  EXPECT_EQ(std::ranges::count(suites, 0x009C), GetParam().gcm ? 1 : 0);
  Create(kSSLServerSide);
  EXPECT_EQ(Enabled().size(), GetParam().server_suites);
}

TEST_P(EraDefaultsTest, EnabledSuitesAreSupportedOnceEach) {
  const Suites supported = Supported();
  for (const SSLCipherSuite suite : Enabled()) {
    EXPECT_EQ(std::ranges::count(supported, suite), 1) << suite;
  }
  for (const SSLCipherSuite suite : supported) {
    EXPECT_EQ(std::ranges::count(supported, suite), 1) << suite;
  }
}

TEST_P(EraDefaultsTest, StaticEcdhCanBeEnabledUpTo10Point10) {
  const SSLCipherSuite suites[] = {TLS_ECDH_RSA_WITH_AES_128_CBC_SHA,
                                   TLS_RSA_WITH_AES_128_CBC_SHA};
  EXPECT_EQ(SSLSetEnabledCiphers(context, suites, 2), errSecSuccess);
  EXPECT_EQ(Enabled().size(), GetParam().static_ecdh ? 2u : 1u);
}

TEST_P(EraDefaultsTest, OptionsOfLaterErasAreUnknown) {
  size_t known = 0;
  for (int option = 0; option < 12; ++option) {
    const OSStatus status = SSLSetSessionOption(
        context, static_cast<SSLSessionOption>(option), true);
    EXPECT_TRUE(status == errSecSuccess || status == errSecParam);
    known += status == errSecSuccess ? 1 : 0;
  }
  EXPECT_EQ(known, GetParam().options);
}

TEST_P(EraDefaultsTest, ConfigurationsAreTheEras) {
  size_t known = 0;
  for (const CFStringRef config :
       {kSSLSessionConfig_default, kSSLSessionConfig_ATSv1,
        kSSLSessionConfig_ATSv1_noPFS, kSSLSessionConfig_standard,
        kSSLSessionConfig_RC4_fallback, kSSLSessionConfig_TLSv1_fallback,
        kSSLSessionConfig_TLSv1_RC4_fallback, kSSLSessionConfig_legacy,
        kSSLSessionConfig_legacy_DHE, kSSLSessionConfig_anonymous,
        kSSLSessionConfig_3DES_fallback,
        kSSLSessionConfig_TLSv1_3DES_fallback}) {
    known += SSLSetSessionConfig(context, config) == errSecSuccess ? 1 : 0;
  }
  EXPECT_EQ(known, GetParam().configs);
}

std::string NameOf(const testing::TestParamInfo<Era>& info) {
  std::string name = info.param.name;
  std::replace_if(
      name.begin(), name.end(), [](char c) { return !isalnum(c); }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Era, EraDefaultsTest, testing::ValuesIn(kEras),
                         NameOf);

// profiles.md 4.2: RC4 left the table in 10.15.
TEST_F(ContextTest, LegacyConfigurationsHaveRc4UpTo10Point14) {
  for (const char* era : {"sierra-10.12", "catalina-10.15"}) {
    UseProfileNamed(era);
    Create();
    EXPECT_EQ(SSLSetSessionConfig(context, kSSLSessionConfig_legacy), 0);
    size_t count = 0;
    SSLGetNumberEnabledCiphers(context, &count);
    EXPECT_EQ(count, std::string(era) == "sierra-10.12" ? 25u : 21u);
  }
}

// profiles.md 4.1: SSL 2 was compiled out in 10.8.
TEST_F(ContextTest, Ssl2CanBeEnabledUpTo10Point7) {
  for (const char* era : {"lion-10.7", "mountain-lion-10.8"}) {
    UseProfileNamed(era);
    Create();
    const bool has_ssl2 = std::string(era) == "lion-10.7";
    EXPECT_EQ(SSLSetProtocolVersionEnabled(context, kSSLProtocol2, true),
              has_ssl2 ? errSecSuccess : errSecParam);
    Boolean enabled = false;
    SSLGetProtocolVersionEnabled(context, kSSLProtocol2, &enabled);
    EXPECT_EQ(enabled != 0, has_ssl2);
  }
}

// profiles.md 2.1: stored from 10.8 to 10.11, inert from 10.12 on.
TEST_F(ContextTest, ExpiredFlagsCanBeReadBackUpTo10Point11) {
  for (const char* era : {"el-capitan-10.11", "sierra-10.12"}) {
    UseProfileNamed(era);
    Create();
    EXPECT_EQ(SSLSetAllowsExpiredCerts(context, true), errSecSuccess);
    Boolean allowed = false;
    const bool stored = std::string(era) == "el-capitan-10.11";
    EXPECT_EQ(SSLGetAllowsExpiredCerts(context, &allowed),
              stored ? errSecSuccess : errSecUnimplemented);
    EXPECT_EQ(allowed != 0, stored);
  }
}

}  // namespace
}  // namespace shakedown::securetransport
