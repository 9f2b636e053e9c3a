// SPDX-License-Identifier: Apache-2.0
#include "src/wire/gate.h"

#include <algorithm>

namespace shakedown::wire {

std::optional<int32_t> Gate::Refuse(int64_t now_ms, size_t moved) {
  if (cut_) return cut_;
  while (!blocks_.empty()) {
    if (Holds(blocks_.front(), now_ms)) return kWouldBlock;
    blocks_.pop_front();
  }
  if (refusals_left_ > 0) {
    // A call that has delivered is not one of those between deliveries.
    if (moved == 0) --refusals_left_;
    limited_ = true;
    return kWouldBlock;
  }
  return std::nullopt;
}

std::optional<int32_t> Gate::FailNow(size_t moved) {
  if (cut_ || failures_.empty()) return std::nullopt;
  Failure& failure = failures_.front();
  if (!failure.base) failure.base = moved;
  if (moved < *failure.base + failure.fail.moved) return std::nullopt;
  return failure.fail.code;
}

bool Gate::Holds(Hold& hold, int64_t now_ms) {
  if (hold.block.forever) return true;
  if (hold.block.until_milliseconds) {
    return now_ms < *hold.block.until_milliseconds;
  }
  if (!hold.since_ms && hold.block.milliseconds) {
    hold.since_ms = now_ms;
    return true;
  }
  if (hold.block.milliseconds) {
    return now_ms - *hold.since_ms < *hold.block.milliseconds;
  }
  return hold.block.calls-- > 0;
}

size_t Gate::Limit(size_t asked) const {
  if (!failures_.empty() && failures_.front().base) {
    const Failure& failure = failures_.front();
    asked = std::min(asked, *failure.base + failure.fail.moved);
  }
  return DeliverLimit(asked);
}

size_t Gate::DeliverLimit(size_t asked) const {
  if (deliver_.bytes_per_call <= 0) return asked;
  return std::min(asked, static_cast<size_t>(deliver_.bytes_per_call));
}

std::optional<int32_t> Gate::EndCall(size_t asked, size_t moved) {
  if (moved > 0) {
    refusals_left_ = deliver_.would_block_between;
    if (moved < asked && moved >= DeliverLimit(asked)) limited_ = true;
  }
  if (cut_ || failures_.empty() || !failures_.front().base) {
    return std::nullopt;
  }
  Failure& failure = failures_.front();
  failure.base.reset();
  const int32_t code = failure.fail.code;
  if (failure.fail.calls && --*failure.fail.calls == 0) failures_.pop_front();
  return code;
}

void Gate::Cut(int32_t status) {
  if (!cut_) cut_ = status;
}

void Gate::Set(const Deliver& deliver) {
  deliver_ = deliver;
  refusals_left_ = deliver.would_block_between;
}

std::optional<int64_t> Gate::UntilUnblocked(int64_t now_ms) const {
  if (cut_ || blocks_.empty()) return std::nullopt;
  const Hold& hold = blocks_.front();
  int64_t left = 0;
  if (hold.block.until_milliseconds) {
    left = *hold.block.until_milliseconds - now_ms;
  } else if (!hold.block.forever && hold.since_ms) {
    left = *hold.block.milliseconds - (now_ms - *hold.since_ms);
  }
  return left > 0 ? std::optional(left) : std::nullopt;
}

}  // namespace shakedown::wire
