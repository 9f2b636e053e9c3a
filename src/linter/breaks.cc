// SPDX-License-Identifier: Apache-2.0
// What a caller makes of a break.
#include "src/linter/codes.h"
#include "src/linter/rule.h"

namespace shakedown::linter {
namespace {

// The first verdict between two positions of the trace.
const VerdictAt* VerdictBetween(const Life& life, size_t from, size_t to) {
  for (const VerdictAt& verdict : life.verdicts) {
    if (verdict.position > from && verdict.position < to) return &verdict;
  }
  return nullptr;
}

// A break with the trust decision, and the call that went on after it.
struct Passed {
  const ApiCall* broke = nullptr;
  const ApiCall* went_on = nullptr;
  bool looked = false;   // the app saw the peer's certificates
  bool refused = false;  // SSLSetError or SSLClose: it did not approve
  size_t since = 0;      // where looking began to count
};

// What was seen before the break counts too, if it belongs to the same
// handshake: another break may have shown it.
std::vector<Passed> PassedBreaks(const Life& life) {
  std::vector<Passed> passed;
  Passed now;
  for (const ApiCall& call : life.calls) {
    if (call.LooksAtPeer()) now.looked = true;
    if (call.Is("SSLSetError") || call.Is("SSLClose")) now.refused = true;
    if (!call.MovesBytes()) continue;
    if (now.broke != nullptr) {
      now.went_on = &call;
      passed.push_back(now);
      now = {};
      now.since = call.began_at;
    }
    if (call.result() == kPeerAuthCompleted) now.broke = &call;
    if (call.result() == kSuccess) {
      now = {};
      now.since = call.ended_at;
    }
  }
  return passed;
}

}  // namespace

void TrustNotLookedAt(const Life& life, Found& found) {
  for (const Passed& passed : PassedBreaks(life)) {
    if (passed.looked || passed.refused) continue;
    found.Add(passed.went_on->began_at, "trust-not-looked-at",
              passed.broke->function() +
                  " left the trust decision to the app "
                  "(-9841), and " +
                  passed.went_on->function() +
                  " approved without SSLCopyPeerTrust: any server is accepted");
  }
}

// Whoever asks for the verdict wanted to decide by it; going on had decided.
void WentOnBeforeTheVerdict(const Life& life, Found& found) {
  const std::vector<Passed> all = PassedBreaks(life);
  for (size_t i = 0; i < all.size(); ++i) {
    const Passed& passed = all[i];
    if (!passed.looked || passed.refused) continue;
    const size_t went_on_at = passed.went_on->began_at;
    if (VerdictBetween(life, passed.since, went_on_at) != nullptr) continue;
    const size_t next = i + 1 < all.size() ? all[i + 1].since : SIZE_MAX;
    const VerdictAt* late = VerdictBetween(life, went_on_at, next);
    if (late == nullptr || !late->certain) continue;
    found.Add(late->position, "went-on-before-the-verdict",
              "the trust is evaluated only now, but " +
                  passed.went_on->function() +
                  " was called while that decision was pending (-9841), which "
                  "approves of the peer");
  }
}

void BreakTakenForFailure(const Life& life, Found& found) {
  const ApiCall* broke = nullptr;
  for (const ApiCall& call : life.calls) {
    if (call.Is("SSLClose") && broke != nullptr) {
      found.Add(call.began_at, "break-taken-for-failure",
                broke->function() + " returned " +
                    std::to_string(broke->result()) +
                    ", a question to the app in a renegotiation, and the app "
                    "closed without looking at what was asked");
    }
    if (call.Decides() || call.Is("SSLClose")) broke = nullptr;
    if (!call.MovesBytes()) continue;
    const bool surfaces_in_data = !call.Is("SSLHandshake") && call.Breaks();
    broke = surfaces_in_data ? &call : nullptr;
  }
}

void NullTrust(const Life& life, Found& found) {
  for (const size_t used_at : life.null_trusts) {
    const ApiCall* given = nullptr;  // the last call that gave a trust object
    for (const ApiCall& call : life.calls) {
      const bool gives = call.LooksAtPeer() && call.result() == kSuccess;
      if (gives && call.ended_at < used_at) given = &call;
    }
    if (given == nullptr || given->returned->detail != "NULL") continue;
    found.Add(used_at, "null-trust-used",
              given->function() +
                  " succeeded and gave NULL, since the peer showed no "
                  "certificate, and the app passes that on");
  }
}

}  // namespace shakedown::linter
