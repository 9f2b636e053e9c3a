// SPDX-License-Identifier: Apache-2.0
// Takes exactly one record from the channel: its header, then its body, never a
// byte more (spec/handshake.md 2.2).
// Example: if (reader.Read(facts) == Status::kOk) Use(reader.body());
#ifndef SHAKEDOWN_ENGINE_RECORDS_RECORD_READER_H_
#define SHAKEDOWN_ENGINE_RECORDS_RECORD_READER_H_

#include <cstdint>
#include <span>

#include "src/base/bytes.h"
#include "src/base/trace.h"
#include "src/engine/channel.h"
#include "src/engine/rules.h"
#include "src/engine/settings.h"
#include "src/engine/status.h"

namespace shakedown::engine {

class RecordReader {
 public:
  // What the result of a failing header depended on up to 10.9.
  struct Facts {
    Side side = Side::kClient;
    bool version_negotiated = false;
    bool connected = false;
  };

  // `header_size` is a stream's 5 or a datagram's 13; the last two bytes of
  // either are the length of what follows.
  RecordReader(Channel& channel, const Rules& rules, Trace& trace,
               size_t header_size)
      : channel_(channel),
        rules_(rules),
        trace_(trace),
        header_size_(header_size) {}

  // Read goes on where it stopped. After kOk the record is held until the next
  // Read; any other result keeps what has been read.
  Status Read(const Facts& facts);

  bool is_ssl2() const { return held_ > 0 && (buffer_[0] & 0x80) != 0; }
  uint8_t type() const { return buffer_[0]; }
  uint16_t version() const {
    return static_cast<uint16_t>(buffer_[1] << 8 | buffer_[2]);
  }
  // The header of the record that is held.
  ByteView header() const { return ByteView(buffer_).first(header_size_); }
  std::span<uint8_t> body();

  // Did the last read find that a connected client's transport had ended
  // between two records, where that has a code of its own (up to 10.8)?
  bool ended_between() const { return ended_between_; }

 private:
  Status ReadHeader(const Facts& facts);
  Status Fill(size_t total);
  Status HeaderFailure(const Facts& facts, Status status);
  size_t total_size() const;
  bool is_too_long() const;

  Channel& channel_;
  const Rules& rules_;
  Trace& trace_;
  const size_t header_size_;
  Bytes buffer_;
  size_t held_ = 0;
  bool complete_ = false;
  bool ever_received_ = false;
  bool ended_between_ = false;
  bool short_read_reported_ = false;
};

}  // namespace shakedown::engine

#endif  // SHAKEDOWN_ENGINE_RECORDS_RECORD_READER_H_
