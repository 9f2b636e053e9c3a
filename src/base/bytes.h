// SPDX-License-Identifier: Apache-2.0
// Bytes, and reading and writing of the big-endian, length-prefixed structures
// that TLS is made of (RFC 5246 section 4).
// Example: ByteReader reader(record); auto type = reader.ReadU8();
#ifndef SHAKEDOWN_BASE_BYTES_H_
#define SHAKEDOWN_BASE_BYTES_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace shakedown {

using Bytes = std::vector<uint8_t>;
using ByteView = std::span<const uint8_t>;

// AsBytes views the characters of `text` as bytes.
ByteView AsBytes(std::string_view text);

// ToHex returns lower-case hexadecimal digits, two a byte, without separators.
std::string ToHex(ByteView bytes);

// Append adds `more` at the end of `bytes`.
void Append(Bytes& bytes, ByteView more);

// Reads from the front of a view that must outlive it. A read that would pass
// the end returns nothing and consumes nothing.
class ByteReader {
 public:
  explicit ByteReader(ByteView bytes) : rest_(bytes) {}

  std::optional<uint8_t> ReadU8();
  std::optional<uint16_t> ReadU16();
  std::optional<uint32_t> ReadU24();
  std::optional<uint32_t> ReadU32();
  std::optional<ByteView> ReadBytes(size_t count);

  // ReadVector reads a length of `length_bytes` (1, 2 or 3) bytes and then as
  // many bytes as it says.
  std::optional<ByteView> ReadVector(int length_bytes);

  ByteView rest() const { return rest_; }
  bool empty() const { return rest_.empty(); }

 private:
  std::optional<uint32_t> ReadInteger(size_t count);

  ByteView rest_;
};

// Builds such a structure.
// Example: ByteWriter writer; writer.U16(0x0303); writer.Vector(1, session_id);
class ByteWriter {
 public:
  void U8(uint8_t value) { Integer(value, 1); }
  void U16(uint16_t value) { Integer(value, 2); }
  void U24(uint32_t value) { Integer(value, 3); }
  void U32(uint32_t value) { Integer(value, 4); }
  void U64(uint64_t value) { Integer(value, 8); }
  void Raw(ByteView bytes) { Append(bytes_, bytes); }

  // Vector writes a length of `length_bytes` (1, 2 or 3) bytes, then `content`,
  // which must be short enough for it.
  void Vector(int length_bytes, ByteView content);

  const Bytes& bytes() const { return bytes_; }
  Bytes Take() { return std::move(bytes_); }

 private:
  void Integer(uint64_t value, int count);

  Bytes bytes_;
};

}  // namespace shakedown

#endif  // SHAKEDOWN_BASE_BYTES_H_
