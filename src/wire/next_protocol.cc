// SPDX-License-Identifier: Apache-2.0
#include "src/wire/next_protocol.h"

#include <algorithm>

namespace shakedown::wire {
namespace {

constexpr size_t kMessageHeader = 4;
constexpr uint16_t kNextProtocol = 13172;

Bytes BytesOf(const Message& message, ByteView sent) {
  Bytes bytes;
  for (const Span& piece : message.pieces) {
    Append(bytes, sent.subspan(piece.first, piece.length));
  }
  return bytes;
}

// Skips what a ServerHello has before its extensions.
bool HasExtension(ByteView body) {
  constexpr size_t kVersionAndRandom = 34;
  constexpr size_t kSuiteAndCompression = 3;
  ByteReader reader(body);
  reader.ReadBytes(kVersionAndRandom);
  reader.ReadVector(1);
  reader.ReadBytes(kSuiteAndCompression);
  ByteReader block(reader.ReadVector(2).value_or(ByteView()));
  while (const auto type = block.ReadU16()) {
    if (*type == kNextProtocol) return true;
    if (!block.ReadVector(2)) return false;
  }
  return false;
}

}  // namespace

std::optional<bool> AnnouncesNextProtocol(ByteView sent,
                                          const RecordTracker& records) {
  const auto& all = records.messages();
  const auto found =
      std::find_if(all.begin(), all.end(), [](const Message& message) {
        return message.name == "ServerHello" && message.complete();
      });
  if (found == all.end()) return std::nullopt;
  return HasExtension(ByteView(BytesOf(*found, sent)).subspan(kMessageHeader));
}

}  // namespace shakedown::wire
