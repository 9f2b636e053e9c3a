// SPDX-License-Identifier: Apache-2.0
#include "src/peer/records.h"

namespace shakedown::peer {

std::optional<ByteView> NextRecord(ByteView& output) {
  ByteReader header(output);
  header.ReadU8();
  header.ReadU16();
  const auto length = header.ReadU16();
  if (!length || header.rest().size() < *length) return std::nullopt;
  const ByteView record = output.first(kRecordHeaderSize + *length);
  output = output.subspan(record.size());
  return record;
}

Bytes Record(ContentType type, uint8_t minor, ByteView content) {
  constexpr uint8_t kMajor = 3;
  ByteWriter writer;
  writer.U8(static_cast<uint8_t>(type));
  writer.U8(kMajor);
  writer.U8(minor);
  writer.Vector(2, content);
  return writer.Take();
}

Bytes AlertRecord(uint8_t minor, const SendAlert& alert) {
  const Bytes content = {alert.level, alert.description};
  return Record(ContentType::kAlert, minor, content);
}

}  // namespace shakedown::peer
