// SPDX-License-Identifier: Apache-2.0
#include "src/base/bytes.h"

namespace shakedown {

ByteView AsBytes(std::string_view text) {
  return {reinterpret_cast<const uint8_t*>(text.data()), text.size()};
}

std::string ToHex(ByteView bytes) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string hex;
  hex.reserve(bytes.size() * 2);
  for (uint8_t byte : bytes) {
    hex.push_back(kDigits[byte >> 4]);
    hex.push_back(kDigits[byte & 15]);
  }
  return hex;
}

void Append(Bytes& bytes, ByteView more) {
  bytes.insert(bytes.end(), more.begin(), more.end());
}

std::optional<uint32_t> ByteReader::ReadInteger(size_t count) {
  if (rest_.size() < count) return std::nullopt;
  uint32_t value = 0;
  for (uint8_t byte : rest_.first(count)) value = value << 8 | byte;
  rest_ = rest_.subspan(count);
  return value;
}

std::optional<uint8_t> ByteReader::ReadU8() {
  auto value = ReadInteger(1);
  if (!value) return std::nullopt;
  return static_cast<uint8_t>(*value);
}

std::optional<uint16_t> ByteReader::ReadU16() {
  auto value = ReadInteger(2);
  if (!value) return std::nullopt;
  return static_cast<uint16_t>(*value);
}

std::optional<uint32_t> ByteReader::ReadU24() { return ReadInteger(3); }

std::optional<uint32_t> ByteReader::ReadU32() { return ReadInteger(4); }

std::optional<ByteView> ByteReader::ReadBytes(size_t count) {
  if (rest_.size() < count) return std::nullopt;
  ByteView bytes = rest_.first(count);
  rest_ = rest_.subspan(count);
  return bytes;
}

std::optional<ByteView> ByteReader::ReadVector(int length_bytes) {
  const ByteView before = rest_;
  auto length = ReadInteger(static_cast<size_t>(length_bytes));
  if (length) {
    if (auto content = ReadBytes(*length)) return content;
  }
  rest_ = before;
  return std::nullopt;
}

void ByteWriter::Integer(uint64_t value, int count) {
  for (int shift = 8 * (count - 1); shift >= 0; shift -= 8) {
    bytes_.push_back(static_cast<uint8_t>(value >> shift));
  }
}

void ByteWriter::Vector(int length_bytes, ByteView content) {
  Integer(content.size(), length_bytes);
  Raw(content);
}

}  // namespace shakedown
