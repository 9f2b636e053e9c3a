// SPDX-License-Identifier: Apache-2.0
// Every fault of the peer's catalogue against Secure Transport: the same calls
// with the same results however the bytes come, never a hang or a spin, and the
// fault shows.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/peer/faults/catalogue.h"
#include "src/runner/run_for_test.h"

namespace shakedown::runner {
namespace {

using peer::FaultKind;
using peer::FaultPhase;
using peer::FaultSide;

struct Case {
  const FaultKind* kind;
  bool peer_is_server;
};

std::vector<Case> Cases() {
  std::vector<Case> cases;
  for (const FaultKind& kind : peer::FaultCatalogue()) {
    if (kind.side != FaultSide::kClient) cases.push_back({&kind, true});
    if (kind.side != FaultSide::kServer) cases.push_back({&kind, false});
  }
  return cases;
}

std::string NameOfCase(const testing::TestParamInfo<Case>& info) {
  return std::string(info.param.peer_is_server ? "server_" : "client_") +
         info.param.kind->name;
}

constexpr char kPki[] =
    "pki:\n"
    "  root: {trusted: true}\n"
    "  leaf: {host: a.test, issuer: root, key: rsa-2048}\n"
    "  alice: {issuer: root, usage: client}\n";

// One suite of each key exchange, so that each fault finds its own.
constexpr char kSuites[] =
    "  suites: [TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, "
    "TLS_DHE_RSA_WITH_AES_128_CBC_SHA, TLS_DHE_RSA_WITH_AES_128_GCM_SHA256, "
    "TLS_RSA_WITH_AES_128_CBC_SHA, TLS_RSA_WITH_AES_128_GCM_SHA256]\n";

std::string Steps(const FaultKind& kind) {
  if (kind.phase == FaultPhase::kClose) return "";
  if (kind.phase != FaultPhase::kRenegotiation) {
    return "  after_handshake: [send: hello]\n";
  }
  return "  after_handshake: [renegotiate, send: hello]\n";
}

std::string AgainstClient(const FaultKind& kind) {
  const std::string name = kind.name;
  const bool has_dh_value = name == "dh_value";
  std::string yaml = kPki;
  yaml += "server:\n  chain: [leaf]\n  fault: " + name + "\n" + Steps(kind);
  if (has_dh_value) yaml += "  suites: [TLS_DHE_RSA_WITH_AES_128_CBC_SHA]\n";
  yaml += "app:\n  peer_name: a.test\n  certificate: [alice]\n  alpn: [h2]\n";
  yaml += "  peer_id: a\n  options: [enable_session_tickets]\n";
  yaml += "  read: 5\n  give_up_after: 30s\n";
  // Judged is the last connection; a ticket is issued in the first.
  if (name.starts_with("resumes_")) yaml += "  connections: 2\n";
  return yaml + kSuites;
}

// 10.11 is the last whose servers have DHE.
std::string AgainstServer(const FaultKind& kind) {
  std::string yaml = "profile: el-capitan-10.11\n" + std::string(kPki);
  yaml +=
      "client:\n  certificate: [alice]\n  fault: " + std::string(kind.name) +
      "\n" + Steps(kind);
  yaml += "app:\n  side: server\n  certificate: [leaf]\n";
  yaml += "  client_side_authenticate: kAlwaysAuthenticate\n";
  yaml += "  options: [allow_renegotiation]\n";
  yaml += "  read: 5\n  give_up_after: 30s\n";
  return yaml + kSuites;
}

class PeerFaultsTest : public testing::TestWithParam<Case> {
 protected:
  static scenario::Scenario Base() {
    const auto [kind, peer_is_server] = GetParam();
    scenario::Scenario scenario = ScenarioOf(
        peer_is_server ? AgainstClient(*kind) : AgainstServer(*kind));
    scenario.allow = {"unread_data"};
    return scenario;
  }

  static RunResult RunIt(const scenario::Scenario& scenario) {
    auto result = runner::Run(scenario);
    EXPECT_TRUE(result.ok()) << result.error().ToString();
    return result.ok() ? std::move(result).value() : RunResult();
  }

  static scenario::Scenario OneByteACall(scenario::Scenario scenario) {
    for (const auto from : {wire::Speaker::kClient, wire::Speaker::kServer}) {
      scenario::PlacedEffect effect;
      effect.effect.action = wire::Deliver{from, 1, 0};
      scenario.wire.push_back(effect);
    }
    return scenario;
  }

  // But for those that only waited.
  static std::vector<std::string> ResultsIn(const RunResult& result) {
    std::vector<std::string> results;
    for (const std::string& call : CallsIn(result.trace)) {
      if (call.find("errSSLWouldBlock") == std::string::npos) {
        results.push_back(call);
      }
    }
    return results;
  }
};

TEST_P(PeerFaultsTest, ShowsAndNeitherHangsNorSpins) {
  const RunResult result = RunIt(Base());
  for (const Mismatch& mismatch : result.judgement.mismatches) {
    ADD_FAILURE() << mismatch.what;
  }
}

TEST_P(PeerFaultsTest, OneByteACallGivesTheSameResults) {
  const RunResult plain = RunIt(Base());
  const RunResult slow = RunIt(OneByteACall(Base()));
  EXPECT_EQ(ResultsIn(plain), ResultsIn(slow));
  EXPECT_EQ(plain.transcript, slow.transcript);
}

INSTANTIATE_TEST_SUITE_P(All, PeerFaultsTest, testing::ValuesIn(Cases()),
                         NameOfCase);

}  // namespace
}  // namespace shakedown::runner
