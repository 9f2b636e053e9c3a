// SPDX-License-Identifier: Apache-2.0
// How a caller ends a connection, or does not.
#include "src/linter/codes.h"
#include "src/linter/rule.h"

namespace shakedown::linter {
namespace {

constexpr uint8_t kFatal = 2;

// A code of Secure Transport's own after which the session is of no use. Ends
// of the connection are no failures, and asking again for them does no harm.
bool IsFatal(int32_t result) {
  switch (result) {
    case kWouldBlock:
    case kClosedGraceful:
    case kClosedNoNotify:
    case kPeerAuthCompleted:
    case kClientCertRequested:
    case kUnexpectedRecord:
    case kClientHelloReceived:
      return false;
    default:
      return result <= kFirstOwnCode && result >= kLastOwnCode;
  }
}

bool IsForeignFailure(int32_t result) {
  return result != kSuccess && result != kBadRequest &&
         (result > kFirstOwnCode || result < kLastOwnCode);
}

}  // namespace

// A setting in between may have mended what was wrong. A code from a callback
// or a keychain may pass; the same one twice shows a loop.
void FatalCodeRetried(const Life& life, Found& found) {
  const ApiCall* failed = nullptr;
  for (const ApiCall& call : life.calls) {
    if (call.function().rfind("SSLSet", 0) == 0) failed = nullptr;
    if (!call.MovesBytes()) continue;
    const bool again =
        failed != nullptr && failed->function() == call.function();
    if (again &&
        (IsFatal(failed->result()) || failed->result() == call.result())) {
      found.Add(call.began_at, "fatal-code-retried",
                call.function() + " had failed for good with " +
                    std::to_string(failed->result()) +
                    ", and the app called it again");
    }
    const bool fails =
        IsFatal(call.result()) || IsForeignFailure(call.result());
    failed = fails ? &call : nullptr;
  }
}

void NoCloseAfterFailure(const Life& life, Found& found) {
  if (life.alive()) return;
  for (const AlertAt& alert : life.queued) {
    if (alert.level != kFatal) continue;
    bool sent = false;
    for (const AlertAt& moved : life.sent) {
      sent = sent || moved.position > alert.position;
    }
    bool closed = false;
    for (const ApiCall& call : life.calls) {
      closed =
          closed || (call.Is("SSLClose") && call.began_at > alert.position);
    }
    if (sent || closed) continue;
    found.Add(*life.gone_at, "no-close-after-failure",
              "the app released the context without SSLClose, so the alert " +
                  AlertName(alert.description) +
                  " never left: the peer does not learn why it failed");
  }
}

// Whoever tried twice has given up by its own clock.
void CloseNotFinished(const Life& life, Found& found) {
  if (life.alive()) return;
  const ApiCall* close = nullptr;
  int closes = 0;
  for (const ApiCall& call : life.calls) {
    if (!call.Is("SSLClose")) continue;
    close = &call;
    ++closes;
  }
  if (closes != 1 || !close->WouldBlock()) return;
  found.Add(close->ended_at + 1, "close-not-finished",
            "SSLClose returned -9803 with output still waiting, and the app "
            "did not call it again: the last bytes never leave");
}

void UsedAfterClose(const Life& life, Found& found) {
  bool closed = false;
  for (const ApiCall& call : life.calls) {
    if (closed && (call.MovesBytes() || call.Is("SSLReHandshake"))) {
      found.Add(call.began_at, "used-after-close",
                call.function() +
                    " after SSLClose, which ends a context for "
                    "good: make a new one");
    }
    closed = closed || call.Is("SSLClose");
  }
}

}  // namespace shakedown::linter
