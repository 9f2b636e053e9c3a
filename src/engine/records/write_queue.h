// SPDX-License-Identifier: Apache-2.0
// Finished records on their way to the channel, one entry per message
// (spec/handshake.md 2.3).
// Example: queue.Add(record, MessageMoved{...}); queue.Flush();
#ifndef SHAKEDOWN_ENGINE_RECORDS_WRITE_QUEUE_H_
#define SHAKEDOWN_ENGINE_RECORDS_WRITE_QUEUE_H_

#include <deque>

#include "src/base/bytes.h"
#include "src/base/trace.h"
#include "src/engine/channel.h"
#include "src/engine/status.h"

namespace shakedown::engine {

class WriteQueue {
 public:
  WriteQueue(Channel& channel, Trace& trace)
      : channel_(channel), trace_(trace) {}

  // Add appends an entry, which is offered to the channel as one call.
  // `event` goes to the trace when the channel has taken all of it; of an
  // alert the trace learns at once that it waits.
  void Add(Bytes bytes, EventBody event);

  // Flush writes until the queue is empty or the channel does not return kOk.
  // What was taken stays taken. kInternal, and a finding, if the channel takes
  // nothing but claims success for ever.
  Status Flush();

 private:
  struct Entry {
    Bytes bytes;
    size_t sent = 0;
    EventBody event;
  };

  Status Offer(Entry& entry);

  Channel& channel_;
  Trace& trace_;
  std::deque<Entry> entries_;
  int idle_calls_ = 0;
};

}  // namespace shakedown::engine

#endif  // SHAKEDOWN_ENGINE_RECORDS_WRITE_QUEUE_H_
