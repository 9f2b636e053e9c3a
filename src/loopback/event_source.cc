// SPDX-License-Identifier: Apache-2.0
#include "src/loopback/event_source.h"

#include <poll.h>

#include <algorithm>

#include "src/loopback/machine_clock.h"

namespace shakedown::loopback {
namespace {

// poll's timeout: how long until the first of all moments, in milliseconds.
int TimeUntilFirst(const std::vector<EventSource*>& sources, int64_t until_ms,
                   int64_t now_ms) {
  constexpr int64_t kLongestMs = 60'000;
  int64_t first = std::min(until_ms, now_ms + kLongestMs);
  for (const EventSource* source : sources) {
    if (const auto moment = source->wakes_at_ms()) {
      first = std::min(first, *moment);
    }
  }
  return static_cast<int>(std::max<int64_t>(first - now_ms, 0));
}

bool HasCome(const std::optional<int64_t>& moment, int64_t now_ms) {
  return moment && *moment <= now_ms;
}

}  // namespace

void WaitOnce(const std::vector<EventSource*>& sources, int64_t until_ms) {
  std::vector<pollfd> polled;
  polled.reserve(sources.size());
  for (const EventSource* source : sources) {
    const short events = source->events();
    polled.push_back({events == 0 ? -1 : source->descriptor(), events, 0});
  }
  const int timeout_ms =
      TimeUntilFirst(sources, until_ms, MachineMilliseconds());
  const int ready = poll(polled.data(), polled.size(), timeout_ms);
  const int64_t now_ms = MachineMilliseconds();
  for (size_t i = 0; i < sources.size(); ++i) {
    const short found = ready > 0 ? polled[i].revents : short{0};
    if (found != 0 || HasCome(sources[i]->wakes_at_ms(), now_ms)) {
      sources[i]->OnEvents(found, now_ms);
    }
  }
}

}  // namespace shakedown::loopback
