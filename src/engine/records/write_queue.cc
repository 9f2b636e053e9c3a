// SPDX-License-Identifier: Apache-2.0
#include "src/engine/records/write_queue.h"

#include <algorithm>
#include <utility>

namespace shakedown::engine {
namespace {

// Secure Transport would call for ever (spec/handshake.md 8 choice 2).
constexpr int kMostIdleCalls = 1000;

}  // namespace

void WriteQueue::Add(Bytes bytes, EventBody event) {
  if (const auto* alert = std::get_if<AlertMoved>(&event)) {
    trace_.Add(AlertQueued{alert->level, alert->description});
  }
  entries_.push_back({std::move(bytes), 0, std::move(event)});
}

Status WriteQueue::Flush() {
  while (!entries_.empty()) {
    Entry& entry = entries_.front();
    const Status status = Offer(entry);
    if (entry.sent == entry.bytes.size()) {
      trace_.Add(std::move(entry.event));
      entries_.pop_front();
    }
    if (status != Status::kOk) return status;
  }
  return Status::kOk;
}

Status WriteQueue::Offer(Entry& entry) {
  const ByteView rest = ByteView(entry.bytes).subspan(entry.sent);
  const auto [moved, status] = channel_.Write(rest);
  entry.sent += std::min(moved, rest.size());
  if (status != Status::kOk || moved > 0) {
    idle_calls_ = 0;
    return status;
  }
  if (++idle_calls_ < kMostIdleCalls) return Status::kOk;
  idle_calls_ = 0;
  trace_.Add(Finding{"write-callback-makes-no-progress",
                     "the write callback returned 0 with 0 bytes a thousand "
                     "times in a row; Secure Transport would never return"});
  return Status::kInternal;
}

}  // namespace shakedown::engine
