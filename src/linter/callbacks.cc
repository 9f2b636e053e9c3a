// SPDX-License-Identifier: Apache-2.0
// What the app's SSLReadFunc and SSLWriteFunc say (spec/handshake.md 2.1).
#include "src/linter/codes.h"
#include "src/linter/rule.h"

namespace shakedown::linter {
namespace {

std::string NameOf(const CallbackCalled& callback) {
  return callback.direction == Direction::kFromPeer ? "the read callback"
                                                    : "the write callback";
}

}  // namespace

// The length is preset to what is asked for. A count that is full does not go
// with -9803, so nobody has set it.
void LengthLeftUntouched(const Life& life, Found& found) {
  for (const ApiCall& call : life.calls) {
    for (const CallbackCalled* callback : call.callbacks) {
      if (callback->result != kWouldBlock || callback->asked == 0 ||
          callback->moved != callback->asked) {
        continue;
      }
      found.Add(call.ended_at, "length-left-untouched",
                NameOf(*callback) +
                    " returned -9803 and left *dataLength at "
                    "the " +
                    std::to_string(callback->asked) +
                    " bytes that were asked for: all of them count as moved");
    }
  }
}

// Who takes nothing for ever has earned a finding of the engine's.
void ShortWriteAsSuccess(const Life& life, Found& found) {
  constexpr size_t kForEver = 1000;
  for (const ApiCall& call : life.calls) {
    if (call.callbacks.size() >= kForEver) continue;
    for (const CallbackCalled* callback : call.callbacks) {
      if (callback->direction != Direction::kFromApp ||
          callback->result != kSuccess || callback->moved >= callback->asked) {
        continue;
      }
      found.Add(call.ended_at, "short-write-as-success",
                "the write callback returned 0 with " +
                    std::to_string(callback->moved) + " of " +
                    std::to_string(callback->asked) +
                    " bytes; it must return errSSLWouldBlock");
    }
  }
}

}  // namespace shakedown::linter
