// SPDX-License-Identifier: Apache-2.0
// Where in the stream of its speaker a point lies.
// Example: auto offset = Locate(point, tracker);
#ifndef SHAKEDOWN_WIRE_LOCATE_H_
#define SHAKEDOWN_WIRE_LOCATE_H_

#include <cstddef>
#include <optional>

#include "src/wire/point.h"
#include "src/wire/records.h"

namespace shakedown::wire {

// Locate returns the stream offset before which `point` lies, or nothing while
// the bytes that tell are not there. A point past the end of its message is
// nowhere. Before a message that begins a record is before the record's
// header, so that "server:Certificate" is at a record boundary. Points that
// count calls are nowhere. `records` must be of the point's speaker.
std::optional<size_t> Locate(const Point& point, const RecordTracker& records);

}  // namespace shakedown::wire

#endif  // SHAKEDOWN_WIRE_LOCATE_H_
