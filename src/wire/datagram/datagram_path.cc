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
  void operator()(const Insert& insert) { path_.Arrive({insert.bytes, {}}); }
  void operator()(const Duplicate&) { ++copies; }
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

void DatagramPath::Send(ByteView datagram, const std::vector<Due>& effects) {
  const size_t start = sent_.size();
  Append(sent_, datagram);
  records_.FeedDatagram(datagram);
  ++count_;
  Item item{Bytes(datagram.begin(), datagram.end()), {}};
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
  if (dropped || lost_) return;
  if (behind > 0) return delayed_.push_back({std::move(item), behind});
  for (int i = 0; i < copies; ++i) {
    Arrive(item);
    item.holds.clear();
  }
}

// Those that it overtakes, if it was the last to do so, come behind it.
void DatagramPath::Arrive(Item item) {
  arriving_.push_back(std::move(item));
  for (auto late = delayed_.begin(); late != delayed_.end();) {
    if (--late->behind > 0) {
      ++late;
      continue;
    }
    arriving_.push_back(std::move(late->item));
    late = delayed_.erase(late);
  }
}

DatagramPath::Item DatagramPath::Take() {
  Item item = std::move(arriving_.front());
  arriving_.pop_front();
  return item;
}

void DatagramPath::LoseAll() {
  lost_ = true;
  arriving_.clear();
  delayed_.clear();
}

}  // namespace shakedown::wire
