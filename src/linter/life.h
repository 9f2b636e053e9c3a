// SPDX-License-Identifier: Apache-2.0
// What one context went through, told from the trace: its calls in order, the
// callbacks inside each, its alerts, its end.
// Example: for (const Life& life : LivesIn(trace)) ...
// Points into the trace, which must outlive it unchanged.
#ifndef SHAKEDOWN_LINTER_LIFE_H_
#define SHAKEDOWN_LINTER_LIFE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "src/base/trace.h"

namespace shakedown::linter {

// One finished call of Secure Transport. Positions are indices of the trace.
struct ApiCall {
  const CallReturned* returned = nullptr;
  size_t began_at = 0;
  size_t ended_at = 0;
  int64_t began_ms = 0;
  int64_t ended_ms = 0;
  std::vector<const CallbackCalled*> callbacks;

  const std::string& function() const { return returned->function; }
  int32_t result() const { return returned->result; }

  bool Is(const char* name) const { return returned->function == name; }

  // Does it move bytes on the wire, and is it not the end (SSLClose)?
  bool MovesBytes() const;
  bool WouldBlock() const;
  bool Breaks() const;

  // Does it show the app who the peer is?
  bool LooksAtPeer() const;
  // Does it answer a break, or prepare the answer?
  bool Decides() const;
};

struct AlertAt {
  size_t position = 0;
  uint8_t level = 0;
  uint8_t description = 0;
};

// An evaluation of a trust object. It is certain to be this context's only if
// no other context had given the app one.
struct VerdictAt {
  size_t position = 0;
  bool certain = false;
};

struct Life {
  uint32_t context = 0;
  bool made = false;           // the trace holds its beginning
  std::vector<ApiCall> calls;  // in the order of their ends
  std::vector<AlertAt> queued;
  std::vector<AlertAt> sent;  // by the app
  std::vector<VerdictAt> verdicts;
  std::vector<size_t> null_trusts;  // positions of NullTrustUsed
  std::optional<size_t> gone_at;
  std::optional<size_t> data_used;  // the last DataUsed, in bytes

  bool alive() const { return !gone_at; }
};

// LivesIn tells them in the order in which the contexts first appear. Calls
// whose beginning or end the trace lacks are left out.
std::vector<Life> LivesIn(const Trace& trace);

}  // namespace shakedown::linter

#endif  // SHAKEDOWN_LINTER_LIFE_H_
