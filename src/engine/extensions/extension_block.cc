// SPDX-License-Identifier: Apache-2.0
#include "src/engine/extensions/extension_block.h"

namespace shakedown::engine {

std::optional<std::vector<Extension>> ReadExtensions(ByteReader& reader) {
  std::vector<Extension> extensions;
  if (reader.empty()) return extensions;
  const auto block = reader.ReadVector(2);
  if (!block || !reader.empty()) return std::nullopt;
  ByteReader rest(*block);
  while (!rest.empty()) {
    const auto type = rest.ReadU16();
    const auto data = rest.ReadVector(2);
    if (!type || !data) return std::nullopt;
    extensions.push_back({static_cast<ExtensionType>(*type), *data});
  }
  return extensions;
}

void WriteExtension(ByteWriter& writer, ExtensionType type, ByteView data) {
  writer.U16(static_cast<uint16_t>(type));
  writer.Vector(2, data);
}

std::optional<std::vector<uint16_t>> ReadU16List(ByteReader& reader) {
  const auto block = reader.ReadVector(2);
  if (!block || block->empty() || block->size() % 2 != 0) return std::nullopt;
  std::vector<uint16_t> values;
  ByteReader rest(*block);
  while (auto value = rest.ReadU16()) values.push_back(*value);
  return values;
}

void WriteU16List(ByteWriter& writer, const std::vector<uint16_t>& values) {
  writer.U16(static_cast<uint16_t>(values.size() * 2));
  for (uint16_t value : values) writer.U16(value);
}

}  // namespace shakedown::engine
