// SPDX-License-Identifier: Apache-2.0
#include "src/engine/alerts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/engine/engine_fixture.h"

namespace shakedown::engine {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// A row of spec/handshake.md 4.1: what the alert gives at warning level, at
// fatal level, and whether a warning ends the record.
struct AlertRow {
  uint8_t description;
  int warning;
  int fatal;
  bool stops;
};

class MeaningOfAlertTest : public ::testing::TestWithParam<AlertRow> {};

TEST_P(MeaningOfAlertTest, IsTheTables) {
  const AlertRow& row = GetParam();
  const AlertMeaning warning = MeaningOfAlert(1, row.description);
  const AlertMeaning fatal = MeaningOfAlert(2, row.description);
  EXPECT_EQ(static_cast<int>(warning.status), row.warning);
  EXPECT_EQ(static_cast<int>(fatal.status), row.fatal);
  EXPECT_EQ(warning.stops, row.stops);
  EXPECT_TRUE(fatal.stops);
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(
    Rows, MeaningOfAlertTest,
    ::testing::Values(
        AlertRow{0, -9805, -9805, false}, AlertRow{10, -9819, -9819, true},
        AlertRow{20, -9820, -9820, true}, AlertRow{21, -9821, -9821, true},
        AlertRow{22, -9822, -9822, true}, AlertRow{30, -9823, -9823, true},
        AlertRow{40, -9824, -9824, true}, AlertRow{41, 0, 0, false},
        AlertRow{42, -9825, -9825, false}, AlertRow{43, -9826, -9826, false},
        AlertRow{44, -9827, -9827, false}, AlertRow{45, -9828, -9828, false},
        AlertRow{46, -9829, -9829, false}, AlertRow{47, -9830, -9830, true},
        AlertRow{48, -9831, -9831, false}, AlertRow{49, -9832, -9832, false},
        AlertRow{50, -9833, -9833, false}, AlertRow{51, -9834, -9834, false},
        AlertRow{60, -9835, -9835, false}, AlertRow{70, -9836, -9836, false},
        AlertRow{71, -9837, -9837, false}, AlertRow{80, -9838, -9838, false},
        AlertRow{86, 0, -9802, false}, AlertRow{90, -9839, -9839, false},
        AlertRow{100, -9840, -9840, false}, AlertRow{109, 0, -9802, false},
        AlertRow{110, -9802, -9802, true}, AlertRow{112, 0, -9802, false},
        AlertRow{116, 0, -9802, false}, AlertRow{120, 0, -9802, false}),
    [](const auto& info) {
      return "Alert" + std::to_string(info.param.description);
    });
// clang-format on

// profiles.md 2.3 and handshake.md 4.2: what SSL 3 lacks.
TEST(AlertOfSsl3Test, IsTheTables) {
  for (const int description : {22, 49, 50, 51, 70, 71, 90, 100}) {
    EXPECT_EQ(AlertOfSsl3(static_cast<uint8_t>(description)), 40);
  }
  EXPECT_EQ(AlertOfSsl3(48), 43);
  EXPECT_EQ(AlertOfSsl3(80), 0);
  for (const int description : {0, 10, 20, 40, 42, 45, 46, 47}) {
    EXPECT_EQ(AlertOfSsl3(static_cast<uint8_t>(description)), description);
  }
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

TEST_F(ReceivedAlertsTest, CloseNotifyIsOverriddenByALaterAlert) {
  EXPECT_EQ(Receive({1, 0, 1, 90}), Status::kPeerUserCancelled);
}

TEST_F(ReceivedAlertsTest, UnknownWarningIsReadOver) {
  EXPECT_EQ(Receive({1, 112}), Status::kOk);
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

// Without a session it is -9804, above; a server always has one.
TEST(OddAlertRecordTest, WithASessionIsAProtocolError) {
  EngineWorld world(Side::kServer);
  ASSERT_EQ(world.engine().Proceed(), Status::kOk);
  world.channel.refill = [] {};
  world.channel.incoming = {21, 3, 3, 0, 3, 2, 40, 1};
  EXPECT_EQ(world.engine().Proceed(), Status::kProtocol);
  EXPECT_EQ(world.engine().Flush(), Status::kOk);
  EXPECT_THAT(world.Alerts(Direction::kFromApp), ElementsAre("2:47"));
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
