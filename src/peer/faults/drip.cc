// SPDX-License-Identifier: Apache-2.0
#include "src/peer/faults/drip.h"

#include <algorithm>

namespace shakedown::peer {

void Drip::Add(ByteView bytes, int64_t now_ms) {
  if (waiting_.empty()) next_ms_ = std::max(next_ms_, now_ms + interval_ms_);
  Append(waiting_, bytes);
}

Bytes Drip::Take(int64_t now_ms) {
  if (now_ms < next_ms_) return {};
  const int64_t due = 1 + (now_ms - next_ms_) / interval_ms_;
  const auto count =
      std::min<int64_t>(due, static_cast<int64_t>(waiting_.size()));
  const Bytes taken(waiting_.begin(), waiting_.begin() + count);
  waiting_.erase(waiting_.begin(), waiting_.begin() + count);
  next_ms_ += count * interval_ms_;
  return taken;
}

std::optional<int64_t> Drip::UntilNext(int64_t now_ms) const {
  if (waiting_.empty()) return std::nullopt;
  return std::max<int64_t>(next_ms_ - now_ms, 0);
}

}  // namespace shakedown::peer
