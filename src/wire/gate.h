// SPDX-License-Identifier: Apache-2.0
// What holds one of the app's callbacks back: cuts, failures, would-blocks and
// limits.
// Example: if (auto status = gate.Refuse(now_ms, moved)) return *status;
// A value; one thread. Statuses are OSStatus numbers.
#ifndef SHAKEDOWN_WIRE_GATE_H_
#define SHAKEDOWN_WIRE_GATE_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>

#include "src/wire/effect.h"

namespace shakedown::wire {

// errSSLWouldBlock, errSSLClosedGraceful, errSSLClosedAbort.
inline constexpr int32_t kWouldBlock = -9803;
inline constexpr int32_t kEndOfFile = -9805;
inline constexpr int32_t kReset = -9806;

class Gate {
 public:
  // Refuse returns the status that ends a call at once, after it has moved
  // `moved` bytes, or nothing. A would-block counts the call as one of its own.
  std::optional<int32_t> Refuse(int64_t now_ms, size_t moved);

  // FailNow returns the code of a failure whose bytes have moved, or nothing.
  std::optional<int32_t> FailNow(size_t moved);

  // Limit is how many of `asked` bytes a call may move.
  size_t Limit(size_t asked) const;

  // EndCall tells how many bytes a call moved of those asked for. A failure
  // that the call met returns its code, which is then how the call ends.
  std::optional<int32_t> EndCall(size_t asked, size_t moved);

  void Cut(int32_t status);  // the first one stays
  // `block`'s until_milliseconds must be on the clock that `now_ms` is of.
  void Block(const WouldBlock& block) { blocks_.push_back({block, {}}); }
  void FailFor(const Fail& fail) { failures_.push_back({fail, {}}); }
  void Set(const Deliver& deliver);

  // Has Deliver shortened or refused a call?
  bool limited() const { return limited_; }

  // UntilUnblocked returns how many milliseconds of virtual time the current
  // would-block still lasts, or nothing if time doesn't end it.
  std::optional<int64_t> UntilUnblocked(int64_t now_ms) const;

 private:
  struct Hold {
    WouldBlock block;
    std::optional<int64_t> since_ms;  // its first call
  };

  struct Failure {
    Fail fail;
    std::optional<size_t> base;  // bytes that this call had moved before it
  };

  size_t DeliverLimit(size_t asked) const;

  // Does `hold` refuse this call?
  static bool Holds(Hold& hold, int64_t now_ms);

  std::optional<int32_t> cut_;
  std::deque<Hold> blocks_;  // one after the other
  std::deque<Failure> failures_;
  Deliver deliver_;        // its `from` is not looked at
  int refusals_left_ = 0;  // before the next delivering call
  bool limited_ = false;
};

}  // namespace shakedown::wire

#endif  // SHAKEDOWN_WIRE_GATE_H_
