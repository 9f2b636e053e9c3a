// SPDX-License-Identifier: Apache-2.0
// The engine's channel in its tests: a peer's bytes, delivered as a test asks,
// and a log of every call.
// Example: MemoryChannel channel(peer); channel.bytes_per_read = 1;
#ifndef SHAKEDOWN_ENGINE_MEMORY_CHANNEL_H_
#define SHAKEDOWN_ENGINE_MEMORY_CHANNEL_H_

#include <functional>
#include <limits>
#include <optional>
#include <vector>

#include "src/base/bytes.h"
#include "src/engine/channel.h"

namespace shakedown::engine {

class MemoryChannel : public Channel {
 public:
  static constexpr size_t kUnlimited = std::numeric_limits<size_t>::max();

  struct Call {
    char kind;  // 'R' or 'W'
    size_t asked;
    size_t moved;
    bool operator==(const Call&) const = default;
  };

  Moved Read(std::span<uint8_t> buffer) override;
  Moved Write(ByteView bytes) override;

  // Runs when a read finds too few bytes; it may append to `incoming`.
  std::function<void()> refill = [] {};
  // Receives what the engine writes.
  std::function<void(ByteView)> sink = [](ByteView) {};

  Bytes incoming;  // the peer's bytes that have not been read
  Bytes written;   // all the engine wrote
  Bytes consumed;  // all the engine read
  std::vector<Call> calls;

  size_t bytes_per_read = kUnlimited;       // then would-block
  size_t bytes_per_write = kUnlimited;      // then would-block
  Status read_error = Status::kWouldBlock;  // when there are too few bytes
  std::optional<Status> write_result;       // overrides, and moves nothing
};

}  // namespace shakedown::engine

#endif  // SHAKEDOWN_ENGINE_MEMORY_CHANNEL_H_
