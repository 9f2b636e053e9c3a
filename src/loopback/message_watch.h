// SPDX-License-Identifier: Apache-2.0
// Tells the trace which messages passed, from the bytes alone: no engine of
// ours is at the app's end to say so.
// Example: watch.AppSent(wire.sent_by_app(), trace);
// A value; one thread.
#ifndef SHAKEDOWN_LOOPBACK_MESSAGE_WATCH_H_
#define SHAKEDOWN_LOOPBACK_MESSAGE_WATCH_H_

#include <cstddef>

#include "src/base/bytes.h"
#include "src/base/trace.h"
#include "src/wire/records.h"

namespace shakedown::loopback {

class MessageWatch {
 public:
  explicit MessageWatch(wire::Speaker peer);

  // AppSent and PeerSent take all that each end has sent so far, and add what
  // is new: messages that are whole, and alerts. What an encrypted alert says
  // is seen only when the peer has told it, as a PeerEvent.
  void AppSent(const Bytes& all, Trace& trace);
  void PeerSent(const Bytes& all, Trace& trace);

  // PeerRead adds the encrypted alerts that the peer has read meanwhile.
  void PeerRead(Trace& trace);

 private:
  struct End {
    explicit End(wire::Speaker speaker) : tracker(speaker) {}

    wire::RecordTracker tracker;
    size_t fed = 0;       // bytes
    size_t reported = 0;  // messages
  };

  static void Report(End& end, Direction direction, const Bytes& all,
                     Trace& trace);

  End app_;
  End peer_;
  size_t looked_at_ = 0;  // events of the trace
};

}  // namespace shakedown::loopback

#endif  // SHAKEDOWN_LOOPBACK_MESSAGE_WATCH_H_
