// SPDX-License-Identifier: Apache-2.0
// A trace told in a few words, for tests of the rules. All calls are about
// context 1 unless another is named.
// Example: Story().Made().Call("SSLHandshake", -9841).Gone().Findings()
#ifndef SHAKEDOWN_LINTER_STORY_FOR_TEST_H_
#define SHAKEDOWN_LINTER_STORY_FOR_TEST_H_

#include <string>
#include <utility>
#include <vector>

#include "src/base/trace.h"
#include "src/linter/linter.h"

namespace shakedown::linter {

class Story {
 public:
  Story& Made(uint32_t context = 1) {
    trace_.Add(CallBegan{"SSLCreateContext"});
    trace_.Add(CallReturned{"SSLCreateContext", 0, {}, {}, context});
    return *this;
  }
  Story& Gone(uint32_t context = 1) { return Add(ContextGone{context}); }

  Story& Call(const std::string& function, int32_t result = 0,
              uint32_t context = 1) {
    return Returns(CallReturned{function, result, {}, {}, context});
  }
  // SSLCopyPeerTrust that gives NULL.
  Story& GivesNull() {
    return Returns(CallReturned{"SSLCopyPeerTrust", 0, "NULL", {}, 1});
  }
  // SSLWrite or SSLRead of `asked` bytes that moved `data`.
  Story& Moves(const std::string& function, int32_t result, size_t asked,
               const std::string& data) {
    return Returns(CallReturned{
        function, result, {}, Bytes(data.begin(), data.end()), 1, asked});
  }
  // A call in which a callback did this.
  Story& Callback(Direction direction, size_t asked, size_t moved,
                  int32_t result) {
    trace_.Add(CallBegan{"SSLHandshake", 1});
    trace_.Add(CallbackCalled{direction, asked, moved, result});
    return Add(CallReturned{"SSLHandshake", kBlocked, {}, {}, 1});
  }
  // SSLHandshake that fails and queues an alert.
  Story& FailsWithAlert(int32_t result, uint8_t description) {
    trace_.Add(CallBegan{"SSLHandshake", 1});
    trace_.Add(AlertQueued{2, description});
    return Add(CallReturned{"SSLHandshake", result, {}, {}, 1});
  }
  // SSLClose that sends it.
  Story& ClosesWithAlert(uint8_t description) {
    trace_.Add(CallBegan{"SSLClose", 1});
    trace_.Add(AlertMoved{Direction::kFromApp, 2, description, false});
    return Add(CallReturned{"SSLClose", 0, {}, {}, 1});
  }
  Story& Wait(int64_t milliseconds) {
    now_ms_ += milliseconds;
    trace_.AdvanceTo(now_ms_);
    return *this;
  }
  Story& Add(EventBody body) {
    trace_.Add(std::move(body));
    return *this;
  }

  const Trace& trace() const { return trace_; }

  // The names of the findings; `is_over`: nothing more will happen.
  std::vector<std::string> Findings(bool is_over = false) const {
    std::vector<std::string> names;
    for (const Finding& finding : Lint(trace_, {is_over})) {
      names.push_back(finding.name);
    }
    return names;
  }

 private:
  static constexpr int32_t kBlocked = -9803;

  Story& Returns(CallReturned returned) {
    trace_.Add(CallBegan{returned.function, returned.context});
    return Add(std::move(returned));
  }

  Trace trace_;
  int64_t now_ms_ = 0;
};

}  // namespace shakedown::linter

#endif  // SHAKEDOWN_LINTER_STORY_FOR_TEST_H_
