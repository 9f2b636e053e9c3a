// SPDX-License-Identifier: Apache-2.0
#include "src/wire/stream/recut.h"

#include <algorithm>

namespace shakedown::wire {
namespace {

constexpr size_t kHeader = 5;
constexpr uint8_t kAlert = 21;
constexpr uint8_t kHandshake = 22;

bool MayCut(const Record& record) {
  const bool is_kind = record.type == kHandshake || record.type == kAlert;
  return is_kind && !record.encrypted && record.length > 0;
}

Bytes HeaderOf(const Record& record, size_t length) {
  ByteWriter writer;
  writer.U8(record.type);
  writer.U16(record.version);
  writer.U16(static_cast<uint16_t>(length));
  return writer.Take();
}

}  // namespace

Recut::Piece Recut::At(size_t position, const RecordTracker& tracker,
                       size_t sent) {
  const auto& records = tracker.records();
  Piece piece;
  if (record_rest_ == 0) {
    while (next_record_ < records.size() &&
           records[next_record_].first < position) {
      ++next_record_;
    }
    if (next_record_ == records.size()) return {0, {}, sent};
    const Record& record = records[next_record_];
    if (record.first > position) return {0, {}, record.first};
    if (run_rest_ == 0) run_rest_ = RunFrom(next_record_, records, sent);
    if (run_rest_ == 0) return {0, {}, record.end()};
    piece.skip = kHeader;
    record_rest_ = record.length;
    ++next_record_;
  }
  const Record& record = records[next_record_ - 1];
  if (piece_rest_ == 0) {
    piece_rest_ = std::min(bytes_, run_rest_);
    piece.header = HeaderOf(record, piece_rest_);
    has_cut_ |= piece_rest_ != record_rest_ || piece.skip == 0;
  }
  piece.end = position + piece.skip + std::min(record_rest_, piece_rest_);
  return piece;
}

// The content of the records of one kind that stand there, one after the other,
// and are whole; of the first, what it announces.
size_t Recut::RunFrom(size_t index, const std::vector<Record>& records,
                      size_t sent) {
  const Record& first = records[index];
  if (!MayCut(first)) return 0;
  size_t content = first.length;
  for (size_t i = index + 1; i < records.size(); ++i) {
    const Record& record = records[i];
    const bool goes_on = MayCut(record) && record.type == first.type &&
                         record.version == first.version &&
                         record.first == records[i - 1].end() &&
                         record.end() <= sent;
    if (!goes_on) break;
    content += record.length;
  }
  return content;
}

void Recut::Passed(size_t count) {
  if (record_rest_ == 0) return;
  record_rest_ -= count;
  run_rest_ -= count;
  piece_rest_ -= count;
}

}  // namespace shakedown::wire
