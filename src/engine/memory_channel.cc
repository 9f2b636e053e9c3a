// SPDX-License-Identifier: Apache-2.0
#include "src/engine/memory_channel.h"

#include <algorithm>

namespace shakedown::engine {

Channel::Moved MemoryChannel::Read(std::span<uint8_t> buffer) {
  if (incoming.size() < buffer.size()) refill();
  const size_t count =
      std::min({buffer.size(), incoming.size(), bytes_per_read});
  const auto end = incoming.begin() + static_cast<ptrdiff_t>(count);
  std::copy(incoming.begin(), end, buffer.begin());
  Append(consumed, ByteView(incoming).first(count));
  const bool ran_out = incoming.size() < buffer.size();
  incoming.erase(incoming.begin(), end);
  calls.push_back({'R', buffer.size(), count});
  if (count == buffer.size()) return {count, Status::kOk};
  return {count, ran_out ? read_error : Status::kWouldBlock};
}

Channel::Moved MemoryChannel::Write(ByteView bytes) {
  const size_t count =
      write_result ? 0 : std::min(bytes.size(), bytes_per_write);
  Append(written, bytes.first(count));
  sink(bytes.first(count));
  calls.push_back({'W', bytes.size(), count});
  if (write_result) return {0, *write_result};
  return {count, count == bytes.size() ? Status::kOk : Status::kWouldBlock};
}

}  // namespace shakedown::engine
