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
#include "src/wire/datagram/flight_tracker.h"
#include "src/wire/effect.h"
#include "src/wire/placed_effects.h"
#include "src/wire/records.h"

namespace shakedown::wire {

class DatagramPath {
 public:
  // A datagram that arrives, and what holds its reader up before it.
  struct Item {
    Bytes bytes;
    std::vector<Placed*> holds;
    int64_t arrives_ms = 0;
    size_t end = 0;  // of all bytes that were sent, those up to it
  };

  explicit DatagramPath(Speaker speaker)
      : speaker_(speaker), records_(speaker) {}

  // Foresee returns the tracker as it will be after `datagram`, so that points
  // in it can be found before it is sent.
  RecordTracker Foresee(ByteView datagram) const;

  // Send puts a datagram on its way. Effects of Next, then `effects`, change
  // it; those that hold a reader up go with it.
  void Send(ByteView datagram, const std::vector<Due>& effects, int64_t now_ms);

  // Set makes a setting hold for what is sent from now on.
  void Set(const Latency& latency) { latency_ms_ = latency.milliseconds; }
  void Set(const Bandwidth& bandwidth) { bandwidth_ = bandwidth; }
  void Set(const Coalesce&) { coalesces_ = true; }
  void Set(const Mtu& mtu) { mtu_ = mtu.bytes; }

  // Transmission tells for which time a flight begins with `datagram`, which
  // is about to be sent; see FlightTracker.
  int Transmission(ByteView datagram) {
    return flights_.Transmission(datagram);
  }

  // Next makes an effect one of the next datagram that is sent.
  void Next(Placed& placed) { next_.push_back(&placed); }

  // LoseAll: nothing arrives any more, sent already or not.
  void LoseAll();

  // Ready tells whether front may be taken: whether it has arrived, and a
  // flight that is held is whole, which front then is. `held` bytes, the last
  // that were sent, have not left the sender.
  bool Ready(int64_t now_ms, size_t held = 0);
  Item& front() { return arriving_.front(); }
  Item Take();

  // UntilFront is how long it takes until the next one arrives.
  std::optional<int64_t> UntilFront(int64_t now_ms) const;

  // Has a setting of that kind done anything?
  bool has_held() const { return has_held_; }
  bool has_joined() const { return has_joined_; }
  bool has_lost() const { return has_lost_; }

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
  void Queue(Item item);
  int64_t ArrivalOf(size_t size, int64_t now_ms);
  void JoinAll();

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

  int64_t latency_ms_ = 0;
  std::optional<Bandwidth> bandwidth_;
  int64_t free_ms_ = 0;  // when the bandwidth is free again
  bool coalesces_ = false;
  std::optional<size_t> mtu_;
  bool has_held_ = false;
  bool has_joined_ = false;
  bool has_lost_ = false;
};

}  // namespace shakedown::wire

#endif  // SHAKEDOWN_WIRE_DATAGRAM_DATAGRAM_PATH_H_
