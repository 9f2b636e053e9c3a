// SPDX-License-Identifier: Apache-2.0
// One direction of a wire of datagrams: what the speaker sent, and what becomes
// of each datagram on its way.
// Example: DatagramPath path(Speaker::kServer); path.Send(bytes, effects);
//          while (auto item = path.Take()) ...
// A value; one thread.
#ifndef SHAKEDOWN_WIRE_DATAGRAM_DATAGRAM_PATH_H_
#define SHAKEDOWN_WIRE_DATAGRAM_DATAGRAM_PATH_H_

#include <cstddef>
#include <deque>
#include <optional>
#include <vector>

#include "src/base/bytes.h"
#include "src/wire/effect.h"
#include "src/wire/datagram/flight_tracker.h"
#include "src/wire/placed_effects.h"
#include "src/wire/records.h"

namespace shakedown::wire {

class DatagramPath {
 public:
  // A datagram that arrives, and what holds its reader up before it.
  struct Item {
    Bytes bytes;
    std::vector<Placed*> holds;
  };

  explicit DatagramPath(Speaker speaker)
      : speaker_(speaker), records_(speaker) {}

  // Foresee returns the tracker as it will be after `datagram`, so that points
  // in it can be found before it is sent.
  RecordTracker Foresee(ByteView datagram) const;

  // Send puts a datagram on its way. Effects of Next, then `effects`, change
  // it; those that hold a reader up go with it.
  void Send(ByteView datagram, const std::vector<Due>& effects);

  // Transmission tells for which time a flight begins with `datagram`, which
  // is about to be sent; see FlightTracker.
  int Transmission(ByteView datagram) {
    return flights_.Transmission(datagram);
  }

  // Next makes an effect one of the next datagram that is sent.
  void Next(Placed& placed) { next_.push_back(&placed); }

  // LoseAll: nothing arrives any more, sent already or not.
  void LoseAll();

  bool empty() const { return arriving_.empty(); }
  Item& front() { return arriving_.front(); }
  Item Take();

  Speaker speaker() const { return speaker_; }
  const Bytes& sent() const { return sent_; }
  size_t count() const { return count_; }

 private:
  class Change;
  struct Delayed {
    Item item;
    size_t behind = 0;  // datagrams that still overtake it
  };

  void Arrive(Item item);

  Speaker speaker_;
  Bytes sent_;  // all of it, datagrams joined: points count in it
  size_t count_ = 0;
  RecordTracker records_;  // of sent_
  FlightTracker flights_;
  std::vector<Placed*> next_;
  std::deque<Item> arriving_;
  std::vector<Delayed> delayed_;
  size_t drop_rest_ = 0;
  bool lost_ = false;
};

}  // namespace shakedown::wire

#endif  // SHAKEDOWN_WIRE_DATAGRAM_DATAGRAM_PATH_H_
