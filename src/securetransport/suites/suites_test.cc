// SPDX-License-Identifier: Apache-2.0
// Groups of suites, and what is known of a suite or version by its number
// (spec/api.md 1.9 and 3.4).
#include <Security/SecureTransportPriv.h>
#include <gtest/gtest.h>

#include <string>

namespace {

struct GroupCase {
  SSLCiphersuiteGroup group;
  size_t size;
  SSLCipherSuite first;
  SSLCipherSuite last;
};

class SuiteGroupTest : public testing::TestWithParam<GroupCase> {};

TEST_P(SuiteGroupTest, ListsItsSuitesInOrder) {
  size_t size = 0;
  const SSLCipherSuite* suites =
      SSLCiphersuiteGroupToCiphersuiteList(GetParam().group, &size);
  ASSERT_EQ(size, GetParam().size);
  EXPECT_EQ(suites[0], GetParam().first);
  EXPECT_EQ(suites[size - 1], GetParam().last);
}

TEST_P(SuiteGroupTest, ContainsWhatItLists) {
  const SSLCiphersuiteGroup group = GetParam().group;
  EXPECT_TRUE(SSLCiphersuiteGroupContainsCiphersuite(group, GetParam().first));
  EXPECT_TRUE(SSLCiphersuiteGroupContainsCiphersuite(group, GetParam().last));
  EXPECT_FALSE(SSLCiphersuiteGroupContainsCiphersuite(group, 0));
  EXPECT_FALSE(SSLCiphersuiteGroupContainsCiphersuite(
      group, GetParam().first | 0x10000));
}

INSTANTIATE_TEST_SUITE_P(
    Groups, SuiteGroupTest,
    testing::Values(
        GroupCase{kSSLCiphersuiteGroupDefault, 13, 0x1301, 0xC013},
        GroupCase{kSSLCiphersuiteGroupATS, 13, 0x1301, 0xC013},
        GroupCase{kSSLCiphersuiteGroupCompatibility, 13, 0x009D, 0x000A},
        GroupCase{kSSLCiphersuiteGroupLegacy, 7, 0x009F, 0x0016},
        GroupCase{kSSLCiphersuiteGroupATSCompatibility, 4, 0x009D, 0x002F}));

TEST(SuiteGroupTest, NumberWithoutAGroupIsEmpty) {
  const auto none = static_cast<SSLCiphersuiteGroup>(5);
  size_t size = 9;
  EXPECT_EQ(SSLCiphersuiteGroupToCiphersuiteList(none, &size), nullptr);
  EXPECT_EQ(size, 0u);
  EXPECT_FALSE(SSLCiphersuiteGroupContainsCiphersuite(none, 0x1301));
  EXPECT_NE(SSLCiphersuiteGroupToCiphersuiteList(kSSLCiphersuiteGroupDefault,
                                                 nullptr),
            nullptr);
}

struct SuiteCase {
  SSLCipherSuite suite;
  const char* name;  // "" for none
  SSLProtocol lowest;
  SSLProtocol highest;
};

class SuiteFactsTest : public testing::TestWithParam<SuiteCase> {};

TEST_P(SuiteFactsTest, NameAndVersions) {
  const SuiteCase& expected = GetParam();
  const char* name = SSLCiphersuiteGetName(expected.suite);
  EXPECT_EQ(std::string(name == nullptr ? "" : name), expected.name);
  EXPECT_EQ(SSLCiphersuiteMinimumTLSVersion(expected.suite), expected.lowest);
  EXPECT_EQ(SSLCiphersuiteMaximumTLSVersion(expected.suite), expected.highest);
}

INSTANTIATE_TEST_SUITE_P(
    Suites, SuiteFactsTest,
    testing::Values(SuiteCase{0x1301, "TLS_AES_128_GCM_SHA256", kTLSProtocol13,
                              kTLSProtocol13},
                    SuiteCase{0xC02F, "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
                              kTLSProtocol12, kTLSProtocol12},
                    SuiteCase{0xCCA9,
                              "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
                              kTLSProtocol12, kTLSProtocol12},
                    SuiteCase{0x002F, "TLS_RSA_WITH_AES_128_CBC_SHA",
                              kSSLProtocol3, kTLSProtocol12},
                    SuiteCase{0x000A, "SSL_RSA_WITH_3DES_EDE_CBC_SHA",
                              kSSLProtocol3, kTLSProtocol12},
                    SuiteCase{0xC018, "TLS_ECDH_anon_WITH_AES_128_CBC_SHA",
                              kSSLProtocol3, kTLSProtocol12},
                    SuiteCase{0xFFFF, "", kSSLProtocol2, kSSLProtocol2},
                    SuiteCase{0x1C02F, "", kSSLProtocol2, kSSLProtocol2}));

struct VersionCase {
  SSLProtocol protocol;
  uint16_t codepoint;
  uint16_t wire_format;
  SSLProtocol back;
};

class VersionCodepointTest : public testing::TestWithParam<VersionCase> {};

TEST_P(VersionCodepointTest, ThereAndBack) {
  const VersionCase& expected = GetParam();
  EXPECT_EQ(SSLProtocolGetVersionCodepoint(expected.protocol),
            expected.codepoint);
  EXPECT_EQ(SSLProtocolFromVersionCodepoint(expected.codepoint), expected.back);
  EXPECT_EQ(_SSLProtocolVersionToWireFormatValue(expected.protocol),
            expected.wire_format);
}

INSTANTIATE_TEST_SUITE_P(
    Versions, VersionCodepointTest,
    testing::Values(
        VersionCase{kTLSProtocol13, 0x0304, 0x0304, kTLSProtocol13},
        VersionCase{kTLSProtocol12, 0x0303, 0x0303, kTLSProtocol12},
        VersionCase{kTLSProtocol11, 0x0302, 0x0302, kTLSProtocol11},
        VersionCase{kTLSProtocol1, 0x0301, 0x0301, kTLSProtocol1},
        VersionCase{kDTLSProtocol12, 0xFEFD, 0xFEFD, kDTLSProtocol12},
        VersionCase{kDTLSProtocol1, 0xFEFF, 0xFEFF, kDTLSProtocol1},
        VersionCase{kSSLProtocol3, 0x0300, 0, kSSLProtocol3},
        VersionCase{kSSLProtocol2, 0, 0, kSSLProtocol2},
        VersionCase{kSSLProtocol3Only, 0, 0, kSSLProtocol2},
        VersionCase{kTLSProtocol1Only, 0, 0, kSSLProtocol2},
        VersionCase{kSSLProtocolAll, 0, 0, kSSLProtocol2},
        VersionCase{kSSLProtocolUnknown, 0, 0, kSSLProtocol2},
        VersionCase{kTLSProtocolMaxSupported, 0, 0x0304, kSSLProtocol2}));

TEST(VersionCodepointTest, NumberWithoutAVersionIsUnknown) {
  EXPECT_EQ(SSLProtocolFromVersionCodepoint(0x0305), kSSLProtocolUnknown);
}

}  // namespace
