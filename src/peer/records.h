// SPDX-License-Identifier: Apache-2.0
// The record layer as far as a peer's own output needs it (RFC 5246 section
// 6.2.1): whole records, in the plain.
// Example: while (auto record = NextRecord(output)) Send(*record);
#ifndef SHAKEDOWN_PEER_RECORDS_H_
#define SHAKEDOWN_PEER_RECORDS_H_

#include <cstdint>
#include <optional>

#include "src/base/bytes.h"
#include "src/peer/script.h"

namespace shakedown::peer {

enum class ContentType : uint8_t {
  kChangeCipherSpec = 20,
  kAlert = 21,
  kHandshake = 22,
  kApplicationData = 23,
};

inline constexpr size_t kRecordHeaderSize = 5;

// NextRecord takes the first record, header included, off the front of
// `output`, or nothing if there is no whole one.
std::optional<ByteView> NextRecord(ByteView& output);

// Record builds one of version 3.`minor`. `content` must be shorter than 64
// KiB.
Bytes Record(ContentType type, uint8_t minor, ByteView content);

// AlertRecord builds an unencrypted alert (RFC 5246 section 7.2).
Bytes AlertRecord(uint8_t minor, const SendAlert& alert);

}  // namespace shakedown::peer

#endif  // SHAKEDOWN_PEER_RECORDS_H_
