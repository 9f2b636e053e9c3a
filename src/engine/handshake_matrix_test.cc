// SPDX-License-Identifier: Apache-2.0
// The engine against libssl, as client and as server: every version, every
// suite. What this libssl can't do is proven by the engine against itself.
#include <gtest/gtest.h>

#include "src/engine/engine_fixture.h"
#include "src/engine/suites.h"

namespace shakedown::engine {
namespace {

struct Case {
  Side side;
  uint16_t version;
  uint16_t suite;
};

class HandshakeMatrixTest : public ::testing::TestWithParam<Case> {
 protected:
  HandshakeMatrixTest() : world_(GetParam().side) {
    const Suite& suite = *FindSuite(GetParam().suite);
    if (suite.authentication == Authentication::kEcdsa) {
      world_.identity() = MakeIdentity(KeyKind::kEc, "server.test");
    }
    world_.peer_options.max_version = GetParam().version;
    world_.peer_options.psk = "secret";
    world_.settings().psk_secret = {'s', 'e', 'c', 'r', 'e', 't'};
    world_.settings().psk_identity = {'m', 'e'};
    world_.settings().suites = {GetParam().suite};
  }

  EngineWorld world_;
};

TEST_P(HandshakeMatrixTest, ConnectsAndCarriesDataBothWays) {
  ASSERT_EQ(world_.HandshakeThroughBlocks(), Status::kOk);
  EXPECT_EQ(world_.engine().negotiated_version(), GetParam().version);
  EXPECT_EQ(world_.engine().negotiated_suite(), GetParam().suite);
  for (const char* text : {"one ", "two ", "three"}) world_.Send(text);
  EXPECT_EQ(world_.PeerData(), "one two three");
  world_.peer().Write(AsBytes("answer"));
  EXPECT_EQ(world_.Receive(), Status::kWouldBlock);
  EXPECT_EQ(world_.Data(), "answer");
}

bool LibsslHas(const Suite& suite) {
  return suite.cipher != Cipher::kTripleDesCbc;
}

std::vector<Case> AllCases() {
  std::vector<Case> cases;
  for (const Suite& suite : AllSuites()) {
    if (!LibsslHas(suite)) continue;
    for (uint16_t version : {kTls10, kTls11, kTls12}) {
      if (version < suite.min_version) continue;
      cases.push_back({Side::kClient, version, suite.number});
      cases.push_back({Side::kServer, version, suite.number});
    }
  }
  return cases;
}

std::string NameOfCase(const ::testing::TestParamInfo<Case>& info) {
  return std::string(info.param.side == Side::kClient ? "Client_" : "Server_") +
         FindSuite(info.param.suite)->name + "_TLS1" +
         std::to_string(info.param.version - kTls10);
}

INSTANTIATE_TEST_SUITE_P(Suites, HandshakeMatrixTest,
                         ::testing::ValuesIn(AllCases()), &NameOfCase);

}  // namespace
}  // namespace shakedown::engine
