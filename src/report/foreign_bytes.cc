// SPDX-License-Identifier: Apache-2.0
#include "src/report/foreign_bytes.h"

#include <algorithm>

#include "src/report/layout.h"

namespace shakedown::report {
namespace {

constexpr size_t kHeaderSize = 5;
constexpr size_t kPreviewColumns = 40;
constexpr uint8_t kFirstType = 20;  // ChangeCipherSpec
constexpr uint8_t kLastType = 23;   // ApplicationData
constexpr uint8_t kMajorVersion = 3;

bool CanBeginRecord(const Bytes& header) {
  if (header[0] < kFirstType || header[0] > kLastType) return false;
  return header.size() < 2 || header[1] == kMajorVersion;
}

std::string Describe(ByteView found) {
  return "no TLS, " + Grouped(found.size()) +
         " B: " + Quoted(found, kPreviewColumns);
}

std::string Shown(uint8_t byte) {
  if (byte == '\r') return "\\r";
  if (byte == '\n') return "\\n";
  constexpr uint8_t kFirstPrintable = 0x20;
  constexpr uint8_t kLastPrintable = 0x7e;
  if (byte >= kFirstPrintable && byte <= kLastPrintable) {
    return std::string(1, static_cast<char>(byte));
  }
  return "\\x" + ToHex(ByteView(&byte, 1));
}

}  // namespace

std::string Quoted(ByteView bytes, size_t columns) {
  constexpr size_t kMarks = 3;  // two quotes and the ellipsis
  std::string text;
  for (const uint8_t byte : bytes) {
    const std::string shown = Shown(byte);
    if (text.size() + shown.size() + kMarks > columns) return "'" + text + "…'";
    text += shown;
  }
  return "'" + text + "'";
}

std::optional<std::string> ForeignDatagram(ByteView datagram) {
  constexpr uint8_t kDatagramMajorVersion = 254;
  const bool is_record = datagram.size() > 1 && datagram[0] >= kFirstType &&
                         datagram[0] <= kLastType &&
                         datagram[1] == kDatagramMajorVersion;
  if (is_record) return std::nullopt;
  return Describe(datagram);
}

std::optional<std::string> ForeignBytes::Feed(ByteView bytes) {
  while (!foreign_ && !bytes.empty()) {
    if (body_left_ > 0) {
      const size_t skipped = std::min(body_left_, bytes.size());
      body_left_ -= skipped;
      bytes = bytes.subspan(skipped);
      continue;
    }
    header_.push_back(bytes.front());
    bytes = bytes.subspan(1);
    foreign_ = !CanBeginRecord(header_);
    if (header_.size() == kHeaderSize) {
      body_left_ = size_t{header_[3]} * 256 + header_[4];
      header_.clear();
    }
  }
  if (!foreign_) return std::nullopt;
  Bytes found = std::move(header_);
  header_.clear();
  Append(found, bytes);
  if (found.empty()) return std::nullopt;
  return Describe(found);
}

}  // namespace shakedown::report
