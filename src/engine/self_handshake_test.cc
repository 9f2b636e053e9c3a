// SPDX-License-Identifier: Apache-2.0
// The engine against itself: every suite at every version at which a client
// offers it, 3DES and new suites at old versions included, which libssl lacks.
#include <gtest/gtest.h>

#include "src/engine/engine.h"
#include "src/engine/engine_fixture.h"
#include "src/engine/suites.h"

namespace shakedown::engine {
namespace {

class SelfHandshakeTest
    : public ::testing::TestWithParam<std::tuple<uint16_t, uint16_t>> {
 protected:
  SelfHandshakeTest() {
    ConnectChannels(to_client_, to_server_);
    const bool is_ec =
        FindSuite(suite())->authentication == Authentication::kEcdsa;
    server_.settings().identity =
        MakeIdentity(is_ec ? KeyKind::kEc : KeyKind::kRsa, "server.test");
    for (Engine* engine : {&client_, &server_}) {
      engine->settings().psk_secret = {1, 2, 3};
      engine->settings().suites = {suite()};
      engine->settings().max_version = std::get<1>(GetParam());
    }
  }

  static uint16_t suite() { return std::get<0>(GetParam()); }

  // Each channel's writes are the other's reads.
  static void ConnectChannels(MemoryChannel& one, MemoryChannel& other) {
    one.sink = [&](ByteView bytes) { Append(other.incoming, bytes); };
    other.sink = [&](ByteView bytes) { Append(one.incoming, bytes); };
  }

  static void Step(Engine& engine) {
    Status status = Status::kOk;
    while (status == Status::kOk && !engine.read_ready()) {
      status = engine.Proceed();
    }
    if (engine.read_ready()) status = engine.Flush();
    EXPECT_TRUE(status == Status::kOk || status == Status::kWouldBlock);
  }

  Simulation simulation_;
  FixedVerifier verifier_;
  MemoryChannel to_client_;
  MemoryChannel to_server_;
  Engine client_{Side::kClient, {}, to_client_, verifier_, simulation_};
  Engine server_{Side::kServer, {}, to_server_, verifier_, simulation_};
};

TEST_P(SelfHandshakeTest, ConnectsAndCarriesData) {
  ASSERT_EQ(client_.StartHandshake(), Status::kOk);
  for (int i = 0; i < 3; ++i) {
    Step(client_);
    Step(server_);
  }
  ASSERT_TRUE(client_.write_ready() && server_.write_ready());
  ASSERT_EQ(client_.QueueApplicationData(AsBytes("data")), Status::kOk);
  ASSERT_EQ(client_.Flush(), Status::kOk);
  ASSERT_EQ(server_.ReceiveRecord(true), Status::kOk);
  EXPECT_EQ(server_.plaintext_size(), 4u);
  EXPECT_EQ(server_.negotiated_suite(), suite());
}

std::vector<std::tuple<uint16_t, uint16_t>> AllCases() {
  std::vector<std::tuple<uint16_t, uint16_t>> cases;
  for (const Suite& suite : AllSuites()) {
    for (uint16_t version : {kTls10, kTls11, kTls12}) {
      if (IsGcm(suite.cipher) && version < kTls12) continue;
      cases.emplace_back(suite.number, version);
    }
  }
  return cases;
}

INSTANTIATE_TEST_SUITE_P(Suites, SelfHandshakeTest,
                         ::testing::ValuesIn(AllCases()));

}  // namespace
}  // namespace shakedown::engine
