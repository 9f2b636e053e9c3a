// SPDX-License-Identifier: Apache-2.0
#include "src/engine/records/stream_records.h"

#include <utility>

namespace shakedown::engine {
namespace {

constexpr size_t kHeaderSize = 5;

}  // namespace

StreamRecords::StreamRecords(Channel& channel, const Rules& rules, Trace& trace)
    : RecordLayer(channel, rules, trace, kHeaderSize),
      read_(MakeNoProtection()),
      write_(MakeNoProtection()) {}

Status StreamRecords::Read(const RecordReader::Facts& facts, Record& record) {
  const Status status = reader().Read(facts);
  if (status != Status::kOk) return status;
  record = {reader().is_ssl2(), reader().type(), reader().body()};
  if (record.ssl2) return Status::kOk;
  if (reader().body().size() <= read_->overhead()) return Status::kClosedAbort;
  return read_->Open(reader().type(), reader().version(), reader().body(),
                     record.content);
}

void StreamRecords::AppendRecord(uint8_t type, ByteView content, Bytes& out) {
  const size_t at = out.size();
  out.push_back(type);
  out.push_back(static_cast<uint8_t>(write_version() >> 8));
  out.push_back(static_cast<uint8_t>(write_version()));
  out.resize(at + kHeaderSize);
  write_->Seal(type, write_version(), content, out);
  const size_t length = out.size() - at - kHeaderSize;
  out[at + 3] = static_cast<uint8_t>(length >> 8);
  out[at + 4] = static_cast<uint8_t>(length);
}

void StreamRecords::InstallRead(std::unique_ptr<RecordProtection> protection) {
  read_ = std::move(protection);
}

void StreamRecords::InstallWrite(std::unique_ptr<RecordProtection> protection) {
  write_ = std::move(protection);
}

}  // namespace shakedown::engine
