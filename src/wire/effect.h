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
#include "src/wire/transport.h"

namespace shakedown::wire {

// The callback would block: for `calls` calls (the one that reached the point
// short is the first), or until `milliseconds` of virtual time have passed
// since it first did, or until that many since the simulation began, or for
// ever.
struct WouldBlock {
  int calls = 1;
  std::optional<int64_t> milliseconds = std::nullopt;
  bool forever = false;
  std::optional<int64_t> until_milliseconds = std::nullopt;
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

// The callback returns `code` (an OSStatus) for `calls` calls, each of which
// moves at most `moved` bytes before; without `calls` now and on every later
// call. With neither, one that the app's bytes meet ends its reads too.
struct Fail {
  int32_t code = 0;
  std::optional<int> calls = std::nullopt;
  size_t moved = 0;
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

// The next `count` bytes come twice; 0: what is left of their record. The
// datagram arrives twice.
struct Duplicate {
  size_t count = 0;
  bool operator==(const Duplicate&) const = default;
};

// What is sent from here on arrives that much virtual time later than it was
// sent: all that follows in a stream, of datagrams the one.
struct Delay {
  int64_t milliseconds = 0;
  bool operator==(const Delay&) const = default;
};

// --- From here on, or from the beginning ---

// All that `from` sends arrives that much virtual time later.
struct Latency {
  Speaker from = Speaker::kServer;
  int64_t milliseconds = 0;
  bool operator==(const Latency&) const = default;
};

// Of what `from` sends, `bytes` arrive every `milliseconds`.
struct Bandwidth {
  Speaker from = Speaker::kServer;
  size_t bytes = 1;
  int64_t milliseconds = 1;
  bool operator==(const Bandwidth&) const = default;
};

// Nothing of a flight of `from` arrives before all of it has: all that it sends
// before it waits for an answer. Datagrams then arrive as one.
struct Coalesce {
  Speaker from = Speaker::kServer;
  bool operator==(const Coalesce&) const = default;
};

// Streams: records that `from` sends in plaintext, handshake or alerts, are cut
// anew, to fragments of `bytes` bytes; shorter ones that were sent together are
// joined. Encrypted records pass as they are: no one else could seal them.
struct Refragment {
  Speaker from = Speaker::kServer;
  size_t bytes = 1;
  bool operator==(const Refragment&) const = default;
};

// Writes of the app go to a send buffer of `bytes`; one that it can't take
// would block, as at a socket. `drains` bytes of it leave for the peer every
// `milliseconds`, or, without that, before each call of a callback.
struct Capacity {
  size_t bytes = 1;
  size_t drains = 0;
  std::optional<int64_t> milliseconds = std::nullopt;
  bool operator==(const Capacity&) const = default;
};

// Datagrams of `from` that are longer than `bytes` are lost.
struct Mtu {
  Speaker from = Speaker::kServer;
  size_t bytes = 1;
  bool operator==(const Mtu&) const = default;
};

// On a wire of datagrams an effect acts on the datagram in which its point
// lies, or which is sent next if that is a call: Drop loses `count` whole
// ones, Insert is one, would-blocks come before it, and a cut loses all that
// is on its way and later, either way.

// The next `behind` datagrams of its sender overtake it.
struct Reorder {
  int behind = 1;
  bool operator==(const Reorder&) const = default;
};

using Action =
    std::variant<WouldBlock, Deliver, CutCleanly, CutAbruptly, Fail, Corrupt,
                 Drop, Insert, Duplicate, Delay, Latency, Bandwidth, Coalesce,
                 Refragment, Capacity, Mtu, Reorder>;

struct Effect {
  // Nothing: from the beginning, if IsSetting(action).
  std::optional<Point> at;
  Action action;
  bool operator==(const Effect&) const = default;
};

// IsSetting tells whether an action holds from its point on, or from the
// beginning, rather than happening once.
bool IsSetting(const Action& action);

// Fits tells whether such a wire can have the action.
bool Fits(const Action& action, Transport transport);

// ToString describes an effect for people: "would_block at server:Certificate".
std::string ToString(const Effect& effect);

}  // namespace shakedown::wire

#endif  // SHAKEDOWN_WIRE_EFFECT_H_
