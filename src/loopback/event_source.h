// SPDX-License-Identifier: Apache-2.0
// What one thread waits for: descriptors that are ready, moments that come.
// Example: while (!done) WaitOnce({&listener, &relay}, deadline_ms);
// One thread. Times are MachineMilliseconds().
#ifndef SHAKEDOWN_LOOPBACK_EVENT_SOURCE_H_
#define SHAKEDOWN_LOOPBACK_EVENT_SOURCE_H_

#include <cstdint>
#include <optional>
#include <vector>

namespace shakedown::loopback {

class EventSource {
 public:
  virtual ~EventSource() = default;

  virtual int descriptor() const = 0;

  // The events of poll(2) that it waits for; 0: none, not even errors.
  virtual short events() const = 0;

  // When it wants to be called though nothing happened; nothing: never.
  virtual std::optional<int64_t> wakes_at_ms() const = 0;

  // OnEvents is told what poll(2) found; 0: its moment has come. It must
  // neither wait nor destroy a source.
  virtual void OnEvents(short found, int64_t now_ms) = 0;
};

// WaitOnce waits until a source has something to do, a signal comes, or it is
// `until_ms`; then it calls each source concerned once.
void WaitOnce(const std::vector<EventSource*>& sources, int64_t until_ms);

}  // namespace shakedown::loopback

#endif  // SHAKEDOWN_LOOPBACK_EVENT_SOURCE_H_
