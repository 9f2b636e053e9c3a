// SPDX-License-Identifier: Apache-2.0
// A point: where on the wire, or before which call, an effect takes hold. One
// grammar everywhere (docs/scenario-format.md):
//   server:Certificate  server:Certificate+40  server:Certificate.end
//   server:HelloRequest 2  server:Certificate 2+40  server@1200
//   server:record 3
//   read call 7  write call 2  app:SSLHandshake 3
#ifndef SHAKEDOWN_WIRE_POINT_H_
#define SHAKEDOWN_WIRE_POINT_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "src/base/result.h"

namespace shakedown::wire {

// Who sends the bytes that a point counts in.
enum class Speaker : uint8_t { kClient, kServer };

// In a TLS message: before its first byte, after `offset` of its bytes (with
// its 4-byte header), or after its last. Before a message that begins a record
// means before that record's header. Records of one kind count as messages
// too, without the record's header: ChangeCipherSpec, Alert, ApplicationData.
// Of DTLS: its header is 12 bytes, and what is sent again counts again.
struct MessagePoint {
  Speaker speaker = Speaker::kServer;
  std::string message;    // the RFC's name: "Certificate"
  size_t occurrence = 1;  // 2: the second message of that name
  size_t offset = 0;
  bool at_end = false;
  bool operator==(const MessagePoint&) const = default;
};

// Before byte `offset` of all that the speaker sends.
struct BytePoint {
  Speaker speaker = Speaker::kServer;
  size_t offset = 0;
  bool operator==(const BytePoint&) const = default;
};

// Before the header of the speaker's n-th record, counted from 1.
struct RecordPoint {
  Speaker speaker = Speaker::kServer;
  size_t number = 1;
  bool operator==(const RecordPoint&) const = default;
};

// Before the n-th call of the app's read or write callback, counted from 1.
struct CallbackPoint {
  bool is_write = false;
  size_t number = 1;
  bool operator==(const CallbackPoint&) const = default;
};

// Before the app's n-th call of a function of Secure Transport.
struct AppCallPoint {
  std::string function;  // "SSLHandshake"
  size_t number = 1;
  bool operator==(const AppCallPoint&) const = default;
};

using Point = std::variant<MessagePoint, BytePoint, RecordPoint, CallbackPoint,
                           AppCallPoint>;

// MessageNames lists the message names that a point may use (RFC 5246 sections
// 6.2.1 and 7.4, RFC 5077, RFC 6066).
std::vector<std::string> MessageNames();

// ParsePoint reads the grammar above. The error names what is wrong and, for
// a message name, the nearest known one.
Result<Point> ParsePoint(std::string_view text);

// ToString writes a point so that ParsePoint reads the same one.
std::string ToString(const Point& point);

}  // namespace shakedown::wire

#endif  // SHAKEDOWN_WIRE_POINT_H_
