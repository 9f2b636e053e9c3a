// SPDX-License-Identifier: Apache-2.0
#include "src/engine/records/record_reader.h"

#include <algorithm>
#include <string>

namespace shakedown::engine {
namespace {

constexpr size_t kSsl2HeaderSize = 2;
constexpr size_t kLongestRecord = 18432;

}  // namespace

std::span<uint8_t> RecordReader::body() {
  const size_t header = is_ssl2() ? kSsl2HeaderSize : header_size_;
  return std::span(buffer_).subspan(header, total_size() - header);
}

size_t RecordReader::total_size() const {
  if (is_ssl2()) {
    return kSsl2HeaderSize + size_t{buffer_[0] & 0x7Fu} * 256 + buffer_[1];
  }
  return header_size_ + size_t{buffer_[header_size_ - 2]} * 256 +
         buffer_[header_size_ - 1];
}

// Up to 10.9 the limit was the body's (spec/handshake.md 7, row 10.9).
bool RecordReader::is_too_long() const {
  const bool header_counts =
      rules_.header_error == HeaderError::kAlwaysClosedAbort;
  return total_size() > kLongestRecord + (header_counts ? 0 : header_size_);
}

Status RecordReader::Read(const Facts& facts) {
  if (complete_) {
    held_ = 0;
    complete_ = false;
  }
  if (Status status = ReadHeader(facts); status != Status::kOk) return status;
  if (is_too_long()) {
    return rules_.header_error == HeaderError::kByEraOf10Point8
               ? Status::kProtocol
               : Status::kRecordOverflow;
  }
  if (Status status = Fill(total_size()); status != Status::kOk) return status;
  complete_ = true;
  short_read_reported_ = false;
  return Status::kOk;
}

Status RecordReader::ReadHeader(const Facts& facts) {
  const bool first_byte_alone =
      rules_.header_error != HeaderError::kAlwaysClosedAbort &&
      !facts.version_negotiated;
  if (first_byte_alone) {
    if (Status status = Fill(1); status != Status::kOk) {
      return HeaderFailure(facts, status);
    }
  }
  const Status status = Fill(header_size_);
  return status == Status::kOk ? status : HeaderFailure(facts, status);
}

// Fill makes at most one call, for what is missing of `total` bytes.
Status RecordReader::Fill(size_t total) {
  if (held_ >= total) return Status::kOk;
  if (buffer_.size() < total) buffer_.resize(total);
  const size_t asked = total - held_;
  const auto [moved, status] =
      channel_.Read(std::span(buffer_).subspan(held_, asked));
  held_ += std::min(moved, asked);
  ever_received_ |= held_ > 0;
  if (status != Status::kOk || held_ == total) return status;
  if (!short_read_reported_) {
    trace_.Add(Finding{
        "short-read-as-success",
        "the read callback returned 0 with " + std::to_string(moved) + " of " +
            std::to_string(asked) + " bytes; it must return errSSLWouldBlock"});
    short_read_reported_ = true;
  }
  return Status::kWouldBlock;
}

Status RecordReader::HeaderFailure(const Facts& facts, Status status) {
  if (status == Status::kWouldBlock) return status;
  const bool closed = status == Status::kClosedGraceful;
  switch (rules_.header_error) {
    case HeaderError::kAlwaysClosedAbort:
      return Status::kClosedAbort;
    case HeaderError::kByEraOf10Point9:
      return held_ == 0 && !facts.version_negotiated ? Status::kClosedAbort
                                                     : status;
    case HeaderError::kByEraOf10Point8:
      if (!closed) return status;
      if (facts.side == Side::kClient && !ever_received_) {
        return Status::kConnectionRefused;
      }
      ended_between_ =
          facts.side == Side::kClient && facts.connected && held_ == 0;
      return ended_between_ ? Status::kClosedNoNotify : Status::kClosedAbort;
  }
  return Status::kInternal;
}

}  // namespace shakedown::engine
