// SPDX-License-Identifier: Apache-2.0
// Whether a server's hello takes up NPN, so that its client sends NextProtocol
// before Finished, both encrypted (draft-agl-tls-nextprotoneg section 3).
// Example: if (AnnouncesNextProtocol(sent, records)) ...
#ifndef SHAKEDOWN_WIRE_NEXT_PROTOCOL_H_
#define SHAKEDOWN_WIRE_NEXT_PROTOCOL_H_

#include <optional>

#include "src/base/bytes.h"
#include "src/wire/records.h"

namespace shakedown::wire {

// AnnouncesNextProtocol looks at the first ServerHello in `sent`, of which
// `records` knows all; nothing: it isn't there yet.
std::optional<bool> AnnouncesNextProtocol(ByteView sent,
                                          const RecordTracker& records);

}  // namespace shakedown::wire

#endif  // SHAKEDOWN_WIRE_NEXT_PROTOCOL_H_
