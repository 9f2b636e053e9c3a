// SPDX-License-Identifier: Apache-2.0
// A queue of bytes that lets out one in so many milliseconds of virtual time.
// Example: Drip drip(100); drip.Add(record, now_ms); Send(drip.Take(now_ms));
// A value; one thread.
#ifndef SHAKEDOWN_PEER_FAULTS_DRIP_H_
#define SHAKEDOWN_PEER_FAULTS_DRIP_H_

#include <cstdint>
#include <optional>

#include "src/base/bytes.h"

namespace shakedown::peer {

class Drip {
 public:
  explicit Drip(int64_t interval_ms) : interval_ms_(interval_ms) {}

  // Add puts bytes at the end. Into an empty queue the first is due after one
  // interval. `now_ms` never goes back.
  void Add(ByteView bytes, int64_t now_ms);

  // Take returns what is due by `now_ms`.
  Bytes Take(int64_t now_ms);

  // UntilNext is how long it is until a byte is due; nothing if none waits.
  std::optional<int64_t> UntilNext(int64_t now_ms) const;

  bool empty() const { return waiting_.empty(); }

 private:
  int64_t interval_ms_;
  int64_t next_ms_ = 0;  // when the next byte is due
  Bytes waiting_;
};

}  // namespace shakedown::peer

#endif  // SHAKEDOWN_PEER_FAULTS_DRIP_H_
