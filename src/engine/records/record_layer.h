// SPDX-License-Identifier: Apache-2.0
// Records in both directions: reading one, decrypting it; encrypting at the
// moment of queueing; flushing the queue. Streams and datagrams differ in how.
// Example: records.Queue(ContentType::kAlert, alert, AlertMoved{...});
#ifndef SHAKEDOWN_ENGINE_RECORDS_RECORD_LAYER_H_
#define SHAKEDOWN_ENGINE_RECORDS_RECORD_LAYER_H_

#include <cstdint>
#include <memory>

#include "src/base/bytes.h"
#include "src/base/trace.h"
#include "src/engine/channel.h"
#include "src/engine/records/record_protection.h"
#include "src/engine/records/record_reader.h"
#include "src/engine/records/write_queue.h"
#include "src/engine/rules.h"
#include "src/engine/status.h"

namespace shakedown::engine {

enum class ContentType : uint8_t {
  kChangeCipherSpec = 20,
  kAlert = 21,
  kHandshake = 22,
  kApplicationData = 23,
};

// One record as received. `content` is valid until the next is read.
struct Record {
  bool ssl2 = false;
  uint8_t type = 0;
  ByteView content;
};

class RecordLayer {
 public:
  RecordLayer(Channel& channel, const Rules& rules, Trace& trace,
              size_t header_size)
      : reader_(channel, rules, trace, header_size), queue_(channel, trace) {}
  virtual ~RecordLayer() = default;

  // Read takes exactly one record from the channel and decrypts it
  // (spec/handshake.md 2.2; no alert is sent here).
  virtual Status Read(const RecordReader::Facts& facts, Record& record) = 0;

  // Queue encrypts `content`, in as many records as needed, into one entry of
  // the queue. Empty content makes no record. `first_length`, if not 0, limits
  // the first record.
  void Queue(ContentType type, ByteView content, EventBody event,
             size_t first_length = 0);

  // QueueSsl2 queues a record in SSL 2's framing, never encrypted.
  void QueueSsl2(ByteView content, EventBody event);

  Status Flush() { return queue_.Flush(); }

  void set_write_version(uint16_t version) { write_version_ = version; }
  void SetReadProtection(std::unique_ptr<RecordProtection> protection);
  void SetWriteProtection(std::unique_ptr<RecordProtection> protection);

  bool reads_encrypted() const { return reads_encrypted_; }
  bool writes_encrypted() const { return writes_encrypted_; }

  // See RecordReader.
  bool ended_between() const { return reader_.ended_between(); }

  // Was the last record since the write cipher changed application data?
  bool sent_application_data_last() const { return data_last_; }

 protected:
  RecordReader& reader() { return reader_; }
  WriteQueue& queue() { return queue_; }
  uint16_t write_version() const { return write_version_; }

 private:
  // AppendRecord seals `content` as one record at the end of `out`.
  virtual void AppendRecord(uint8_t type, ByteView content, Bytes& out) = 0;

  // Install makes a protection that of all records from now on.
  virtual void InstallRead(std::unique_ptr<RecordProtection> protection) = 0;
  virtual void InstallWrite(std::unique_ptr<RecordProtection> protection) = 0;

  RecordReader reader_;
  WriteQueue queue_;
  bool reads_encrypted_ = false;
  bool writes_encrypted_ = false;
  bool data_last_ = false;
  uint16_t write_version_ = kTls10;
};

}  // namespace shakedown::engine

#endif  // SHAKEDOWN_ENGINE_RECORDS_RECORD_LAYER_H_
