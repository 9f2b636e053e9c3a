// SPDX-License-Identifier: Apache-2.0
// DTLS 1.0 between two engines, and between an engine and libssl
// (spec/handshake.md 1.9).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/engine/datagram/datagram_fixture.h"

namespace shakedown::engine {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

TEST(DatagramPairTest, ConnectsAndCarriesData) {
  DatagramPair pair;
  ASSERT_EQ(pair.Handshake(), Status::kOk);
  EXPECT_EQ(pair.client.negotiated_version(), kDtls10);
  ASSERT_EQ(pair.client.QueueApplicationData(AsBytes("data")), Status::kOk);
  ASSERT_EQ(pair.client.Flush(), Status::kOk);
  ASSERT_EQ(pair.server.ReceiveRecord(true), Status::kOk);
  EXPECT_EQ(pair.server.plaintext_size(), 4u);
  EXPECT_EQ(pair.seconds(), 0);
}

TEST(DatagramPairTest, EveryMessageIsADatagramOfItsOwn) {
  DatagramPair pair;
  ASSERT_EQ(pair.Handshake(), Status::kOk);
  EXPECT_THAT(pair.to_client.sent, SizeIs(4 + 2));
  EXPECT_THAT(pair.to_server.sent, SizeIs(1 + 3));
}

class LibsslDatagramTest : public ::testing::TestWithParam<Side> {
 protected:
  DatagramWorld world_{GetParam()};
};

TEST_P(LibsslDatagramTest, ConnectsAndCarriesDataBothWays) {
  ASSERT_EQ(world_.Handshake(), Status::kOk);
  EXPECT_TRUE(world_.peer().connected());
  ASSERT_EQ(world_.engine.QueueApplicationData(AsBytes("ping")), Status::kOk);
  ASSERT_EQ(world_.engine.Flush(), Status::kOk);
  world_.peer().Write(AsBytes("pong"));
  EXPECT_EQ(world_.Receive(), "pong");
  EXPECT_EQ(world_.peer().received_data().size(), 4u);
}

TEST_P(LibsslDatagramTest, RecordsCostTwoReadsEach) {
  ASSERT_EQ(world_.Handshake(), Status::kOk);
  ASSERT_EQ(world_.channel.asked.size() % 2, 0u);
  for (size_t i = 0; i < world_.channel.asked.size(); i += 2) {
    EXPECT_EQ(world_.channel.asked[i], 13u);
  }
}

INSTANTIATE_TEST_SUITE_P(Sides, LibsslDatagramTest,
                         ::testing::Values(Side::kClient, Side::kServer));

}  // namespace
}  // namespace shakedown::engine
