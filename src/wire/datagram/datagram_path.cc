// SPDX-License-Identifier: Apache-2.0
#include "src/wire/datagram/datagram_path.h"

#include <algorithm>
#include <utility>

namespace shakedown::wire {

// Lets one effect act on the datagram that is being sent.
class DatagramPath::Change {
 public:
  // `at` is where in the datagram the effect stands.
  Change(DatagramPath& path, Item& item, size_t at, Placed* placed)
      : path_(path), item_(item), at_(at), placed_(placed) {}

  void operator()(const WouldBlock&) { item_.holds.push_back(placed_); }
  void operator()(const Fail&) { item_.holds.push_back(placed_); }
  void operator()(const CutCleanly&) { item_.holds.push_back(placed_); }
  void operator()(const CutAbruptly&) { item_.holds.push_back(placed_); }
  void operator()(const Deliver&) {}
  void operator()(const Corrupt& corrupt) {
    const size_t end = std::min(item_.bytes.size(), at_ + corrupt.count);
    for (size_t i = at_; i < end; ++i) item_.bytes[i] ^= corrupt.mask;
  }
  void operator()(const Drop& drop) { path_.drop_rest_ += drop.count; }
  void operator()(const Insert& insert) {
    path_.Arrive({insert.bytes, {}, item_.arrives_ms, item_.end});
  }
  void operator()(const Duplicate&) { ++copies; }
  void operator()(const Delay& delay) {
    item_.arrives_ms += delay.milliseconds;
  }
  // The wire has set these already.
  void operator()(const Latency&) {}
  void operator()(const Bandwidth&) {}
  void operator()(const Coalesce&) {}
  void operator()(const Refragment&) {}
  void operator()(const Capacity&) {}
  void operator()(const Mtu&) {}
  void operator()(const Reorder& reorder) {
    behind = static_cast<size_t>(std::max(reorder.behind, 0));
  }

  int copies = 1;
  size_t behind = 0;

 private:
  DatagramPath& path_;
  Item& item_;
  size_t at_;
  Placed* placed_;
};

RecordTracker DatagramPath::Foresee(ByteView datagram) const {
  RecordTracker foreseen = records_;
  foreseen.FeedDatagram(datagram);
  return foreseen;
}

void DatagramPath::Send(ByteView datagram, const std::vector<Due>& effects,
                        int64_t now_ms) {
  const size_t start = sent_.size();
  Append(sent_, datagram);
  records_.FeedDatagram(datagram);
  ++count_;
  Item item{Bytes(datagram.begin(), datagram.end()),
            {},
            ArrivalOf(datagram.size(), now_ms),
            sent_.size()};
  int copies = 1;
  size_t behind = 0;
  const auto change = [&](Placed* placed, size_t at) {
    Change changing(*this, item, at, placed);
    std::visit(changing, placed->effect.action);
    copies += changing.copies - 1;
    behind = std::max(behind, changing.behind);
  };
  for (Placed* placed : std::exchange(next_, {})) change(placed, 0);
  for (const Due& due : effects) change(due.placed, due.offset - start);
  const bool dropped = drop_rest_ > 0;
  if (dropped) --drop_rest_;
  const bool too_long = mtu_ && datagram.size() > *mtu_;
  has_lost_ |= too_long;
  if (dropped || too_long || lost_) return;
  if (behind > 0) return delayed_.push_back({std::move(item), behind});
  for (int i = 0; i < copies; ++i) {
    Arrive(item);
    item.holds.clear();
  }
}

int64_t DatagramPath::ArrivalOf(size_t size, int64_t now_ms) {
  int64_t through_ms = now_ms;
  if (bandwidth_) {
    const size_t steps = (size + bandwidth_->bytes - 1) / bandwidth_->bytes;
    free_ms_ = std::max(free_ms_, now_ms) +
               static_cast<int64_t>(steps) * bandwidth_->milliseconds;
    through_ms = free_ms_;
  }
  return through_ms + latency_ms_;
}

// Those that it overtakes, if it was the last to do so, come behind it.
void DatagramPath::Arrive(Item item) {
  const int64_t arrives_ms = item.arrives_ms;
  Queue(std::move(item));
  for (auto late = delayed_.begin(); late != delayed_.end();) {
    if (--late->behind > 0) {
      ++late;
      continue;
    }
    late->item.arrives_ms = std::max(late->item.arrives_ms, arrives_ms);
    Queue(std::move(late->item));
    late = delayed_.erase(late);
  }
}

void DatagramPath::Queue(Item item) {
  const auto later = std::upper_bound(
      arriving_.begin(), arriving_.end(), item.arrives_ms,
      [](int64_t ms, const Item& other) { return ms < other.arrives_ms; });
  arriving_.insert(later, std::move(item));
}

bool DatagramPath::Ready(int64_t now_ms, size_t held) {
  const size_t left = sent_.size() - std::min(held, sent_.size());
  const auto is_here = [&](const Item& item) {
    has_held_ |= item.arrives_ms > now_ms;
    return item.arrives_ms <= now_ms && item.end <= left;
  };
  if (arriving_.empty() || !is_here(arriving_.front())) return false;
  if (!coalesces_ || arriving_.size() == 1) return true;
  if (!std::all_of(arriving_.begin(), arriving_.end(), is_here)) return false;
  JoinAll();
  return true;
}

// Those behind one that holds its reader up stay as they are.
void DatagramPath::JoinAll() {
  while (arriving_.size() > 1 && arriving_[1].holds.empty()) {
    Append(arriving_[0].bytes, arriving_[1].bytes);
    arriving_.erase(arriving_.begin() + 1);
    has_joined_ = true;
  }
}

DatagramPath::Item DatagramPath::Take() {
  Item item = std::move(arriving_.front());
  arriving_.pop_front();
  return item;
}

std::optional<int64_t> DatagramPath::UntilFront(int64_t now_ms) const {
  if (arriving_.empty() || arriving_.front().arrives_ms <= now_ms) {
    return std::nullopt;
  }
  return arriving_.front().arrives_ms - now_ms;
}

void DatagramPath::LoseAll() {
  lost_ = true;
  arriving_.clear();
  delayed_.clear();
}

}  // namespace shakedown::wire
