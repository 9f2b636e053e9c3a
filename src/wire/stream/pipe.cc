// SPDX-License-Identifier: Apache-2.0
#include "src/wire/stream/pipe.h"

#include <algorithm>
#include <utility>

namespace shakedown::wire {
namespace {

// a + b, or the largest number if that is larger.
size_t SaturatingSum(size_t a, size_t b) {
  return a > Pipe::kNoLimit - b ? Pipe::kNoLimit : a + b;
}

}  // namespace

void Pipe::Send(ByteView bytes) {
  Append(sent_, bytes);
  records_.Feed(bytes);
}

void Pipe::Foresee(ByteView bytes) {
  const ByteView ahead = ByteView(sent_).subspan(position_);
  const size_t common = std::min(ahead.size(), bytes.size());
  if (!std::equal(ahead.begin(), ahead.begin() + common, bytes.begin())) {
    sent_.resize(position_);
    records_ = RecordTracker(speaker_);
    if (expects_next_protocol_) records_.ExpectNextProtocol();
    records_.Feed(sent_);
    Send(bytes);
  } else {
    Send(bytes.subspan(common));
  }
}

void Pipe::ExpectNextProtocol() {
  expects_next_protocol_ = true;
  records_.ExpectNextProtocol();
}

Bytes Pipe::Pass(size_t limit, size_t stop) {
  if (recut_ && !has_inserted()) {
    const Recut::Piece piece = recut_->At(position_, records_, sent_.size());
    position_ += piece.skip;
    Append(inserted_, piece.header);
    stop = std::min(stop, piece.end);
  }
  const size_t extra = std::min(limit, inserted_.size());
  const auto extra_end = inserted_.begin() + static_cast<ptrdiff_t>(extra);
  Bytes passed(inserted_.begin(), extra_end);
  inserted_.erase(inserted_.begin(), extra_end);

  size_t room = std::min(waiting(), stop - std::min(stop, position_));
  const size_t begin = position_;
  const size_t lost = std::min(room, drop_rest_);
  position_ += lost;
  drop_rest_ -= lost;
  room -= lost;
  Append(passed, PassContent(std::min(room, limit - extra)));
  if (recut_) recut_->Passed(position_ - begin);
  return passed;
}

// Lets at most `count` bytes through, which are there.
Bytes Pipe::PassContent(size_t count) {
  if (duplicate_rest_ > 0) count = std::min(count, duplicate_rest_);
  const ByteView next = ByteView(sent_).subspan(position_, count);
  Bytes passed(next.begin(), next.end());
  position_ += count;
  const size_t wrong = std::min(count, corrupt_rest_);
  for (size_t i = 0; i < wrong; ++i) passed[i] ^= mask_;
  corrupt_rest_ -= wrong;
  if (duplicate_rest_ > 0) {
    Append(copy_, passed);
    duplicate_rest_ -= count;
    if (duplicate_rest_ == 0) Append(inserted_, std::exchange(copy_, {}));
  }
  return passed;
}

void Pipe::Corrupt(size_t count, uint8_t mask) {
  corrupt_rest_ = count;
  mask_ = mask;
}

void Pipe::Duplicate(size_t count) {
  duplicate_rest_ = std::max<size_t>(count, 1);
  if (count > 0) return;
  for (const Record& record : records_.records()) {
    const size_t end = record.end();
    if (record.first <= position_ && position_ < end) {
      duplicate_rest_ = end - position_;
    }
  }
}

void Pipe::Drop(size_t count) { drop_rest_ = SaturatingSum(drop_rest_, count); }

}  // namespace shakedown::wire
