// SPDX-License-Identifier: Apache-2.0
#include "src/wire/pipe.h"

#include <algorithm>

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
    records_.Feed(sent_);
    Send(bytes);
  } else {
    Send(bytes.subspan(common));
  }
}

Bytes Pipe::Pass(size_t limit, size_t stop) {
  const size_t extra = std::min(limit, inserted_.size());
  const auto extra_end = inserted_.begin() + static_cast<ptrdiff_t>(extra);
  Bytes passed(inserted_.begin(), extra_end);
  inserted_.erase(inserted_.begin(), extra_end);

  size_t room = std::min(waiting(), stop - std::min(stop, position_));
  const size_t lost = std::min(room, drop_rest_);
  position_ += lost;
  drop_rest_ -= lost;
  room -= lost;

  const size_t count = std::min(room, limit - extra);
  Append(passed, ByteView(sent_).subspan(position_, count));
  const size_t wrong = std::min(count, corrupt_rest_);
  for (size_t i = 0; i < wrong; ++i) passed[extra + i] ^= mask_;
  corrupt_rest_ -= wrong;
  position_ += count;
  return passed;
}

void Pipe::Corrupt(size_t count, uint8_t mask) {
  corrupt_rest_ = count;
  mask_ = mask;
}

void Pipe::Drop(size_t count) { drop_rest_ = SaturatingSum(drop_rest_, count); }

}  // namespace shakedown::wire
