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
        Setting{"rsa_blinding: false", "SSLSetRsaBlinding"}));

TEST(AppSettingsTest, VersionsThatAreNotEnabledAreOff) {
  EXPECT_THAT(CallsWith("enabled_versions: [TLS1.1]"),
              Contains("SSLGetNegotiatedProtocolVersion: kTLSProtocol11"));
}

}  // namespace
}  // namespace shakedown::runner
