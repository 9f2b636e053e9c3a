// SPDX-License-Identifier: Apache-2.0
#include "src/wire/stream/line.h"

#include <algorithm>

namespace shakedown::wire {

// Makes a rule hold; `sent_ms` is when the byte was sent that came to it.
class Line::Applier {
 public:
  Applier(Line& line, int64_t sent_ms) : line_(line), sent_ms_(sent_ms) {}

  void operator()(const Delay& delay) {
    line_.not_before_ms_ =
        std::max(line_.not_before_ms_,
                 sent_ms_ + line_.latency_ms_ + delay.milliseconds);
  }
  void operator()(const Latency& latency) {
    line_.latency_ms_ = latency.milliseconds;
  }
  void operator()(const Bandwidth& bandwidth) { line_.bandwidth_ = bandwidth; }
  void operator()(const Coalesce&) { line_.coalesces_ = true; }

 private:
  Line& line_;
  int64_t sent_ms_;
};

void Line::Set(size_t offset, Rule rule) {
  arrived_ = std::min(arrived_, offset);
  released_ = std::min(released_, offset);
  rules_.push_back({offset, rule});
}

void Line::Sent(size_t end, int64_t now_ms) {
  if (end == end_) return;
  end_ = end;
  if (!chunks_.empty() && chunks_.back().sent_ms == now_ms) {
    chunks_.back().end = end;
  } else {
    chunks_.push_back({end, now_ms});
  }
}

size_t Line::Arrived(size_t position, int64_t now_ms) {
  while (!chunks_.empty() && chunks_.front().end <= position) {
    chunks_.pop_front();
  }
  arrived_ = std::max(arrived_, position);
  next_ms_.reset();
  while (Advance(now_ms)) {
  }
  if (!coalesces_ || arrived_ == end_) {
    released_ = arrived_;
  } else if (arrived_ > position) {
    has_joined_ = true;
  }
  return released_ > position ? released_ - position : 0;
}

const Line::Chunk* Line::ChunkAt(size_t offset) const {
  for (const Chunk& chunk : chunks_) {
    if (offset < chunk.end) return &chunk;
  }
  return nullptr;
}

// Lets the bytes through that have arrived by now and are subject to the same
// rules; false if there are none.
bool Line::Advance(int64_t now_ms) {
  const Chunk* chunk = ChunkAt(arrived_);
  if (chunk == nullptr) return false;
  while (!rules_.empty() && rules_.front().offset <= arrived_) {
    std::visit(Applier(*this, chunk->sent_ms), rules_.front().rule);
    rules_.pop_front();
  }
  size_t end = chunk->end;
  if (!rules_.empty()) end = std::min(end, rules_.front().offset);
  if (!bandwidth_) {
    const int64_t due_ms =
        std::max(chunk->sent_ms + latency_ms_, not_before_ms_);
    if (due_ms > now_ms) return HoldUntil(due_ms);
    arrived_ = end;
    return true;
  }
  const int64_t start_ms =
      std::max({free_ms_, chunk->sent_ms, not_before_ms_ - latency_ms_});
  const int64_t passed_ms = now_ms - latency_ms_ - start_ms;
  const int64_t every_ms = bandwidth_->milliseconds;
  if (passed_ms < every_ms) {
    return HoldUntil(start_ms + every_ms + latency_ms_);
  }
  const size_t most = (end - arrived_ - 1) / bandwidth_->bytes + 1;
  const size_t steps =
      std::min(most, static_cast<size_t>(passed_ms / every_ms));
  arrived_ = std::min(end, arrived_ + steps * bandwidth_->bytes);
  free_ms_ = start_ms + static_cast<int64_t>(steps) * every_ms;
  return true;
}

bool Line::HoldUntil(int64_t when_ms) {
  next_ms_ = when_ms;
  has_held_ = true;
  return false;
}

std::optional<int64_t> Line::UntilMore(int64_t now_ms) const {
  if (!next_ms_ || *next_ms_ <= now_ms) return std::nullopt;
  return *next_ms_ - now_ms;
}

}  // namespace shakedown::wire
