// SPDX-License-Identifier: Apache-2.0
// Many clients at once, and clients that misbehave.
#include "src/loopback/service.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "src/loopback/far_end_for_test.h"
#include "src/loopback/sockets.h"

namespace shakedown::loopback {
namespace {

using testing::HasSubstr;

constexpr int kMany = 1'000;

std::vector<Descriptor> ConnectMany(ServiceForTest& service, int count) {
  std::vector<Descriptor> clients;
  for (int i = 0; i < count; ++i) {
    clients.push_back(service.Connect());
    if (i % 50 == 49) service.Turns(1);
  }
  return clients;
}

TEST(ServiceTest, ThousandHalfOpenConnectionsCostNoPeer) {
  ServiceForTest service(ServerScript(), {});
  auto clients = ConnectMany(service, kMany);
  service.Turns(3);
  EXPECT_EQ(service.service().open_connections(), kMany);
  clients.clear();
  service.TurnUntilEnded(kMany);
  ASSERT_EQ(service.ended().size(), kMany);
  EXPECT_EQ(service.ended()[0].how, "the app closed it, and said nothing");
}

TEST(ServiceTest, ThousandsOfGarbageAreAnsweredEach) {
  ServiceForTest service(ServerScript(), {});
  for (int i = 0; i < kMany; ++i) {
    const Descriptor client = service.Connect();
    Say(client, "\x16\x03\x01 garbage and more of it");
    if (i % 50 == 49) service.Turns(1);
  }
  service.TurnUntilEnded(kMany);
  EXPECT_EQ(service.ended().size(), kMany);
  EXPECT_EQ(service.service().open_connections(), 0U);
}

TEST(ServiceTest, ServesOthersWhileSomeStall) {
  ServiceForTest service(RawScript({peer::Send{"hi"}, peer::Close{}}), {});
  const auto silent = ConnectMany(service, 100);
  const Descriptor client = service.Connect();
  Say(client, "x");
  service.Turns(5);
  EXPECT_EQ(HearAll(client), "hi");
  EXPECT_EQ(service.service().open_connections(), 101U);
}

TEST(ServiceTest, BeyondTheMostIsRefusedAndCounted) {
  ServiceOptions options;
  options.most_connections = 10;
  ServiceForTest service(ServerScript(), {}, options);
  const auto clients = ConnectMany(service, 12);
  service.Turns(3);
  EXPECT_EQ(service.service().open_connections(), 10U);
  EXPECT_EQ(service.service().refused(), 2);
  EXPECT_THAT(HearAll(clients.back()), testing::AnyOf("", "RESET"));
}

TEST(ServiceTest, AllTogetherHoldNoMoreThanTheLimit) {
  ServiceOptions options;
  options.most_bytes = 10'000;
  ServiceForTest service(RawScript({peer::Silence{}}), {}, options);
  auto clients = ConnectMany(service, 3);
  for (const Descriptor& client : clients) Say(client, std::string(4'000, 'x'));
  service.TurnUntilEnded(1);
  ASSERT_FALSE(service.ended().empty());
  EXPECT_THAT(service.ended()[0].how, HasSubstr("all connections together"));
  EXPECT_LE(service.service().open_connections(), 2U);
}

TEST(ServiceTest, TakenPortIsASentence) {
  ServiceForTest service(ServerScript(), {});
  const int port = service.service().port();
  const auto other = ListenOnLoopback(port);
  ASSERT_FALSE(other.ok());
  EXPECT_EQ(other.error().message,
            "nothing can listen on 127.0.0.1:" + std::to_string(port) +
                ": Address already in use");
}

TEST(ServiceTest, EndingItEndsAllConnections) {
  ServiceForTest service(ServerScript(), {});
  const Descriptor client = service.Connect();
  service.Turns(2);
  service.service().EndAll("told to");
  EXPECT_EQ(service.ended().at(0).how, "told to");
  EXPECT_EQ(HearAll(client), "");
}

}  // namespace
}  // namespace shakedown::loopback
