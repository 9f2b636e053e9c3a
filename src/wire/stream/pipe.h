// SPDX-License-Identifier: Apache-2.0
// One direction of the wire: what the speaker sent, how much of it has passed,
// and the changes that bytes suffer on the way.
// Example: Pipe pipe(Speaker::kServer); pipe.Send(bytes); pipe.Pass(5, 1200);
// A value; one thread.
#ifndef SHAKEDOWN_WIRE_STREAM_PIPE_H_
#define SHAKEDOWN_WIRE_STREAM_PIPE_H_

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>

#include "src/base/bytes.h"
#include "src/wire/point.h"
#include "src/wire/records.h"
#include "src/wire/stream/recut.h"

namespace shakedown::wire {

class Pipe {
 public:
  static constexpr size_t kNoLimit = std::numeric_limits<size_t>::max();

  explicit Pipe(Speaker speaker) : speaker_(speaker), records_(speaker) {}

  // Send puts bytes behind those that are there.
  void Send(ByteView bytes);

  // Foresee makes the bytes that have not passed begin with `bytes`: what a
  // writer offers may pass only in part and is then offered again.
  void Foresee(ByteView bytes);

  // ExpectNextProtocol is the tracker's, for what is sent from now on.
  void ExpectNextProtocol();

  // Pass lets bytes through, changed as ordered, and returns what comes out:
  // at most `limit` bytes, and none from stream offset `stop` on. It may return
  // before either is reached, but not without having gone on.
  Bytes Pass(size_t limit, size_t stop);

  // Changes to what passes from here on.
  void Corrupt(size_t count, uint8_t mask);
  void Drop(size_t count);
  void Insert(ByteView bytes) { Append(inserted_, bytes); }

  // Duplicate makes the next `count` bytes come twice; 0: those that are left
  // of the record that they lie in.
  void Duplicate(size_t count);

  // Refragment cuts plaintext records to fragments of at most `bytes` bytes.
  void Refragment(size_t bytes) { recut_.emplace(bytes); }

  Speaker speaker() const { return speaker_; }
  size_t position() const { return position_; }  // stream offset of the next
  size_t waiting() const { return sent_.size() - position_; }
  bool has_inserted() const { return !inserted_.empty(); }
  bool refragmented() const { return recut_ && recut_->has_cut(); }
  bool drained() const { return waiting() == 0 && !has_inserted(); }
  const Bytes& sent() const { return sent_; }
  const RecordTracker& records() const { return records_; }

 private:
  Bytes PassContent(size_t count);

  Speaker speaker_;
  Bytes sent_;
  size_t position_ = 0;
  RecordTracker records_;  // of all of sent_
  bool expects_next_protocol_ = false;
  Bytes inserted_;         // comes out before the byte at position_
  size_t drop_rest_ = 0;
  size_t corrupt_rest_ = 0;
  uint8_t mask_ = 0;
  size_t duplicate_rest_ = 0;
  Bytes copy_;  // of those that will come twice
  std::optional<Recut> recut_;
};

}  // namespace shakedown::wire

#endif  // SHAKEDOWN_WIRE_STREAM_PIPE_H_
