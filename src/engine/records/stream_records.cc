// SPDX-License-Identifier: Apache-2.0
#include "src/engine/records/record_layer.h"

#include <algorithm>
#include <utility>

namespace shakedown::engine {
namespace {

constexpr size_t kLongestContent = 16384;
constexpr size_t kHeaderSize = 5;

}  // namespace

RecordLayer::RecordLayer(Channel& channel, const Rules& rules, Trace& trace)
    : reader_(channel, rules, trace),
      queue_(channel, trace),
      read_(MakeNoProtection()),
      write_(MakeNoProtection()) {}

Status RecordLayer::Read(const RecordReader::Facts& facts, Record& record) {
  const Status status = reader_.Read(facts);
  if (status != Status::kOk) return status;
  record = {reader_.is_ssl2(), reader_.type(), reader_.body()};
  if (record.ssl2) return Status::kOk;
  if (reader_.body().size() <= read_->overhead()) return Status::kClosedAbort;
  return read_->Open(reader_.type(), reader_.version(), reader_.body(),
                     record.content);
}

void RecordLayer::Queue(ContentType type, ByteView content, EventBody event,
                        size_t first_length) {
  if (content.empty()) return;
  Bytes records;
  records.reserve(content.size() + 128);
  size_t limit = first_length == 0 ? kLongestContent : first_length;
  while (!content.empty()) {
    const size_t length = std::min(content.size(), limit);
    AppendRecord(static_cast<uint8_t>(type), content.first(length), records);
    content = content.subspan(length);
    limit = kLongestContent;
  }
  data_last_ = type == ContentType::kApplicationData;
  queue_.Add(std::move(records), std::move(event));
}

void RecordLayer::AppendRecord(uint8_t type, ByteView content, Bytes& out) {
  const size_t at = out.size();
  out.push_back(type);
  out.push_back(static_cast<uint8_t>(write_version_ >> 8));
  out.push_back(static_cast<uint8_t>(write_version_));
  out.resize(at + kHeaderSize);
  write_->Seal(type, write_version_, content, out);
  const size_t length = out.size() - at - kHeaderSize;
  out[at + 3] = static_cast<uint8_t>(length >> 8);
  out[at + 4] = static_cast<uint8_t>(length);
}

void RecordLayer::SetReadProtection(
    std::unique_ptr<RecordProtection> protection) {
  read_ = std::move(protection);
  reads_encrypted_ = true;
}

void RecordLayer::SetWriteProtection(
    std::unique_ptr<RecordProtection> protection) {
  write_ = std::move(protection);
  writes_encrypted_ = true;
  data_last_ = false;
}

}  // namespace shakedown::engine
