// SPDX-License-Identifier: Apache-2.0
// What a script does to the wire: a closed sum type, visited without a default.
#ifndef SHAKEDOWN_WIRE_EFFECT_H_
#define SHAKEDOWN_WIRE_EFFECT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "src/base/bytes.h"
#include "src/wire/point.h"

namespace shakedown::wire {

// The callback would block: for `calls` calls (the one that reached the point
// short is the first), or until `milliseconds` of virtual time have passed
// since it first did, or for ever.
struct WouldBlock {
  int calls = 1;
  std::optional<int64_t> milliseconds = std::nullopt;
  bool forever = false;
  bool operator==(const WouldBlock&) const = default;
};

// From here on, what `from` sends moves at most `bytes_per_call` bytes a
// callback call (0: no limit), with `would_block_between` calls that would
// block before each one.
struct Deliver {
  Speaker from = Speaker::kServer;
  int bytes_per_call = 0;
  int would_block_between = 0;
  bool operator==(const Deliver&) const = default;
};

// The connection is closed in order (the callback reports end of file).
struct CutCleanly {
  bool operator==(const CutCleanly&) const = default;
};

// The connection is reset.
struct CutAbruptly {
  bool operator==(const CutAbruptly&) const = default;
};

// The callback returns `code` (an OSStatus), now and on every later call.
struct Fail {
  int32_t code = 0;
  bool operator==(const Fail&) const = default;
};

// `count` bytes are changed by exclusive-or with `mask`.
struct Corrupt {
  uint8_t mask = 0xff;
  size_t count = 1;
  bool operator==(const Corrupt&) const = default;
};

// `count` bytes are lost.
struct Drop {
  size_t count = 1;
  bool operator==(const Drop&) const = default;
};

// `bytes` come in that nobody sent.
struct Insert {
  Bytes bytes;
  bool operator==(const Insert&) const = default;
};

// Of a wire of datagrams. There an effect acts on the datagram in which its
// point lies, or which is sent next if that is a call: Drop loses `count` whole
// ones, Insert is one, would-blocks come before it, and a cut loses all that
// is on its way and later, either way; Deliver does nothing.

// The datagram arrives twice.
struct Duplicate {
  bool operator==(const Duplicate&) const = default;
};

// The next `behind` datagrams of its sender overtake it.
struct Reorder {
  int behind = 1;
  bool operator==(const Reorder&) const = default;
};

using Action = std::variant<WouldBlock, Deliver, CutCleanly, CutAbruptly, Fail,
                            Corrupt, Drop, Insert, Duplicate, Reorder>;

struct Effect {
  // Nothing: from the beginning (Deliver only).
  std::optional<Point> at;
  Action action;
  bool operator==(const Effect&) const = default;
};

// ToString describes an effect for people: "would_block at server:Certificate".
std::string ToString(const Effect& effect);

}  // namespace shakedown::wire

#endif  // SHAKEDOWN_WIRE_EFFECT_H_
