// SPDX-License-Identifier: Apache-2.0
// Cuts plaintext records of a stream to another length (RFC 5246 section
// 6.2.1): handshake messages and alerts, in runs of whole records of one type
// that are there together. Everything else passes as it is.
// Example: const auto piece = recut.At(position, records, sent);
//          recut.Passed(count);
// A value; one thread.
#ifndef SHAKEDOWN_WIRE_STREAM_RECUT_H_
#define SHAKEDOWN_WIRE_STREAM_RECUT_H_

#include <cstddef>

#include "src/base/bytes.h"
#include "src/wire/records.h"

namespace shakedown::wire {

class Recut {
 public:
  explicit Recut(size_t bytes) : bytes_(bytes) {}

  // What happens at a place: `skip` bytes, of old headers, are left out, then
  // `header` comes; bytes then pass before stream offset `end`.
  struct Piece {
    size_t skip = 0;
    Bytes header;
    size_t end = 0;
  };

  // At returns what happens at stream offset `position` if bytes pass there
  // now, of which `sent` have been sent in all.
  Piece At(size_t position, const RecordTracker& records, size_t sent);

  // Passed tells how many bytes then did.
  void Passed(size_t count);

  // Has a record been cut in another way than it was?
  bool has_cut() const { return has_cut_; }

 private:
  size_t RunFrom(size_t index, const std::vector<Record>& records, size_t sent);

  size_t bytes_;
  size_t next_record_ = 0;  // index of the first that has not begun
  size_t run_rest_ = 0;     // content of the run that has not passed
  size_t record_rest_ = 0;  // of it, of the old record
  size_t piece_rest_ = 0;   // and of the new one
  bool has_cut_ = false;
};

}  // namespace shakedown::wire

#endif  // SHAKEDOWN_WIRE_STREAM_RECUT_H_
