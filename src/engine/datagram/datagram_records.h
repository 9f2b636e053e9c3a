// SPDX-License-Identifier: Apache-2.0
// The records of DTLS: 13-byte headers that say epoch and number (RFC 4347
// section 4.1). There is no replay window; what is of another epoch than the
// current one is skipped (spec/handshake.md 1.9 and 5.1).
// Example: records.QueueInEpoch(0, ContentType::kHandshake, fragment, event);
#ifndef SHAKEDOWN_ENGINE_DATAGRAM_DATAGRAM_RECORDS_H_
#define SHAKEDOWN_ENGINE_DATAGRAM_DATAGRAM_RECORDS_H_

#include <cstdint>
#include <deque>
#include <memory>

#include "src/engine/records/record_layer.h"

namespace shakedown::engine {

class DatagramRecords : public RecordLayer {
 public:
  static constexpr size_t kHeaderSize = 13;

  DatagramRecords(Channel& channel, const Rules& rules, Trace& trace);

  // Read: kUnexpectedRecord for a record that is to be skipped.
  Status Read(const RecordReader::Facts& facts, Record& record) override;

  // QueueInEpoch is Queue in the current epoch or the one before it, for what
  // is sent once more. Numbers go on: none is used twice.
  void QueueInEpoch(uint16_t epoch, ContentType type, ByteView content,
                    EventBody event);

  uint16_t write_epoch() const { return write_epochs_.back().number; }

 private:
  struct WriteEpoch {
    uint16_t number = 0;
    std::unique_ptr<RecordProtection> protection;
    uint64_t next_record = 0;
  };

  void AppendRecord(uint8_t type, ByteView content, Bytes& out) override;
  void InstallRead(std::unique_ptr<RecordProtection> protection) override;
  void InstallWrite(std::unique_ptr<RecordProtection> protection) override;
  void Seal(WriteEpoch& epoch, uint8_t type, ByteView content, Bytes& out);

  std::unique_ptr<RecordProtection> read_;
  uint16_t read_epoch_ = 0;
  std::deque<WriteEpoch> write_epochs_;  // the current one is the last
};

}  // namespace shakedown::engine

#endif  // SHAKEDOWN_ENGINE_DATAGRAM_DATAGRAM_RECORDS_H_
