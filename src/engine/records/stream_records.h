// SPDX-License-Identifier: Apache-2.0
// The records of TLS: 5-byte headers, numbered by counting.
#ifndef SHAKEDOWN_ENGINE_RECORDS_STREAM_RECORDS_H_
#define SHAKEDOWN_ENGINE_RECORDS_STREAM_RECORDS_H_

#include <memory>

#include "src/engine/records/record_layer.h"

namespace shakedown::engine {

class StreamRecords : public RecordLayer {
 public:
  StreamRecords(Channel& channel, const Rules& rules, Trace& trace);

  Status Read(const RecordReader::Facts& facts, Record& record) override;

 private:
  void AppendRecord(uint8_t type, ByteView content, Bytes& out) override;
  void InstallRead(std::unique_ptr<RecordProtection> protection) override;
  void InstallWrite(std::unique_ptr<RecordProtection> protection) override;

  std::unique_ptr<RecordProtection> read_;
  std::unique_ptr<RecordProtection> write_;
};

}  // namespace shakedown::engine

#endif  // SHAKEDOWN_ENGINE_RECORDS_STREAM_RECORDS_H_
