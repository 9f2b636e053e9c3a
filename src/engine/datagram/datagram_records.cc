// SPDX-License-Identifier: Apache-2.0
#include "src/engine/datagram/datagram_records.h"

#include <utility>

namespace shakedown::engine {
namespace {

constexpr size_t kNumberBits = 48;

// Where they stand in a header.
constexpr size_t kEpochAt = 3;
constexpr size_t kNumberBytes = 8;  // epoch and number

// Epoch and number as one: what the MAC covers.
uint64_t FullNumber(ByteView header) {
  uint64_t number = 0;
  for (uint8_t byte : header.subspan(kEpochAt, kNumberBytes)) {
    number = number << 8 | byte;
  }
  return number;
}

}  // namespace

DatagramRecords::DatagramRecords(Channel& channel, const Rules& rules,
                                 Trace& trace)
    : RecordLayer(channel, rules, trace, kHeaderSize),
      read_(MakeNoProtection()) {
  write_epochs_.push_back({0, MakeNoProtection()});
}

Status DatagramRecords::Read(const RecordReader::Facts& facts, Record& record) {
  const Status status = reader().Read(facts);
  if (status != Status::kOk) return status;
  record = {reader().is_ssl2(), reader().type(), reader().body()};
  if (record.ssl2) return Status::kOk;
  const uint64_t number = FullNumber(reader().header());
  if (number >> kNumberBits != read_epoch_ ||
      reader().body().size() <= read_->overhead()) {
    return Status::kUnexpectedRecord;
  }
  read_->SetNumber(number);
  return read_->Open(reader().type(), reader().version(), reader().body(),
                     record.content);
}

void DatagramRecords::QueueInEpoch(uint16_t epoch, ContentType type,
                                   ByteView content, EventBody event) {
  for (WriteEpoch& each : write_epochs_) {
    if (each.number != epoch) continue;
    Bytes record;
    Seal(each, static_cast<uint8_t>(type), content, record);
    queue().Add(std::move(record), std::move(event));
  }
}

void DatagramRecords::AppendRecord(uint8_t type, ByteView content, Bytes& out) {
  Seal(write_epochs_.back(), type, content, out);
}

void DatagramRecords::Seal(WriteEpoch& epoch, uint8_t type, ByteView content,
                           Bytes& out) {
  const uint64_t number =
      uint64_t{epoch.number} << kNumberBits | epoch.next_record++;
  const size_t at = out.size();
  ByteWriter header;
  header.U8(type);
  header.U16(write_version());
  header.U64(number);
  header.U16(0);  // the length, which is not known yet
  Append(out, header.bytes());
  epoch.protection->SetNumber(number);
  epoch.protection->Seal(type, write_version(), content, out);
  const size_t length = out.size() - at - kHeaderSize;
  out[at + kHeaderSize - 2] = static_cast<uint8_t>(length >> 8);
  out[at + kHeaderSize - 1] = static_cast<uint8_t>(length);
}

void DatagramRecords::InstallRead(
    std::unique_ptr<RecordProtection> protection) {
  read_ = std::move(protection);
  ++read_epoch_;
}

void DatagramRecords::InstallWrite(
    std::unique_ptr<RecordProtection> protection) {
  const uint16_t next = static_cast<uint16_t>(write_epoch() + 1);
  write_epochs_.push_back({next, std::move(protection)});
  if (write_epochs_.size() > 2) write_epochs_.pop_front();
}

}  // namespace shakedown::engine
