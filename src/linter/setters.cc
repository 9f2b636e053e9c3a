// SPDX-License-Identifier: Apache-2.0
// Settings that never took hold, and a caller that did not notice.
#include <algorithm>
#include <string_view>

#include "src/linter/codes.h"
#include "src/linter/rule.h"

namespace shakedown::linter {
namespace {

bool IsSetter(const ApiCall& call) {
  return call.function().rfind("SSLSet", 0) == 0 ||
         call.Is("SSLAddDistinguishedName");
}

// Settings that a caller makes to be safe.
bool IsLimit(const ApiCall& call) {
  return call.function().rfind("SSLSetProtocolVersion", 0) == 0 ||
         call.Is("SSLSetEnabledCiphers");
}

// Did the same setter succeed, or did the app give up, before it went on?
bool WentOnRegardless(const Life& life, const ApiCall& refused) {
  for (const ApiCall& call : life.calls) {
    if (call.began_at < refused.ended_at) continue;
    if (call.function() == refused.function() && call.result() == kSuccess) {
      return false;
    }
    if (call.MovesBytes()) return true;
  }
  return false;
}

}  // namespace

void RefusedSetterIgnored(const Life& life, Found& found) {
  for (const ApiCall& call : life.calls) {
    if (!IsSetter(call) || call.result() != kBadRequest) continue;
    if (!WentOnRegardless(life, call)) continue;
    found.Add(call.ended_at + 1, "refused-setter-ignored",
              call.function() +
                  " returned -909 and set nothing, and the app "
                  "went on as if it had");
  }
}

void LimitNotApplied(const Life& life, Found& found) {
  for (const ApiCall& call : life.calls) {
    const bool failed =
        call.result() != kSuccess && call.result() != kBadRequest;
    if (!IsLimit(call) || !failed || !WentOnRegardless(life, call)) continue;
    found.Add(call.ended_at + 1, "limit-not-applied",
              call.function() + " returned " + std::to_string(call.result()) +
                  " and limited nothing, and the app went on as if it had");
  }
}

}  // namespace shakedown::linter
