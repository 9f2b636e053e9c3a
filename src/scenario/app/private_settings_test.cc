// SPDX-License-Identifier: Apache-2.0
// What an app sets by SecureTransportPriv.h: what is written reads back, and
// every mistake gets a sentence with its place.
#include <gtest/gtest.h>

#include "src/scenario/mistake_for_test.h"
#include "src/scenario/yaml_writer.h"

namespace shakedown::scenario {
namespace {

TEST(PrivateSettingsTest, EachSurvives) {
  Scenario scenario = ReadScenario(Good("app: {npn: []}"), "f.yaml").value();
  EXPECT_TRUE(scenario.app.priv.npn.has_value());
  scenario.app.priv = {1'800'000,
                       {"leaf", "root"},
                       false,
                       {"secp521r1", "secp192r1"},
                       0,
                       true,
                       std::vector<std::string>{},
                       std::string("\x02h2\xff", 4),
                       EapFast{"ticket", std::string(48, '\0')}};
  const auto read = ReadScenario(WriteScenario(scenario), "f.yaml");
  ASSERT_TRUE(read.ok()) << read.error().ToString();
  EXPECT_TRUE(read.value().app == scenario.app);
}

class PrivateMistakeTest : public testing::TestWithParam<Mistake> {};

TEST_P(PrivateMistakeTest, IsNamedWithItsPlace) {
  EXPECT_EQ(ErrorOf(Good(GetParam().yaml)), GetParam().error);
}

INSTANTIATE_TEST_SUITE_P(
    App, PrivateMistakeTest,
    testing::Values(
        Mistake{"app: {session_cache_timeout: 1500ms}",
                "f.yaml:5:30: 'session_cache_timeout' must be whole seconds, "
                "not '1500ms'"},
        Mistake{"app: {trusted_leaf_certificates: [lief]}",
                "f.yaml:5:35: unknown certificate 'lief' (did you mean "
                "'leaf'?)"},
        Mistake{"app: {allow_anonymous_ciphers: 1}",
                "f.yaml:5:32: 'allow_anonymous_ciphers' must be true or false, "
                "not '1'"},
        Mistake{"app: {ecdsa_curves: [secp256k2]}",
                "f.yaml:5:22: unknown curve 'secp256k2' (did you mean "
                "'secp256k1'?)"},
        Mistake{"app: {minimum_dh_group_size: -1}",
                "f.yaml:5:30: 'minimum_dh_group_size' must be a whole number "
                "from 0 to 65536, not '-1'"},
        Mistake{"app: {dhe_enabled: []}",
                "f.yaml:5:20: 'dhe_enabled' must be true or false, not a list"},
        Mistake{"app: {npn: spdy/3}",
                "f.yaml:5:12: 'npn' must be a list, not 'spdy/3'"},
        Mistake{"app: {alpn_data: \"\"}",
                "f.yaml:5:18: 'alpn_data' must have 1 to 255 bytes, not 0"},
        Mistake{"app: {alpn: [h2], alpn_data: a}",
                "f.yaml:5:30: either 'alpn' or 'alpn_data', not both"},
        Mistake{"app: {eap_fast: {}}",
                "f.yaml:5:17: the key 'ticket' is missing: what the app says "
                "in session_ticket"},
        Mistake{"app: {eap_fast: {ticket: a, master_secret: abc}}",
                "f.yaml:5:44: 'master_secret' must have 48 bytes, not 3"}));

TEST(PrivateSettingsTest, AServersSecretHas48BytesToo) {
  const auto read = ReadScenario(
      "# Why.\nshakedown: 1\nserver: {eap_fast_secret: {hex: \"00\"}}\n",
      "f.yaml");
  ASSERT_FALSE(read.ok());
  EXPECT_EQ(read.error().ToString(),
            "f.yaml:3:27: 'eap_fast_secret' must have 48 bytes, not 1");
}

}  // namespace
}  // namespace shakedown::scenario
