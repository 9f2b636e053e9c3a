// SPDX-License-Identifier: Apache-2.0
// Settings on a wire of datagrams: each arrives in its own time, or with all of
// its flight, or is too long for the path.
#include "src/wire/datagram/datagram_wire_fixture.h"

namespace shakedown::wire {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr auto kIn = Speaker::kServer;
constexpr auto kOut = Speaker::kClient;

class DatagramTimeTest : public DatagramWireFixture {
 protected:
  void Wait(int64_t milliseconds) { simulation_.Advance(milliseconds); }
  std::vector<Bytes> Taken() { return datagrams().TakeDatagramsForPeer(); }
};

TEST_F(DatagramTimeTest, LatencyHoldsEachDirectionByItself) {
  Place(Latency{kIn, 40});
  EXPECT_THAT(Arriving(), IsEmpty());
  datagrams().Write(Bytes{1});
  EXPECT_THAT(Taken(), ElementsAre(Bytes{1}));
  Wait(40);
  EXPECT_EQ(Arriving().size(), 3u);
  EXPECT_THAT(Fired(), ElementsAre("latency from server"));
}

TEST_F(DatagramTimeTest, LatencyHoldsWhatTheAppSends) {
  Place(Latency{kOut, 40});
  datagrams().Write(Bytes{1});
  EXPECT_THAT(Taken(), IsEmpty());
  Wait(40);
  EXPECT_THAT(Taken(), ElementsAre(Bytes{1}));
}

TEST_F(DatagramTimeTest, ADelayedDatagramIsOvertaken) {
  Place("server:ServerHello", Delay{100});
  EXPECT_THAT(Arriving(), ElementsAre(kCertificate, kRest));
  Wait(100);
  EXPECT_THAT(Arriving(), ElementsAre(kServerHello));
}

TEST_F(DatagramTimeTest, BandwidthLetsOneAfterTheOtherThrough) {
  Place(Bandwidth{kIn, 35, 10});
  EXPECT_THAT(Arriving(), IsEmpty());
  Wait(10);
  EXPECT_THAT(Arriving(), ElementsAre(kServerHello));
  Wait(20);
  EXPECT_THAT(Arriving(), ElementsAre(kCertificate, kRest));
}

TEST_F(DatagramTimeTest, CoalesceMakesAFlightOneDatagram) {
  Place(Coalesce{kIn});
  EXPECT_THAT(Arriving(),
              ElementsAre(Joined({kServerHello, kCertificate, kRest})));
  EXPECT_THAT(Fired(), ElementsAre("coalesce from server"));
}

TEST_F(DatagramTimeTest, CoalesceJoinsWhatTheAppWrote) {
  Place(Coalesce{kOut});
  for (uint8_t i = 1; i < 4; ++i) datagrams().Write(Bytes{i});
  EXPECT_THAT(Taken(), ElementsAre(Bytes{1, 2, 3}));
}

TEST_F(DatagramTimeTest, CoalesceWaitsForTheLast) {
  Place(Coalesce{kIn});
  Place("server:Certificate+23", Delay{50});
  EXPECT_THAT(Arriving(), IsEmpty());
  Wait(50);
  EXPECT_EQ(Arriving().size(), 1u);
}

TEST_F(DatagramTimeTest, TooLongForThePathIsLost) {
  Place(Mtu{kOut, 2});
  for (const Bytes& bytes : {Bytes(2), Bytes(3), Bytes(1)}) {
    EXPECT_EQ(datagrams().Write(bytes).status, 0);
  }
  EXPECT_THAT(Taken(), ElementsAre(Bytes(2), Bytes(1)));
  EXPECT_THAT(Fired(), ElementsAre("mtu from client"));
}

TEST_F(DatagramTimeTest, MtuMayBeginAtAPoint) {
  Place("server:Certificate", Mtu{kIn, 10});
  EXPECT_THAT(Arriving(), ElementsAre(kServerHello));
}

TEST_F(DatagramTimeTest, ASendBufferTakesWholeDatagramsOrNone) {
  Place(Capacity{5, 3});
  EXPECT_EQ(datagrams().Write(Bytes(4)), (Transfer{4, 0}));
  EXPECT_EQ(datagrams().Write(Bytes(5)), (Transfer{0, kNothing}));
  EXPECT_EQ(datagrams().Write(Bytes(5)), (Transfer{5, 0}));
  EXPECT_THAT(Taken(), ElementsAre(Bytes(4)));
}

TEST_F(DatagramTimeTest, FailOnceLeavesTheDatagramForTheNextCall) {
  Place("server:Certificate", Fail{.code = -36, .calls = 1});
  EXPECT_THAT(Arriving(), ElementsAre(kServerHello));
  EXPECT_THAT(Arriving(), ElementsAre(kCertificate, kRest));
}

}  // namespace
}  // namespace shakedown::wire
