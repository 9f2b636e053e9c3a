// SPDX-License-Identifier: Apache-2.0
#include "src/runner/app/app_settings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/runner/run_for_test.h"

namespace shakedown::runner {
namespace {

using testing::Contains;
using testing::Not;
using testing::StartsWith;

std::vector<std::string> CallsWith(const std::string& app) {
  return CallsIn(RunYaml(kGoodServer + ("app: {" + app + "}\n")).trace);
}

struct Setting {
  const char* yaml;
  const char* call;
};

class EachSettingTest : public testing::TestWithParam<Setting> {};

TEST_P(EachSettingTest, IsOneCallIfItsKeyIsThere) {
  const auto starts = StartsWith(std::string(GetParam().call) + ":");
  EXPECT_THAT(CallsWith(GetParam().yaml), Contains(starts));
  EXPECT_THAT(CallsWith("peer_name: a.test"), Not(Contains(starts)));
}

INSTANTIATE_TEST_SUITE_P(
    All, EachSettingTest,
    testing::Values(
        Setting{"options_off: [send_one_byte_record]", "SSLSetSessionOption"},
        Setting{"session_config: ATSv1", "SSLSetSessionConfig"},
        Setting{"protocol_version: TLS1.0", "SSLSetProtocolVersion"},
        Setting{"enabled_versions: [TLS1.2]", "SSLSetProtocolVersionEnabled"},
        Setting{"encryption_certificate: [leaf]",
                "SSLSetEncryptionCertificate"},
        Setting{"certificate_authorities: [root]",
                "SSLSetCertificateAuthorities"},
        Setting{"ocsp_response: {hex: \"30030a0106\"}", "SSLSetOCSPResponse"},
        Setting{"dh_params: {hex: \"3006020117020105\"}",
                "SSLSetDiffieHellmanParams"},
        Setting{"session_tickets: true", "SSLSetSessionTicketsEnabled"},
        Setting{"rsa_blinding: false", "SSLSetRsaBlinding"},
        Setting{"session_cache_timeout: 1s", "SSLSetSessionCacheTimeout"},
        Setting{"trusted_leaf_certificates: [leaf]",
                "SSLSetTrustedLeafCertificates"},
        Setting{"allow_anonymous_ciphers: true", "SSLSetAllowAnonymousCiphers"},
        Setting{"ecdsa_curves: [secp256r1]", "SSLSetECDSACurves"},
        Setting{"minimum_dh_group_size: 0", "SSLSetMinimumDHGroupSize"},
        Setting{"dhe_enabled: false", "SSLSetDHEEnabled"},
        Setting{"npn: []", "SSLSetNPNFunc"},
        Setting{"alpn_data: {hex: \"026832\"}", "SSLSetALPNData"},
        Setting{"alpn_data: {hex: \"026832\"}", "SSLSetALPNFunc"},
        Setting{"eap_fast: {ticket: t}", "SSLInternalSetSessionTicket"},
        Setting{"mistakes: [record-functions-not-called]",
                "SSLSetRecordContext"}));

TEST(AppSettingsTest, VersionsThatAreNotEnabledAreOff) {
  EXPECT_THAT(CallsWith("enabled_versions: [TLS1.1]"),
              Contains("SSLGetNegotiatedProtocolVersion: kTLSProtocol11"));
}

TEST(AppSettingsTest, DheIsEnabledBeforeTheSuitesThatItWouldReplace) {
  EXPECT_THAT(CallsWith("dhe_enabled: true, suites: "
                        "[TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA]"),
              Contains("SSLGetNegotiatedCipher: "
                       "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA"));
}

TEST(AppSettingsTest, WithoutASecretAnEapFastServerIsUnexpected) {
  const auto calls = CallsIn(
      RunYaml("server: {eap_fast_secret: \"forty-eight bytes which both ends "
              "have in common\"}\napp: {eap_fast: {ticket: t}}\n")
          .trace);
  EXPECT_THAT(calls, Contains("SSLHandshake: errSSLProtocol (-9800)"));
}

}  // namespace
}  // namespace shakedown::runner
