// SPDX-License-Identifier: Apache-2.0
#include "src/engine/alerts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/engine/engine_fixture.h"

namespace shakedown::engine {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(MeaningOfAlertTest, KnownDescriptionsIgnoreTheLevel) {
  EXPECT_EQ(MeaningOfAlert(1, 46).status, Status::kPeerCertificateUnknown);
  EXPECT_EQ(MeaningOfAlert(2, 47).status, Status::kIllegalParameter);
}

TEST(MeaningOfAlertTest, UnknownWarningsAreIgnored) {
  EXPECT_EQ(MeaningOfAlert(1, 112).status, Status::kOk);
  EXPECT_EQ(MeaningOfAlert(2, 112).status, Status::kFatalAlert);
  EXPECT_EQ(MeaningOfAlert(1, 86).status, Status::kOk);
  EXPECT_EQ(MeaningOfAlert(2, 86).status, Status::kFatalAlert);
}

class ReceivedAlertsTest : public ::testing::Test {
 protected:
  Status Receive(Bytes alerts) {
    EXPECT_EQ(world_.engine().StartHandshake(), Status::kOk);
    world_.channel.refill = [] {};
    world_.channel.incoming = {21, 3, 1, 0, uint8_t(alerts.size())};
    Append(world_.channel.incoming, alerts);
    return world_.engine().Proceed();
  }

  EngineWorld world_{Side::kClient};
};

TEST_F(ReceivedAlertsTest, LaterAlertsOfARecordOverride) {
  EXPECT_EQ(Receive({1, 90, 1, 100}), Status::kPeerNoRenegotiation);
}

TEST_F(ReceivedAlertsTest, FatalOnesStop) {
  EXPECT_EQ(Receive({2, 40, 1, 100}), Status::kPeerHandshakeFail);
}

TEST_F(ReceivedAlertsTest, OddLengthWithoutASessionLeaksNotFound) {
  EXPECT_EQ(Receive({2, 40, 1}), Status::kSessionNotFound);
}

TEST_F(ReceivedAlertsTest, CloseNotifyBeforeAVersionGetsNoReply) {
  EXPECT_EQ(Receive({1, 0}), Status::kClosedGraceful);
  EXPECT_TRUE(world_.engine().received_close_notify());
  EXPECT_EQ(world_.engine().Flush(), Status::kOk);
  EXPECT_THAT(world_.Alerts(Direction::kFromApp), IsEmpty());
}

class ConnectedAlertsTest : public ::testing::Test {
 protected:
  ConnectedAlertsTest() { EXPECT_EQ(world_.Handshake(), Status::kOk); }

  EngineWorld world_{Side::kClient};
};

TEST_F(ConnectedAlertsTest, CloseNotifyIsAnswered) {
  world_.peer().Close();
  EXPECT_EQ(world_.Receive(), Status::kClosedGraceful);
  EXPECT_EQ(world_.engine().Flush(), Status::kOk);
  EXPECT_THAT(world_.Alerts(Direction::kFromApp), ElementsAre("1:0"));
  world_.peer().Run();
  EXPECT_TRUE(world_.peer().got_close_notify());
}

TEST_F(ConnectedAlertsTest, NothingIsSentAfterCloseNotify) {
  world_.engine().QueueAlert(1, 0);
  world_.engine().QueueAlert(2, 40);
  world_.engine().QueueAlert(1, 0);
  EXPECT_EQ(world_.engine().Flush(), Status::kOk);
  EXPECT_THAT(world_.Alerts(Direction::kFromApp), ElementsAre("1:0"));
}

TEST_F(ConnectedAlertsTest, AlertThatDoesNotCountLetsCloseNotifyFollow) {
  world_.engine().QueueAlert(2, 45, false);
  world_.engine().QueueAlert(1, 0);
  EXPECT_EQ(world_.engine().Flush(), Status::kOk);
  EXPECT_THAT(world_.Alerts(Direction::kFromApp), ElementsAre("2:45", "1:0"));
}

TEST(FatalErrorTest, FurtherHandshakeMessagesAreProtocolErrors) {
  EngineWorld world(Side::kClient);
  world.peer_options.sent_chain = std::vector<Bytes>();
  world.settings().suites = {0xC02F};
  ASSERT_EQ(world.Handshake(), Status::kInternal);
  world.channel.refill = [] {};
  world.channel.incoming = {22, 3, 3, 0, 4, 14, 0, 0, 0};
  EXPECT_EQ(world.engine().Proceed(), Status::kProtocol);
  EXPECT_THAT(world.Alerts(Direction::kFromApp), ElementsAre("2:80"));
}

TEST(FatalErrorTest, AbortingErasReadNoMore) {
  EngineWorld world(Side::kClient);
  world.rules.failure_aborts = true;
  world.peer_options.sent_chain = std::vector<Bytes>();
  world.settings().suites = {0xC02F};
  ASSERT_EQ(world.Handshake(), Status::kInternal);
  EXPECT_TRUE(world.engine().failed());
  EXPECT_EQ(world.engine().Proceed(), Status::kClosedAbort);
  EXPECT_EQ(world.engine().Flush(), Status::kOk);
  EXPECT_THAT(world.Alerts(Direction::kFromApp), ElementsAre("2:80"));
}

}  // namespace
}  // namespace shakedown::engine
