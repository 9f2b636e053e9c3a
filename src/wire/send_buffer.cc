// SPDX-License-Identifier: Apache-2.0
#include "src/wire/send_buffer.h"

#include <algorithm>
#include <limits>

namespace shakedown::wire {

void SendBuffer::Set(const Capacity& capacity, int64_t now_ms) {
  capacity_ = capacity;
  drained_ms_ = now_ms;
}

void SendBuffer::Drain(int64_t now_ms) {
  if (!capacity_) return;
  int64_t steps = 1;
  if (capacity_->milliseconds) {
    steps = (now_ms - drained_ms_) / *capacity_->milliseconds;
    drained_ms_ += steps * *capacity_->milliseconds;
  }
  for (; steps > 0 && held_ > 0 && drains(); --steps) {
    held_ -= std::min(held_, capacity_->drains);
  }
}

size_t SendBuffer::Room() const {
  if (!capacity_) return std::numeric_limits<size_t>::max();
  return capacity_->bytes - std::min(capacity_->bytes, held_);
}

void SendBuffer::Put(size_t count) {
  if (capacity_) held_ += count;
}

std::optional<int64_t> SendBuffer::UntilRoom(int64_t now_ms) const {
  if (!capacity_ || !capacity_->milliseconds || !drains() || Room() > 0) {
    return std::nullopt;
  }
  return std::max<int64_t>(drained_ms_ + *capacity_->milliseconds - now_ms, 0);
}

}  // namespace shakedown::wire
