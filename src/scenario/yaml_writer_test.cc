// SPDX-License-Identifier: Apache-2.0
// What is written reads back as the same value: for every scenario there is,
// and for values that no scenario has.
#include "src/scenario/yaml_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/scenario/builder.h"
#include "src/scenario/model.h"
#include "src/scenario/scenario_files_for_test.h"
#include "src/scenario/yaml_reader.h"

namespace shakedown::scenario {
namespace {

using testing::HasSubstr;

void ExpectSameAfterRoundTrip(const Scenario& scenario) {
  const std::string yaml = WriteScenario(scenario);
  const auto read = ReadScenario(yaml, scenario.file);
  ASSERT_TRUE(read.ok()) << read.error().ToString() << "\n" << yaml;
  EXPECT_TRUE(read.value() == scenario) << yaml;
  EXPECT_EQ(WriteScenario(read.value()), yaml);
}

class ScenarioFileTest : public testing::TestWithParam<std::string> {};

TEST_P(ScenarioFileTest, ReadsBackAsItWasWritten) {
  const auto scenario = ReadScenarioFile(GetParam());
  ASSERT_TRUE(scenario.ok()) << scenario.error().ToString();
  EXPECT_FALSE(scenario->expect.empty()) << "it expects nothing";
  ExpectSameAfterRoundTrip(scenario.value());
}

INSTANTIATE_TEST_SUITE_P(All, ScenarioFileTest,
                         testing::ValuesIn(AllScenarioPaths()));

Scenario Small() {
  Scenario scenario;
  scenario.reason = scenario.name = "Why.";
  return scenario;
}

TEST(YamlWriterTest, ADefaultScenarioIsShort) {
  EXPECT_EQ(WriteScenario(Small()),
            "# Why.\nshakedown: 1\nseed: 7\nclock: 2026-01-15T12:00:00Z\n"
            "profile: documented\nserver: {}\napp: {}\nexpect: []\n");
  ExpectSameAfterRoundTrip(Small());
}

TEST(YamlWriterTest, EverySettingOfTheAppSurvives) {
  Scenario scenario = ScenarioBuilder("Why.")
                          .Certificate("a", "name: 'A: \"b\"', trusted: true")
                          .Server("chain: [a], signs_with: a");
  App& app = scenario.app;
  app.peer_name = "null";
  app.options = {"false_start"};
  app.certificate = app.authorities = app.trusted_roots = {"a"};
  app.min_version = "TLS1.0";
  app.max_version = "TLS1.3";
  app.suites = {"TLS_RSA_WITH_AES_128_CBC_SHA"};
  app.client_side_authenticate = "kTryAuthenticate";
  app.enable_cert_verify = app.allows_any_root = false;
  app.allows_expired_certs = app.allows_expired_roots = true;
  app.peer_id = app.psk_identity = "true";
  app.psk_secret = std::string("\x00\xff", 2);
  app.alpn = {"h2", "1"};
  app.at_client_hello = {
      std::vector<std::string>{}, -67818, {"ocsp", "no_network"}, true, true};
  app.options_off = {"send_one_byte_record"};
  app.session_config = "ATSv1";
  app.protocol_version = "TLS1.1";
  app.enabled_versions = {"TLS1.0", "TLS1.2"};
  app.encryption_certificate = app.certificate_authorities = {"a"};
  app.ocsp_response = app.dh_params = std::string("\x30\x00", 2);
  app.session_tickets = app.rsa_blinding = false;
  app.mistakes = {"used-after-close"};
  app.at_server_auth.anchors = {"a"};
  app.at_server_auth.accept = "exceptions";
  app.at_server_auth.wait_ms = 1500;
  app.at_server_auth.meanwhile = {"handshake", "read"};
  app.write = std::string("\x00\xff\n", 3);
  app.read = 0;
  app.rehandshake = app.handshake_again = true;
  app.connections = 3;
  app.give_up_after_ms = 1500;
  app.datagram_record_size = 512;
  app.hello_cookie = "cookie";
  ExpectSameAfterRoundTrip(scenario);
}

TEST(YamlWriterTest, RevocationsAndStaplesComeBack) {
  Scenario scenario = Small();
  scenario.pki["root"].preinstalled = true;
  scenario.pki["leaf"].revoked = false;
  scenario.pki["other"].revoked = true;
  scenario.pki["other"].usage = pki::Usage::kOcspResponder;
  scenario.pki["other"].defect =
      std::vector<std::string>{"expired", "small_key"};
  scenario.peer.staple = pki::OcspRecipe{pki::OcspStatus::kRevoked,
                                         pki::OcspDefect::kStale, "other"};
  ExpectSameAfterRoundTrip(scenario);
}

TEST(YamlWriterTest, KeychainSurvives) {
  Scenario scenario =
      ScenarioBuilder("Why.")
          .Certificate("a", "trusted: true")
          .Certificate("b", "issuer: a")
          .Server("chain: [a]")
          .Keychain("holds: [a], refuses_to_sign: {b: errSecInDarkWake}");
  EXPECT_EQ(scenario.keychain.holds, std::vector<std::string>{"a"});
  EXPECT_EQ(scenario.keychain.refuses_to_sign.at("b"), -25320);
  scenario.keychain.locked = true;
  scenario.keychain.refuses_to_sign["a"] = -12345;
  ExpectSameAfterRoundTrip(scenario);
}

TEST(YamlWriterTest, EveryStepAndFaultOfThePeerSurvives) {
  Scenario scenario = Small();
  peer::Script& peer = scenario.peer;
  peer.request_certificate = peer::CertificateRequest{{}, true};
  peer.resumption = false;
  peer.tickets = true;
  peer.alpn = peer.npn = {"h2", "http/1.1"};
  peer.ocsp_response = Bytes{0, 255};
  peer.scts = {{1}, {'a', 'b'}};
  peer.psk = peer::PreSharedKey{"secret", "me", "hint"};
  peer.dh_bits = 1024;
  scenario.pki["a"].common_name = scenario.pki["b"].common_name = "A";
  peer.chains = {{"www.example.com", {"a", "b"}}, {"a: \"b\"", {"b"}}};
  peer.eap_fast_secret = std::string(48, 's');
  peer.versions = {"TLS1.1"};
  peer.alert = {"Finished", {3, 77}};
  peer.raw = {peer::Send{"a: \"b\"\r\n"}, peer::Expect{5}, peer::Echo{},
              peer::SendAlert{1, 90}, peer::CloseNotify{}};
  peer.after_handshake = {peer::Renegotiate{},
                          peer::Renegotiate{peer::CertificateRequest{}},
                          peer::Close{}, peer::Reset{}, peer::Silence{}};
  ExpectSameAfterRoundTrip(scenario);
}

TEST(YamlWriterTest, FaultsAlertsAndRecordsSurvive) {
  Scenario scenario = Small();
  scenario.pki["leaf"].common_name = "Leaf";
  peer::Script& peer = scenario.peer;
  peer.faults = {{"bad_finished", {}}, {"weak_dh", 512}};
  peer.after_handshake = {peer::SendRecord{24, "a\xff"},
                          peer::Renegotiate{{}, {"leaf"}}};
  using Where = peer::ScriptedAlert::Where;
  for (const Where where : {Where::kInsteadOf, Where::kBefore, Where::kAfter}) {
    peer.alert = {"Finished", {3, 77}, where};
    ExpectSameAfterRoundTrip(scenario);
  }
  peer.faults = {{"wrong_version", 0x0300}};
  ExpectSameAfterRoundTrip(scenario);
}

TEST(YamlWriterTest, DatagramsSurvive) {
  Scenario scenario = Small();
  scenario.peer.transport = wire::Transport::kDatagram;
  scenario.peer.datagram = {true, 300};
  scenario.peer.versions = {"DTLS1.0"};
  ExpectSameAfterRoundTrip(scenario);
}

TEST(YamlWriterTest, EveryEffectSurvives) {
  Scenario scenario = Small();
  wire::AppCallPoint at{"SSLHandshake", 3};
  const std::vector<wire::Action> actions = {
      wire::WouldBlock{2, {}, false},
      wire::WouldBlock{1, 1500, false},
      wire::WouldBlock{1, {}, true},
      wire::CutCleanly{},
      wire::CutAbruptly{},
      wire::Fail{-12345},
      wire::Corrupt{1, 2},
      wire::Drop{3},
      wire::Insert{{0, 255}},
      wire::Duplicate{},
      wire::Deliver{wire::Speaker::kClient, 1, 2}};
  for (const wire::Action& action : actions) {
    scenario.wire.push_back({{at, action}, {}});
    ++at.number;  // nothing may stand behind a cut
  }
  scenario.wire.push_back({{std::nullopt, wire::Deliver{}}, {}});
  ExpectSameAfterRoundTrip(scenario);
}

TEST(YamlWriterTest, EveryExpectationSurvives) {
  Scenario scenario = Small();
  scenario.expect_exactly = true;
  scenario.allow = {"unread_data"};
  const std::vector<ExpectationBody> bodies = {
      ExpectCall{"SSLRead", {}, {}, {}},
      ExpectCall{"SSLRead", "-12345", {}, {}},
      ExpectCall{"SSLRead", {}, "a b", {}},
      ExpectCall{"SSLCopyDistinguishedNames", "errSecSuccess", {}, {"CN=A"}},
      ExpectCall{"SSLCopyALPNProtocols", {}, {}, {"h2"}},
      ExpectAlert{false, "warning", {}},
      ExpectAlert{true, {}, "77"},
      ExpectState{"kSSLIdle"},
      ExpectPeer{""},
      ExpectPeer{"no shared cipher"},
      ExpectClock{1},
      ExpectFinding{"none"},
      ExpectTrust{"expired: 3 days"},
      ExpectSameTranscript{},
      ExpectVerdict{"spin"}};
  for (const ExpectationBody& body : bodies) {
    scenario.expect.push_back({body, 1, false, {}});
  }
  scenario.expect.push_back({bodies[0], 4, false, {}});
  scenario.expect.push_back({bodies[0], 1, true, {}});
  ExpectSameAfterRoundTrip(scenario);
}

TEST(ScenarioBuilderTest, WhatItBuildsReadsBack) {
  const Scenario scenario =
      ScenarioBuilder("An expired leaf.\nMore.")
          .Seed(9)
          .Clock("2026-02-01")
          .Profile("lion-10.7")
          .Certificate("leaf", "host: a.example, defect: expired")
          .Server("chain: [leaf]")
          .App("peer_name: a.example")
          .Wire("cut", "at: 'server:Certificate+40'")
          .Expect("SSLHandshake", "errSSLWouldBlock", 3)
          .ExpectAnyNumberOf("SSLHandshake", "errSSLWouldBlock")
          .Expect("alert", "{from: app, description: unknown_ca}")
          .Allow("unread_data");
  EXPECT_EQ(scenario.name, "An expired leaf.");
  EXPECT_EQ(scenario.expect.size(), 3u);
  EXPECT_EQ(scenario.pki.at("leaf").defect, "expired");
  ExpectSameAfterRoundTrip(scenario);
}

TEST(ScenarioBuilderTest, AMistakeHasItsLine) {
  const auto built = ScenarioBuilder("Why.").Server("chian: []").Build();
  ASSERT_FALSE(built.ok());
  EXPECT_EQ(built.error().ToString(),
            "builder:3:10: unknown key 'chian' in 'server' (did you mean "
            "'chain'?)");
}

TEST(ScenarioBuilderTest, PartsAreIncludedFromTheFolderThatBuildNames) {
  const auto built = ScenarioBuilder("Why.")
                         .Include("common/good-server.yaml")
                         .Build("scenarios/trust");
  ASSERT_TRUE(built.ok()) << built.error().ToString();
  EXPECT_EQ(built->app.peer_name, "api.example.com");
}

TEST(ScenarioBuilderTest, AMistakeEndsTheProcessIfNobodyLooks) {
  const auto builder = ScenarioBuilder("Why.").Server("chian: []");
  EXPECT_DEATH(Scenario scenario = builder, HasSubstr("unknown key 'chian'"));
}

}  // namespace
}  // namespace shakedown::scenario
