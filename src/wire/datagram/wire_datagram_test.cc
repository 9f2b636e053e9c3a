// SPDX-License-Identifier: Apache-2.0
// A wire of datagrams: their boundaries, and what may happen to each.
#include "src/wire/datagram/datagram_wire_fixture.h"

namespace shakedown::wire {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

using WireDatagramTest = DatagramWireFixture;

TEST_F(WireDatagramTest, ReadsJoinNoTwoDatagramsAndKeepTheRestOfOne) {
  datagrams();
  EXPECT_EQ(Read(13), (Transfer{13, 0}));
  EXPECT_EQ(Read(100), (Transfer{22, kNothing}));
  EXPECT_EQ(Read(35), (Transfer{35, 0}));
}

TEST_F(WireDatagramTest, WithoutADatagramReadsWouldBlock) {
  peer_.turns.clear();
  datagrams();
  EXPECT_EQ(Read(13), (Transfer{0, kNothing}));
}

TEST_F(WireDatagramTest, EachWriteIsADatagramForThePeer) {
  datagrams().Write(Bytes{1, 2});
  datagrams().Write(Bytes{3});
  EXPECT_THAT(datagrams().TakeDatagramsForPeer(),
              ElementsAre(Bytes{1, 2}, Bytes{3}));
}

TEST_F(WireDatagramTest, DropLosesWholeDatagramsFromItsPointOn) {
  Place("server:ServerHello+5", Drop{2});
  EXPECT_THAT(Arriving(), ElementsAre(kRest));
  EXPECT_THAT(Fired(), ElementsAre("drop at server:ServerHello+5"));
}

TEST_F(WireDatagramTest, DuplicateArrivesTwice) {
  Place("server:ServerHello", Duplicate{});
  EXPECT_THAT(Arriving(),
              ElementsAre(kServerHello, kServerHello, kCertificate, kRest));
}

TEST_F(WireDatagramTest, ReorderedArrivesBehindThoseThatOvertakeIt) {
  Place("server:ServerHello", Reorder{2});
  EXPECT_THAT(Arriving(), ElementsAre(kCertificate, kRest, kServerHello));
}

TEST_F(WireDatagramTest, CorruptChangesABytePastTheHeaders) {
  Place("server:Certificate+12", Corrupt{0xFF, 1});
  Bytes changed = kCertificate;
  changed[13 + 12] ^= 0xFF;
  EXPECT_THAT(Arriving(), ElementsAre(kServerHello, changed, kRest));
}

TEST_F(WireDatagramTest, PointsFindFragmentsOfAMessage) {
  Place("server:Certificate+23", Drop{1});
  EXPECT_THAT(Arriving(), ElementsAre(kServerHello, kCertificate));
}

TEST_F(WireDatagramTest, InsertComesBefore) {
  Place("server:Certificate", Insert{{9}});
  EXPECT_THAT(Arriving(),
              ElementsAre(kServerHello, Bytes{9}, kCertificate, kRest));
}

TEST_F(WireDatagramTest, WouldBlockHoldsTheReaderBeforeTheDatagram) {
  Place("server:Certificate", WouldBlock{2});
  EXPECT_THAT(Arriving(), ElementsAre(kServerHello));
  EXPECT_THAT(Arriving(), IsEmpty());
  EXPECT_THAT(Arriving(), ElementsAre(kCertificate, kRest));
}

TEST_F(WireDatagramTest, WouldBlockRefusesTheWriteOfItsDatagramOnly) {
  Place("client:ClientHello", WouldBlock{1});
  const Bytes hello = DatagramOf(1, 0, 10);
  EXPECT_EQ(datagrams().Write(hello), (Transfer{0, kNothing}));
  EXPECT_EQ(datagrams().Write(hello), (Transfer{hello.size(), 0}));
  EXPECT_EQ(datagrams().sent_by_app(), hello);
}

TEST_F(WireDatagramTest, WhatIsSentAgainIsTheSecondOfItsName) {
  Place("client:ClientHello 2", Drop{1});
  const Bytes hello = DatagramOf(1, 0, 10);
  datagrams().Write(hello);
  datagrams().Write(hello);
  EXPECT_THAT(datagrams().TakeDatagramsForPeer(), ElementsAre(hello));
}

TEST_F(WireDatagramTest, FlightSentAgainIsInTheTrace) {
  for (int i = 0; i < 2; ++i) datagrams().Write(DatagramOf(1, 0, 10));
  std::vector<int> transmissions;
  for (const Event& event : simulation_.trace().events()) {
    const auto* again = std::get_if<FlightSentAgain>(&event.body);
    if (again != nullptr) transmissions.push_back(again->transmission);
  }
  EXPECT_THAT(transmissions, ElementsAre(2));
}

TEST_F(WireDatagramTest, EffectAtACallChangesTheNextDatagram) {
  Place("write call 2", Drop{1});
  for (uint8_t i = 1; i < 4; ++i) datagrams().Write(Bytes{i});
  EXPECT_THAT(datagrams().TakeDatagramsForPeer(),
              ElementsAre(Bytes{1}, Bytes{3}));
}

TEST_F(WireDatagramTest, CutLosesEverythingSilently) {
  Place("server:Certificate", CutCleanly{});
  EXPECT_THAT(Arriving(), ElementsAre(kServerHello));
  EXPECT_EQ(datagrams().Write(Bytes{1}), (Transfer{1, 0}));
  EXPECT_THAT(datagrams().TakeDatagramsForPeer(), IsEmpty());
}

TEST_F(WireDatagramTest, ClosingPeerIsNotNoticedButItsResetIs) {
  peer_.turns.clear();
  Then([](Wire& wire) { wire.CloseFromPeer(); });
  Then([](Wire& wire) { wire.ResetFromPeer(); });
  datagrams();
  EXPECT_EQ(Read(1), (Transfer{0, kNothing}));
  EXPECT_EQ(Read(1), (Transfer{0, kNothing}));
  EXPECT_EQ(Read(1), (Transfer{0, -9806}));
}

}  // namespace
}  // namespace shakedown::wire
