// SPDX-License-Identifier: Apache-2.0
// Each fault against libssl at the app's end: nothing hangs or crashes, and a
// peer with a fault is as deterministic as one without.
#include <gtest/gtest.h>

#include <string>

#include "src/peer/faults/catalogue.h"
#include "src/peer/world_for_test.h"
#include "src/simulation/random.h"

namespace shakedown::peer {
namespace {

struct Case {
  const FaultKind* kind;
  bool is_server;
};

std::vector<Case> Cases() {
  std::vector<Case> cases;
  for (const FaultKind& kind : FaultCatalogue()) {
    if (kind.side != FaultSide::kClient) cases.push_back({&kind, true});
    if (kind.side != FaultSide::kServer) cases.push_back({&kind, false});
  }
  return cases;
}

std::string NameOfCase(const testing::TestParamInfo<Case>& info) {
  return std::string(info.param.is_server ? "server_" : "client_") +
         info.param.kind->name;
}

Script ScriptOf(const Case& which) {
  Script script = which.is_server ? ServerScript() : ClientScript();
  if (which.is_server && which.kind->phase != FaultPhase::kRequest) {
    script.after_handshake = {Send{"hello"}, Echo{}};
  }
  script.faults = {{which.kind->name, {}}};
  return script;
}

class EveryFaultTest : public testing::TestWithParam<Case> {
 protected:
  // What both ends sent.
  static Bytes Exchange(Case which) {
    World world;
    Script script = ScriptOf(which);
    script.chain = {which.is_server ? "rsa_leaf" : "person", "issuing"};
    Connection c(world, script);
    c.app.Handshake();
    c.app.Write("hello");
    c.app.Read();
    c.app.CloseNotify();
    c.app.CloseTransport();
    Bytes all = c.wire.sent_by_peer();
    Append(all, c.wire.sent_by_app());
    return all;
  }
};

TEST_P(EveryFaultTest, EndsTheSameWayTwice) {
  EXPECT_EQ(Exchange(GetParam()), Exchange(GetParam()));
}

// Whatever one fault leaves over, the next one must bear.
TEST(FaultPairsTest, EveryFaultBearsAnotherBeforeIt) {
  RandomStream random(1, "pairs of faults");
  const auto cases = Cases();
  for (int i = 0; i < 300; ++i) {
    const Case& first = cases[random.Next() % cases.size()];
    const Case& second = cases[random.Next() % cases.size()];
    Script script = ScriptOf(first);
    script.faults.push_back({second.kind->name, {}});
    World world;
    if (!MakePeer(script, world.certificates, world.simulation).ok()) continue;
    Connection c(world, script);
    c.app.Handshake();
    c.app.Read();
    c.app.CloseTransport();
    EXPECT_EQ(c.app.Read(), "") << first.kind->name << second.kind->name;
  }
}

INSTANTIATE_TEST_SUITE_P(All, EveryFaultTest, testing::ValuesIn(Cases()),
                         NameOfCase);

}  // namespace
}  // namespace shakedown::peer
