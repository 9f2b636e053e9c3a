// SPDX-License-Identifier: Apache-2.0
// Resumption by session ID, renegotiation, False Start, fallback.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/engine/alerts.h"
#include "src/engine/engine_fixture.h"
#include "src/engine/session_cache.h"

namespace shakedown::engine {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class ResumptionTest : public ::testing::TestWithParam<Side> {
 protected:
  Status Connect() {
    world_.settings().session_key = {1, 2, 3};
    world_.settings().session_caching = true;
    const Status status = world_.HandshakeThroughBlocks();
    world_.peer().Run();
    world_.Send("x");
    return status;
  }

  EngineWorld world_{GetParam()};
};

TEST_P(ResumptionTest, SecondHandshakeIsAbbreviated) {
  ASSERT_EQ(Connect(), Status::kOk);
  const Bytes id = world_.engine().session_id();
  const auto chain = world_.engine().peer_chain();
  world_.Reconnect();
  ASSERT_EQ(Connect(), Status::kOk);
  EXPECT_TRUE(world_.engine().resumed());
  EXPECT_EQ(world_.engine().session_id(), id);
  EXPECT_EQ(world_.engine().peer_chain(), chain);
  EXPECT_EQ(world_.PeerData(), "x");
}

TEST_P(ResumptionTest, StaleSessionIsNotUsed) {
  ASSERT_EQ(Connect(), Status::kOk);
  world_.simulation->Advance(601'000);
  world_.Reconnect();
  ASSERT_EQ(Connect(), Status::kOk);
  EXPECT_FALSE(world_.engine().resumed());
}

TEST_P(ResumptionTest, WithoutCachingNothingIsSaved) {
  world_.settings().session_key = {1, 2, 3};
  ASSERT_EQ(world_.HandshakeThroughBlocks(), Status::kOk);
  EXPECT_EQ(world_.simulation->Slot<SessionCache>().size(), 0u);
}

TEST_P(ResumptionTest, FatalAlertsEvictOnlyInOlderEras) {
  using E = EvictedSessions;
  for (const E evicted : {E::kNone, E::kOfServers, E::kAll}) {
    world_.rules.evicted_by_fatal_alerts = evicted;
    const bool is_client = GetParam() == Side::kClient;
    const bool evicts =
        evicted == E::kAll || (evicted == E::kOfServers && !is_client);
    world_.Reconnect();
    ASSERT_EQ(Connect(), Status::kOk);
    world_.engine().QueueAlert(2, kHandshakeFailure);
    EXPECT_EQ(world_.simulation->Slot<SessionCache>().size(), evicts ? 0u : 1u);
  }
}

// spec/handshake.md 6.1: SSLSetPeerID at the -9842 break.
TEST(LateSessionKeyTest, SavesUnderTheKeyOfTheHello) {
  EngineWorld world(Side::kClient);
  world.settings().session_key = {1};
  ASSERT_EQ(world.engine().StartHandshake(), Status::kOk);
  world.settings().session_key = {2};
  world.settings().session_caching = true;
  ASSERT_EQ(world.HandshakeThroughBlocks(), Status::kOk);
  auto& cache = world.simulation->Slot<SessionCache>();
  EXPECT_TRUE(cache.Find({1}, 0));
  EXPECT_FALSE(cache.Find({2}, 0));
}

INSTANTIATE_TEST_SUITE_P(Sides, ResumptionTest,
                         ::testing::Values(Side::kClient, Side::kServer));

TEST(SessionCacheTest, SavingAgainKeepsTheExpiry) {
  SessionCache cache;
  cache.Save({1}, Session(), 0, 10);
  cache.Save({1}, Session(), 9, 10);
  EXPECT_TRUE(cache.Find({1}, 10));
  EXPECT_FALSE(cache.Find({1}, 11));
  EXPECT_EQ(cache.size(), 0u);
}

TEST(SessionCacheTest, DropExpiredLeavesTheRest) {
  SessionCache cache;
  cache.Save({1}, Session(), 0, 10);
  cache.Save({2}, Session(), 0, 20);
  cache.DropExpired(15);
  EXPECT_FALSE(cache.Find({1}, 5));
  EXPECT_TRUE(cache.Find({2}, 15));
}

class RenegotiationTest : public ::testing::TestWithParam<uint16_t> {
 protected:
  void Connect(EngineWorld& world) {
    world.peer_options.max_version = GetParam();
    world.settings().suites = {0xC013};
    ASSERT_EQ(world.HandshakeThroughBlocks(), Status::kOk);
    world.peer().Run();
  }
};

TEST_P(RenegotiationTest, ClientStartsOne) {
  EngineWorld world(Side::kClient);
  Connect(world);
  ASSERT_EQ(world.engine().StartHandshake(), Status::kOk);
  EXPECT_FALSE(world.engine().read_ready());
  EXPECT_EQ(world.Handshake(), Status::kOk);
  world.Send("after");
  EXPECT_EQ(world.PeerData(), "after");
}

TEST_P(RenegotiationTest, ClientAnswersAHelloRequest) {
  EngineWorld world(Side::kClient);
  Connect(world);
  world.peer().Renegotiate();
  ASSERT_EQ(world.engine().ReceiveRecord(true), Status::kOk);
  EXPECT_FALSE(world.engine().read_ready());
  EXPECT_EQ(world.Handshake(), Status::kOk);
  world.Send("after");
  EXPECT_EQ(world.PeerData(), "after");
}

TEST_P(RenegotiationTest, ServerAsksForOne) {
  EngineWorld world(Side::kServer);
  Connect(world);
  world.settings().allow_renegotiation = true;
  ASSERT_EQ(world.engine().RequestRenegotiation(), Status::kOk);
  ASSERT_EQ(world.engine().Flush(), Status::kOk);
  ASSERT_EQ(world.engine().ReceiveRecord(true), Status::kOk);
  EXPECT_FALSE(world.engine().read_ready());
  EXPECT_EQ(world.HandshakeThroughBlocks(), Status::kOk);
  world.Send("after");
  EXPECT_EQ(world.PeerData(), "after");
}

TEST_P(RenegotiationTest, ServerWarnsIfItMayNot) {
  EngineWorld world(Side::kServer);
  Connect(world);
  world.peer().Renegotiate();
  EXPECT_EQ(world.engine().ReceiveRecord(true), Status::kOk);
  EXPECT_EQ(world.engine().Flush(), Status::kOk);
  EXPECT_THAT(world.Alerts(Direction::kFromApp), ElementsAre("1:100"));
  EXPECT_FALSE(world.engine().read_ready());
}

TEST_P(RenegotiationTest, OlderServersCallItUnexpected) {
  EngineWorld world(Side::kServer);
  world.rules.renegotiation_is_unexpected = true;
  Connect(world);
  world.peer().Renegotiate();
  EXPECT_EQ(world.engine().ReceiveRecord(true), Status::kProtocol);
  EXPECT_EQ(world.engine().Flush(), Status::kOk);
  EXPECT_THAT(world.Alerts(Direction::kFromApp), ElementsAre("2:10"));
}

TEST_P(RenegotiationTest, ServersIdentityMayNotChange) {
  EngineWorld world(Side::kClient);
  Connect(world);
  const Identity& other = MakeIdentity(KeyKind::kRsa, "other.test");
  world.peer().SendChain(other.chain);
  ASSERT_EQ(world.engine().StartHandshake(), Status::kOk);
  EXPECT_EQ(world.Handshake(), Status::kProtocol);
  EXPECT_EQ(world.engine().Flush(), Status::kOk);
  EXPECT_THAT(world.Alerts(Direction::kFromApp), ElementsAre("2:47"));
}

INSTANTIATE_TEST_SUITE_P(Versions, RenegotiationTest,
                         ::testing::Values(kTls10, kTls12));

TEST(FalseStartTest, AllowsWritingBeforeTheServersFinished) {
  EngineWorld world(Side::kClient);
  world.settings().suites = {0xC02F};
  world.settings().false_start = true;
  ASSERT_EQ(world.engine().StartHandshake(), Status::kOk);
  while (!world.engine().write_ready()) {
    ASSERT_EQ(world.engine().Proceed(), Status::kOk);
  }
  EXPECT_FALSE(world.engine().read_ready());
  world.Send("early");
  EXPECT_EQ(world.Handshake(), Status::kOk);
  EXPECT_EQ(world.PeerData(), "early");
}

// profiles.md 4.3: up to 10.10 and in 10.11 servers knew nothing of it.
TEST(FallbackTest, OlderServersDoNotMind) {
  EngineWorld world(Side::kServer);
  world.rules.answers_fallback_scsv = false;
  world.peer_options.max_version = kTls11;
  world.peer_options.sends_fallback = true;
  EXPECT_EQ(world.Handshake(), Status::kOk);
}

// profiles.md 4.3: 10.11 and 10.12 stored the option and did no more.
TEST(FalseStartTest, IsInertWhereTheRulesSaySo) {
  EngineWorld world(Side::kClient);
  world.rules.false_start = false;
  world.settings().suites = {0xC02F};
  world.settings().false_start = true;
  ASSERT_EQ(world.engine().StartHandshake(), Status::kOk);
  while (!world.engine().read_ready()) {
    EXPECT_FALSE(world.engine().write_ready());
    ASSERT_EQ(world.engine().Proceed(), Status::kOk);
  }
}

// profiles.md 4.2: from 10.8 to 10.10 on.
TEST(DheParametersTest, ServerNeedsThemWhereTheRulesSaySo) {
  for (const bool needs : {false, true}) {
    EngineWorld world(Side::kServer);
    world.rules.server_dhe_needs_parameters = needs;
    world.settings().suites = {0x0033};
    EXPECT_EQ(world.Handshake(), needs ? Status::kNegotiation : Status::kOk);
  }
}

TEST(FallbackTest, ServerRefusesAFallenBackClient) {
  EngineWorld world(Side::kServer);
  world.peer_options.max_version = kTls11;
  world.peer_options.sends_fallback = true;
  EXPECT_EQ(world.Handshake(), Status::kPeerProtocolVersion);
  EXPECT_EQ(world.engine().Flush(), Status::kOk);
  EXPECT_THAT(world.Alerts(Direction::kFromApp), ElementsAre("2:86"));
}

TEST(FallbackTest, ClientSendsTheSignallingSuite) {
  EngineWorld world(Side::kClient);
  world.settings().fallback = true;
  world.settings().max_version = kTls11;
  EXPECT_EQ(world.Handshake(), Status::kFatalAlert);
  EXPECT_THAT(world.Alerts(Direction::kFromPeer), Contains("2:86"));
}

TEST(VersionTest, ServerBelowTheMinimumIsRefusedInSilence) {
  EngineWorld world(Side::kClient);
  world.peer_options.max_version = kTls11;
  ASSERT_EQ(world.engine().StartHandshake(), Status::kOk);
  ASSERT_EQ(world.engine().Flush(), Status::kOk);
  world.settings().min_version = kTls12;
  EXPECT_EQ(world.Handshake(), Status::kNegotiation);
  world.engine().QueueAlert(1, 0);
  EXPECT_EQ(world.engine().Flush(), Status::kOk);
  EXPECT_THAT(world.Alerts(Direction::kFromApp), IsEmpty());
}

TEST(VersionTest, NoEnabledVersionIsAParameterError) {
  EngineWorld world(Side::kClient);
  world.settings().max_version = 0;
  EXPECT_EQ(world.engine().StartHandshake(), Status::kParam);
  EXPECT_EQ(world.engine().StartHandshake(), Status::kIllegalParameter);
}

TEST(DhGroupTest, PrimeShorterThanTheMinimumIsWeak) {
  EngineWorld world(Side::kClient);
  world.settings().suites = {0x0033};
  world.settings().dh_minimum_bits = 4096;
  EXPECT_EQ(world.Handshake(), Status::kWeakPeerEphemeralDhKey);
  EXPECT_EQ(world.engine().Flush(), Status::kOk);
  EXPECT_THAT(world.Alerts(Direction::kFromApp), ElementsAre("2:0"));
}

}  // namespace
}  // namespace shakedown::engine
