// SPDX-License-Identifier: Apache-2.0
#include "src/wire/datagram/flight_tracker.h"

#include <gtest/gtest.h>

namespace shakedown::wire {
namespace {

Bytes RecordOf(uint8_t type, uint16_t epoch, ByteView fragment) {
  ByteWriter writer;
  writer.U8(type);
  writer.U16(0xFEFF);
  writer.U16(epoch);
  writer.U16(0);
  writer.U32(0);
  writer.Vector(2, fragment);
  return writer.Take();
}

// The fragment of message `number` that begins at `offset`.
Bytes FragmentOf(uint16_t number, uint32_t offset = 0) {
  ByteWriter writer;
  writer.U8(11);
  writer.U24(100);
  writer.U16(number);
  writer.U24(offset);
  writer.Vector(3, Bytes(10));
  return RecordOf(22, 0, writer.bytes());
}

const Bytes kChangeCipherSpec = RecordOf(20, 0, Bytes{1});
const Bytes kFinished = RecordOf(22, 1, Bytes(40));

TEST(FlightTrackerTest, MessagesAndFragmentsInOrderAreSentOnce) {
  FlightTracker tracker;
  EXPECT_EQ(tracker.Transmission(FragmentOf(0)), 1);
  EXPECT_EQ(tracker.Transmission(FragmentOf(1)), 1);
  EXPECT_EQ(tracker.Transmission(FragmentOf(1, 10)), 1);
  EXPECT_EQ(tracker.Transmission(kChangeCipherSpec), 1);
  EXPECT_EQ(tracker.Transmission(kFinished), 1);
}

TEST(FlightTrackerTest, TheFirstDatagramOfAFlightTellsHowOftenItCame) {
  FlightTracker tracker;
  EXPECT_EQ(tracker.Transmission(FragmentOf(0)), 1);
  EXPECT_EQ(tracker.Transmission(FragmentOf(1)), 1);
  EXPECT_EQ(tracker.Transmission(FragmentOf(0)), 2);
  EXPECT_EQ(tracker.Transmission(FragmentOf(1)), 1);
  EXPECT_EQ(tracker.Transmission(FragmentOf(0)), 3);
}

TEST(FlightTrackerTest, ALaterFlightCountsByItself) {
  FlightTracker tracker;
  for (int i = 0; i < 3; ++i) tracker.Transmission(FragmentOf(0));
  EXPECT_EQ(tracker.Transmission(FragmentOf(1)), 1);
  EXPECT_EQ(tracker.Transmission(kChangeCipherSpec), 1);
  EXPECT_EQ(tracker.Transmission(FragmentOf(1)), 2);
  EXPECT_EQ(tracker.Transmission(kChangeCipherSpec), 1);
}

TEST(FlightTrackerTest, AFlightOfChangeCipherSpecAndFinishedIsNoticed) {
  FlightTracker tracker;
  tracker.Transmission(FragmentOf(0));
  tracker.Transmission(kChangeCipherSpec);
  tracker.Transmission(kFinished);
  EXPECT_EQ(tracker.Transmission(kChangeCipherSpec), 2);
}

TEST(FlightTrackerTest, WhatIsNoDtlsIsNoFlight) {
  FlightTracker tracker;
  for (const Bytes& bytes : {Bytes{}, Bytes{22}, Bytes(13, 22), Bytes(500)}) {
    EXPECT_EQ(tracker.Transmission(bytes), 1);
  }
}

}  // namespace
}  // namespace shakedown::wire
