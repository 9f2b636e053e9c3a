// SPDX-License-Identifier: Apache-2.0
// When what was sent arrives, in virtual time: latency, bandwidth, delays, and
// flights that are held until they are whole.
// Example: line.Set(0, Latency{speaker, 40}); line.Sent(1200, now_ms);
//          size_t there = line.Arrived(position, now_ms);
// Offsets are of the bytes that travel. A value; one thread.
#ifndef SHAKEDOWN_WIRE_STREAM_LINE_H_
#define SHAKEDOWN_WIRE_STREAM_LINE_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <variant>

#include "src/wire/effect.h"

namespace shakedown::wire {

class Line {
 public:
  using Rule = std::variant<Delay, Latency, Bandwidth, Coalesce>;

  // Set makes a rule hold from the byte at `offset` on.
  void Set(size_t offset, Rule rule);

  // Sent tells that all bytes before `end` have been sent by now.
  void Sent(size_t end, int64_t now_ms);

  // Arrived returns how many bytes from `position` on are there.
  size_t Arrived(size_t position, int64_t now_ms);

  // UntilMore returns how long it takes, as Arrived found last, until more
  // bytes are there; nothing if none are on their way.
  std::optional<int64_t> UntilMore(int64_t now_ms) const;

  bool has_held() const { return has_held_; }      // did time hold anything?
  bool has_joined() const { return has_joined_; }  // did Coalesce?

 private:
  class Applier;
  struct Chunk {
    size_t end = 0;
    int64_t sent_ms = 0;
  };
  struct Placed {
    size_t offset = 0;
    Rule rule;
  };

  const Chunk* ChunkAt(size_t offset) const;
  bool Advance(int64_t now_ms);
  bool HoldUntil(int64_t when_ms);

  std::deque<Chunk> chunks_;        // of what has not been read
  std::deque<Placed> rules_;        // that bytes have not come to yet
  size_t end_ = 0;                  // bytes sent
  size_t arrived_ = 0;              // bytes that time has let through
  size_t released_ = 0;             // of these, not held by Coalesce
  std::optional<int64_t> next_ms_;  // when the next byte arrives

  // The rules that hold at arrived_.
  int64_t latency_ms_ = 0;
  std::optional<Bandwidth> bandwidth_;
  int64_t free_ms_ = 0;  // when the bandwidth is free again
  int64_t not_before_ms_ = 0;
  bool coalesces_ = false;

  bool has_held_ = false;
  bool has_joined_ = false;
};

}  // namespace shakedown::wire

#endif  // SHAKEDOWN_WIRE_STREAM_LINE_H_
