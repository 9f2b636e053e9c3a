// SPDX-License-Identifier: Apache-2.0
#include "src/engine/records/record_layer.h"

#include <algorithm>
#include <utility>

namespace shakedown::engine {
namespace {

constexpr size_t kLongestContent = 16384;

}  // namespace

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

void RecordLayer::QueueSsl2(ByteView content, EventBody event) {
  constexpr uint8_t kTwoByteHeader = 0x80;
  Bytes record = {static_cast<uint8_t>(kTwoByteHeader | content.size() >> 8),
                  static_cast<uint8_t>(content.size())};
  Append(record, content);
  queue_.Add(std::move(record), std::move(event));
}

void RecordLayer::SetReadProtection(
    std::unique_ptr<RecordProtection> protection) {
  InstallRead(std::move(protection));
  reads_encrypted_ = true;
}

void RecordLayer::SetWriteProtection(
    std::unique_ptr<RecordProtection> protection) {
  InstallWrite(std::move(protection));
  writes_encrypted_ = true;
  data_last_ = false;
}

}  // namespace shakedown::engine
