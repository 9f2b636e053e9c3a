// SPDX-License-Identifier: Apache-2.0
#include "src/scenario/yaml_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/scenario/model.h"

namespace shakedown::scenario {
namespace {

using testing::ElementsAre;

constexpr char kHead[] = "# Why.\nshakedown: 1\n";
constexpr char kPki[] =
    "pki:\n  root: {trusted: true}\n  leaf: {host: a.example, issuer: root}\n"
    "server: {chain: [leaf]}\n";

Scenario Read(const std::string& yaml) {
  auto scenario = ReadScenario(kHead + yaml, "a.yaml");
  EXPECT_TRUE(scenario.ok()) << scenario.error().ToString();
  return scenario.ok() ? scenario.value() : Scenario();
}

Scenario ReadWithPki(const std::string& yaml) { return Read(kPki + yaml); }

template <typename T>
T OnlyAction(const std::string& effect) {
  // Some are for datagrams alone.
  const bool reorders = effect.starts_with("reorder");
  const std::string world = reorders ? "transport: datagram\n" : "";
  const Scenario scenario = ReadWithPki(world + "wire:\n  - " + effect + "\n");
  return std::get<T>(scenario.wire.at(0).effect.action);
}

TEST(YamlReaderTest, DefaultsAreThoseOfTheModel) {
  Scenario expected;
  expected.name = "a";
  expected.file = "a.yaml";
  expected.reason = "Why.";
  EXPECT_EQ(Read("server: {}\n"), expected);
}

TEST(YamlReaderTest, TheReasonIsTheWholeLeadingComment) {
  const auto scenario = ReadScenario(
      "# One\n#  two\n#\n# three\n\n# not this\nshakedown: 1\nserver: {}\n",
      "f/some-name.yaml");
  ASSERT_TRUE(scenario.ok()) << scenario.error().ToString();
  EXPECT_EQ(scenario->reason, "One\n two\n\nthree");
  EXPECT_EQ(scenario->name, "some-name");
}

TEST(YamlReaderTest, AFragmentNeedsNoBeginningAndMayBeIndented) {
  ReadOptions options;
  options.is_fragment = true;
  const auto indented = ReadScenario(
      "\n    seed: 9\n    server: {chain: []}\n  ", "a.yaml", options);
  ASSERT_TRUE(indented.ok()) << indented.error().ToString();
  EXPECT_EQ(indented->seed, 9u);
  EXPECT_FALSE(ReadScenario("server: {chain: []}\n", "a.yaml").ok());
}

TEST(YamlReaderTest, TheWorldHasSeedClockAndProfile) {
  const Scenario scenario = Read(
      "server: {}\nseed: 0xff\nclock: 1970-01-02T00:00:00Z\n"
      "profile: lion-10.7\nallow: [unread_data]\n");
  EXPECT_EQ(scenario.seed, 255u);
  EXPECT_EQ(scenario.clock, 86400);
  EXPECT_EQ(scenario.profile, "lion-10.7");
  EXPECT_THAT(scenario.allow, ElementsAre("unread_data"));
}

TEST(YamlReaderTest, TheLargestSeedIsRead) {
  EXPECT_EQ(Read("server: {}\nseed: 18446744073709551615\n").seed, UINT64_MAX);
}

TEST(YamlReaderTest, CertificatesAreReadByTheirNames) {
  const Scenario scenario = Read(
      "server: {}\npki:\n  a: {name: Acme, trusted: true, key: rsa-2048}\n"
      "  b: {hosts: [x.example, 10.0.0.1], issuer: a, usage: client,\n"
      "      not_before: 1970-01-02, defect: expired}\n");
  const pki::CertificateRecipe& a = scenario.pki.at("a");
  EXPECT_EQ(a.common_name, "Acme");
  EXPECT_TRUE(a.trusted);
  EXPECT_EQ(a.key, pki::KeyKind::kRsa2048);
  const pki::CertificateRecipe& b = scenario.pki.at("b");
  EXPECT_THAT(b.hosts, ElementsAre("x.example", "10.0.0.1"));
  EXPECT_EQ(b.issuer, "a");
  EXPECT_EQ(b.usage, pki::Usage::kClient);
  EXPECT_EQ(b.not_before, 86400);
  EXPECT_EQ(b.defect, "expired");
}

TEST(YamlReaderTest, ACertificateMayHaveSeveralDefects) {
  const Scenario scenario = Read(
      "server: {}\npki: {leaf: {host: a, defect: [expired, wrong_host]}}\n");
  EXPECT_THAT(scenario.pki.at("leaf").defect.names(),
              ElementsAre("expired", "wrong_host"));
}

TEST(YamlReaderTest, AServerHasAChainAndMayAskForACertificate) {
  const Scenario scenario = Read(
      "pki: {root: {trusted: true}}\n"
      "server:\n  chain: [root]\n  versions: [TLS1.2]\n  resumption: false\n"
      "  request_certificate: {authorities: [root], require: true}\n"
      "  alert: {instead_of: ServerHello, description: handshake_failure}\n");
  const peer::Script& script = scenario.peer;
  EXPECT_TRUE(script.is_server);
  EXPECT_THAT(script.chain, ElementsAre("root"));
  EXPECT_THAT(script.request_certificate->authorities, ElementsAre("root"));
  EXPECT_TRUE(script.request_certificate->require);
  EXPECT_FALSE(script.resumption);
  EXPECT_EQ(script.alert->message, "ServerHello");
  EXPECT_EQ(script.alert->alert, (peer::SendAlert{2, 40}));
}

TEST(YamlReaderTest, AClientMakesTheAppTheServer) {
  const Scenario scenario = Read("client: {certificate: none, peer_name: a}\n");
  EXPECT_TRUE(scenario.app.is_server);
  EXPECT_FALSE(scenario.peer.is_server);
  EXPECT_TRUE(scenario.peer.chain.empty());
  EXPECT_EQ(scenario.peer.peer_name, "a");
}

TEST(YamlReaderTest, StepsKeepTheirOrderAlsoInOneMap) {
  const Scenario scenario = Read(
      "server:\n  after_handshake: [{send: \"a\", receive: 2}, close_notify,\n"
      "    alert: {level: warning, description: 90}, renegotiate: {}]\n");
  EXPECT_THAT(
      *scenario.peer.after_handshake,
      ElementsAre(peer::Step(peer::Send{"a"}), peer::Step(peer::Expect{2}),
                  peer::Step(peer::CloseNotify{}),
                  peer::Step(peer::SendAlert{1, 90}),
                  peer::Step(peer::Renegotiate{})));
}

TEST(YamlReaderTest, InARawPeerQuotedTextIsSentAndABareWordIsAStep) {
  const Scenario scenario = Read(
      "server: {raw: [\"HTTP\\r\\n\", \"close\", {send: {hex: \"15 ff\"}}, "
      "close]}\n");
  EXPECT_THAT(*scenario.peer.raw,
              ElementsAre(peer::Step(peer::Send{"HTTP\r\n"}),
                          peer::Step(peer::Send{"close"}),
                          peer::Step(peer::Send{"\x15\xff"}),
                          peer::Step(peer::Close{})));
}

TEST(YamlReaderTest, TheAppHasSettingsAndAPlan) {
  const App app = ReadWithPki(
                      "app:\n  peer_name: a.example\n"
                      "  options: [break_on_server_auth]\n"
                      "  certificate: [leaf]\n  max_version: TLS1.1\n"
                      "  enable_cert_verify: false\n  write: \"hi\"\n"
                      "  read: 3\n  connections: 2\n  give_up_after: 500ms\n")
                      .app;
  EXPECT_EQ(app.peer_name, "a.example");
  EXPECT_THAT(app.options, ElementsAre("break_on_server_auth"));
  EXPECT_THAT(app.certificate, ElementsAre("leaf"));
  EXPECT_EQ(app.max_version, "TLS1.1");
  EXPECT_EQ(app.enable_cert_verify, false);
  EXPECT_EQ(app.write, "hi");
  EXPECT_EQ(app.read, 3u);
  EXPECT_EQ(app.connections, 2);
  EXPECT_EQ(app.give_up_after_ms, 500);
}

TEST(YamlReaderTest, ADecisionIsAWordOrAMap) {
  const App app =
      ReadWithPki(
          "app:\n  at_server_auth: inspect\n"
          "  at_client_hello: {set_error: errSecCertificateExpired}\n"
          "  at_cert_requested: {set_certificate: [leaf], continue: true}\n")
          .app;
  EXPECT_TRUE(app.at_server_auth.inspect);
  EXPECT_EQ(app.at_client_hello.set_error, -67818);
  EXPECT_THAT(*app.at_cert_requested.set_certificate, ElementsAre("leaf"));
}

TEST(YamlReaderTest, WouldBlockLastsForCallsOrATimeOrEver) {
  using wire::WouldBlock;
  const std::string begin = "would_block: {at: \"server:Certificate+40\"";
  EXPECT_EQ(OnlyAction<WouldBlock>(begin + ", calls: 3}").calls, 3);
  EXPECT_EQ(OnlyAction<WouldBlock>(begin + ", for: 5s}").milliseconds, 5000);
  EXPECT_TRUE(OnlyAction<WouldBlock>(begin + ", forever: true}").forever);
}

TEST(YamlReaderTest, EveryOtherEffectIsRead) {
  OnlyAction<wire::CutCleanly>("cut: {at: \"server@9\"}");
  OnlyAction<wire::CutAbruptly>("cut: {at: \"server@9\", how: abruptly}");
  EXPECT_EQ(OnlyAction<wire::Fail>("fail: {at: read call 2, with: -36}").code,
            -36);
  EXPECT_EQ(OnlyAction<wire::Corrupt>("corrupt: {at: server@9, mask: 0x80}"),
            (wire::Corrupt{0x80, 1}));
  EXPECT_EQ(OnlyAction<wire::Drop>("drop: {at: server@9, count: 2}").count, 2u);
  OnlyAction<wire::Duplicate>("duplicate: {at: \"server@9\"}");
  EXPECT_EQ(OnlyAction<wire::Reorder>("reorder: {at: server@9}").behind, 1);
  EXPECT_EQ(OnlyAction<wire::Insert>("insert: {at: server@9, bytes: a}").bytes,
            Bytes{'a'});
  EXPECT_EQ(OnlyAction<wire::Deliver>("deliver: {bytes_per_call: 1}"),
            (wire::Deliver{wire::Speaker::kServer, 1, 0}));
}

TEST(YamlReaderTest, ACallIsExpectedWithResultDataOrNames) {
  const auto expect = Read(
                          "server: {}\nexpect:\n"
                          "  - SSLHandshake: errSSLServerAuthCompleted\n"
                          "    times: 3\n"
                          "  - times: any\n    SSLHandshake: -9803\n"
                          "  - SSLRead: {result: errSecSuccess, data: hi}\n"
                          "  - SSLCopyDistinguishedNames: [CN=A]\n")
                          .expect;
  EXPECT_EQ(expect.at(0).times, 3);
  EXPECT_TRUE(expect.at(1).any_number);
  EXPECT_EQ(std::get<ExpectCall>(expect[0].body).result,
            "errSSLServerAuthCompleted");
  EXPECT_EQ(std::get<ExpectCall>(expect[1].body).result, "errSSLWouldBlock");
  EXPECT_EQ(std::get<ExpectCall>(expect.at(2).body).data, "hi");
  EXPECT_THAT(std::get<ExpectCall>(expect.at(3).body).names,
              ElementsAre("CN=A"));
  EXPECT_EQ(expect.at(1).place.line, 8);
}

TEST(YamlReaderTest, LooksAtTheTraceAreExpectations) {
  const Scenario scenario = Read(
      "server: {}\nexpect:\n  exactly:\n    - state: kSSLAborted\n"
      "    - alert: {from: server, level: fatal}\n    - clock: +30s\n"
      "    - server: {fails_with: alert unknown_ca}\n    - server: succeeds\n"
      "    - finding: none\n    - trust: expired\n    - verdict: hang\n"
      "    - transcript: same_as_plain\n");
  const auto body = [&](size_t i) { return scenario.expect.at(i).body; };
  EXPECT_TRUE(scenario.expect_exactly);
  EXPECT_EQ(body(0), ExpectationBody(ExpectState{"kSSLAborted"}));
  EXPECT_EQ(body(1), ExpectationBody(ExpectAlert{false, "fatal", {}}));
  EXPECT_EQ(body(2), ExpectationBody(ExpectClock{30'000}));
  EXPECT_EQ(body(3), ExpectationBody(ExpectPeer{"alert unknown_ca"}));
  EXPECT_EQ(body(4), ExpectationBody(ExpectPeer{""}));
  EXPECT_EQ(body(5), ExpectationBody(ExpectFinding{"none"}));
  EXPECT_EQ(body(6), ExpectationBody(ExpectTrust{"expired"}));
  EXPECT_EQ(body(7), ExpectationBody(ExpectVerdict{"hang"}));
  EXPECT_EQ(body(8), ExpectationBody(ExpectSameTranscript{}));
}

}  // namespace
}  // namespace shakedown::scenario
