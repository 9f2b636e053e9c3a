// SPDX-License-Identifier: Apache-2.0
#include "src/wire/locate.h"

#include "src/wire/wire_fixture.h"

namespace shakedown::wire {
namespace {

std::optional<size_t> In(ByteView bytes, std::string_view point) {
  RecordTracker tracker(Speaker::kServer);
  tracker.Feed(bytes);
  return Locate(ParsePoint(point).value(), tracker);
}

// Certificate in two records, ServerHelloDone behind it in the second.
Bytes Spanning() {
  const Bytes certificate = MessageOf(11, 10);
  return Joined(
      {RecordOf(22, ByteView(certificate).first(6)),
       RecordOf(22, Joined({Bytes(certificate.begin() + 6, certificate.end()),
                            MessageOf(14, 0)}))});
}

TEST(LocateTest, OffsetsSkipRecordHeaders) {
  EXPECT_EQ(In(Spanning(), "server:Certificate"), 0u);
  EXPECT_EQ(In(Spanning(), "server:Certificate+1"), 6u);
  EXPECT_EQ(In(Spanning(), "server:Certificate+6"), 11u);
  EXPECT_EQ(In(Spanning(), "server:Certificate+7"), 17u);
  EXPECT_EQ(In(Spanning(), "server:Certificate.end"), 24u);
}

TEST(LocateTest, MessageInsideARecordBeginsAtItsOwnByte) {
  EXPECT_EQ(In(Spanning(), "server:ServerHelloDone"), 24u);
  EXPECT_EQ(In(Spanning(), "server:ServerHelloDone.end"), 28u);
}

TEST(LocateTest, MessageThatBeginsARecordBeginsWithItsHeader) {
  EXPECT_EQ(In(ServerFlight(), "server:Certificate"), 19u);
  EXPECT_EQ(In(ServerFlight(), "server:ServerHello.end"), 19u);
  EXPECT_EQ(In(ServerFlight(), "server:record 2"), 19u);
}

TEST(LocateTest, OffsetPastTheEndIsNowhere) {
  EXPECT_EQ(In(ServerFlight(), "server:Certificate+54"), 78u);
  EXPECT_EQ(In(ServerFlight(), "server:Certificate+55"), std::nullopt);
}

TEST(LocateTest, WhatHasNotComeIsNowhere) {
  const Bytes flight = ServerFlight();
  const ByteView part = ByteView(flight).first(60);
  EXPECT_EQ(In(part, "server:Certificate.end"), std::nullopt);
  EXPECT_EQ(In(part, "server:Certificate+36"), 60u);
  EXPECT_EQ(In(part, "server:Certificate+37"), std::nullopt);
  EXPECT_EQ(In(part, "server:Certificate 2"), std::nullopt);
  EXPECT_EQ(In(part, "server:record 3"), std::nullopt);
}

TEST(LocateTest, LaterOccurrencesAreFound) {
  const Bytes twice = Joined({ServerFlight(), ServerFlight()});
  EXPECT_EQ(In(twice, "server:Certificate 2+1"), 87u + 25u);
}

TEST(LocateTest, RecordsOfOtherKindsCountTheirFragment) {
  const Bytes alert = RecordOf(21, Bytes{2, 40});
  EXPECT_EQ(In(alert, "server:Alert"), 0u);
  EXPECT_EQ(In(alert, "server:Alert+1"), 6u);
  EXPECT_EQ(In(alert, "server:Alert.end"), 7u);
}

TEST(LocateTest, CallsAreNowhereInAStream) {
  EXPECT_EQ(In(ServerFlight(), "read call 1"), std::nullopt);
  EXPECT_EQ(In(ServerFlight(), "app:SSLHandshake"), std::nullopt);
}

}  // namespace
}  // namespace shakedown::wire
