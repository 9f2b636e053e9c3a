// SPDX-License-Identifier: Apache-2.0
// What a caller makes of errSSLWouldBlock before the handshake is over.
#include "src/linter/codes.h"
#include "src/linter/rule.h"

namespace shakedown::linter {
namespace {

// The calls up to the first that shows that the handshake was over once.
std::vector<const ApiCall*> FirstHandshake(const Life& life) {
  std::vector<const ApiCall*> calls;
  for (const ApiCall& call : life.calls) {
    calls.push_back(&call);
    if (call.MovesBytes() && call.result() == kSuccess) break;
  }
  return calls;
}

bool UsesTheConnection(const ApiCall& call) {
  const bool moves_data = call.Is("SSLRead") || call.Is("SSLWrite");
  return (moves_data && call.returned->asked > 0) ||
         call.Is("SSLGetNegotiatedCipher") ||
         call.Is("SSLGetNegotiatedProtocolVersion");
}

}  // namespace

void WouldBlockTakenForSuccess(const Life& life, Found& found) {
  bool blocked = false;
  for (const ApiCall* call : FirstHandshake(life)) {
    if (blocked && UsesTheConnection(*call)) {
      found.Add(call->began_at, "would-block-taken-for-success",
                "SSLHandshake returned -9803, which is no success, and the "
                "app went on to " +
                    call->function() + " instead of calling it again");
    }
    if (call->Is("SSLHandshake"))
      blocked = call->WouldBlock();
    else if (call->MovesBytes())
      blocked = false;
  }
}

// An app that waited at all has given up by its own clock, which is careful.
void WouldBlockTakenForFailure(const Life& life, Found& found) {
  const ApiCall* first = nullptr;
  const ApiCall* last = nullptr;
  for (const ApiCall* call : FirstHandshake(life)) {
    if (call->MovesBytes()) {
      if (first == nullptr) first = call;
      last = call;
    }
    if (!call->Is("SSLClose") || last == nullptr) continue;
    if (last->Is("SSLHandshake") && last->WouldBlock() &&
        call->began_ms == first->began_ms) {
      found.Add(call->began_at, "would-block-taken-for-failure",
                "SSLHandshake returned -9803, which only means: again when "
                "bytes have come, and the app closed at once");
    }
  }
}

}  // namespace shakedown::linter
