// SPDX-License-Identifier: Apache-2.0
// Notices that one end sends a flight of datagrams once more (RFC 4347 section
// 4.2.4), from the headers of its records and fragments alone.
// Example: if (const int n = tracker.Transmission(datagram); n > 1) ...
// A value; one thread.
#ifndef SHAKEDOWN_WIRE_DATAGRAM_FLIGHT_TRACKER_H_
#define SHAKEDOWN_WIRE_DATAGRAM_FLIGHT_TRACKER_H_

#include <cstdint>
#include <map>
#include <optional>
#include <tuple>

#include "src/base/bytes.h"

namespace shakedown::wire {

class FlightTracker {
 public:
  // Transmission takes the next datagram and returns for which time a flight
  // begins with it: 1 if nothing is sent again, or this is in mid-flight.
  int Transmission(ByteView datagram);

 private:
  // Where something stands in all that an end sends: epoch, number of its
  // message (behind all of them: ChangeCipherSpec), offset in that.
  using Place = std::tuple<uint16_t, uint32_t, uint32_t>;

  static std::optional<Place> PlaceOf(ByteView record);

  std::optional<Place> last_;
  std::map<Place, int> times_;  // a flight began there
};

}  // namespace shakedown::wire

#endif  // SHAKEDOWN_WIRE_DATAGRAM_FLIGHT_TRACKER_H_
