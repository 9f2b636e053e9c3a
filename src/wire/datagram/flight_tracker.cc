// SPDX-License-Identifier: Apache-2.0
#include "src/wire/datagram/flight_tracker.h"

namespace shakedown::wire {
namespace {

constexpr size_t kRecordHeader = 13;
constexpr uint8_t kChangeCipherSpec = 20;
constexpr uint8_t kHandshake = 22;
constexpr uint32_t kBehindAllMessages = 0x10000;

// Takes one record off the front; nothing if there is no whole one.
std::optional<ByteView> TakeRecord(ByteView& datagram) {
  ByteReader reader(datagram);
  if (!reader.ReadBytes(kRecordHeader - 2)) return std::nullopt;
  const auto fragment = reader.ReadVector(2);
  if (!fragment) return std::nullopt;
  const ByteView record = datagram.first(kRecordHeader + fragment->size());
  datagram = reader.rest();
  return record;
}

}  // namespace

int FlightTracker::Transmission(ByteView datagram) {
  int transmission = 1;
  while (const auto record = TakeRecord(datagram)) {
    const auto place = PlaceOf(*record);
    if (!place) continue;
    if (!last_ || *place <= *last_) {
      transmission = ++times_[*place];
    } else if (std::get<1>(*place) != std::get<1>(*last_)) {
      // Perhaps the first of a flight: then it has been sent once.
      times_.emplace(*place, 1);
    }
    last_ = place;
  }
  return transmission;
}

// Encrypted messages hide their numbers, but not that their epoch came: after
// it, a ChangeCipherSpec in the one before is sent again.
std::optional<FlightTracker::Place> FlightTracker::PlaceOf(ByteView record) {
  ByteReader reader(record);
  const uint8_t type = *reader.ReadU8();
  reader.ReadU16();  // the version
  const uint16_t epoch = *reader.ReadU16();
  if (type == kChangeCipherSpec) return Place{epoch, kBehindAllMessages, 0};
  if (type != kHandshake) return std::nullopt;
  if (epoch > 0) return std::nullopt;
  reader = ByteReader(record.subspan(kRecordHeader));
  reader.ReadU8();
  reader.ReadU24();
  const auto number = reader.ReadU16();
  const auto offset = reader.ReadU24();
  if (!offset) return std::nullopt;
  return Place{epoch, *number, *offset};
}

}  // namespace shakedown::wire
