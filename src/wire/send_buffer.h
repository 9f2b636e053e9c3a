// SPDX-License-Identifier: Apache-2.0
// The send buffer of the app's socket: how much it holds, and when that leaves.
// Example: buffer.Drain(now_ms); take = std::min(size, buffer.Room());
// Without Set it takes everything and holds nothing. A value; one thread.
#ifndef SHAKEDOWN_WIRE_SEND_BUFFER_H_
#define SHAKEDOWN_WIRE_SEND_BUFFER_H_

#include <cstddef>
#include <cstdint>
#include <optional>

#include "src/wire/effect.h"

namespace shakedown::wire {

class SendBuffer {
 public:
  void Set(const Capacity& capacity, int64_t now_ms);

  // Drain lets go what has left the buffer by now; to be called once at each
  // call of one of the app's callbacks.
  void Drain(int64_t now_ms);

  // Room is how many bytes it takes now.
  size_t Room() const;

  // Put adds bytes. More than there is room for is allowed: an empty buffer
  // takes a datagram of any length.
  void Put(size_t count);

  // held is how many bytes are in it, and not on their way to the peer.
  size_t held() const { return held_; }

  bool drains() const { return !capacity_ || capacity_->drains > 0; }

  // UntilRoom is how many milliseconds pass until it drains, if it is full and
  // time drains it.
  std::optional<int64_t> UntilRoom(int64_t now_ms) const;

 private:
  std::optional<Capacity> capacity_;
  size_t held_ = 0;
  int64_t drained_ms_ = 0;  // the last step of time that was counted
};

}  // namespace shakedown::wire

#endif  // SHAKEDOWN_WIRE_SEND_BUFFER_H_
