// SPDX-License-Identifier: Apache-2.0
// A rule looks at one context's life and says what its caller did wrong. It
// accuses only where the trace proves it: a careful app earns no finding.
// Example: void NoClose(const Life& life, Found& found);
#ifndef SHAKEDOWN_LINTER_RULE_H_
#define SHAKEDOWN_LINTER_RULE_H_

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "src/base/findings.h"
#include "src/linter/life.h"

namespace shakedown::linter {

// A finding, and the position in the trace before which it belongs.
struct PlacedFinding {
  size_t position = 0;
  Finding finding;
};

// What the rules found about one context: each name once, where it was first.
class Found {
 public:
  void Add(size_t position, FindingName name, std::string text) {
    for (const PlacedFinding& placed : placed_) {
      if (placed.finding.name == name.get()) return;
    }
    placed_.push_back({position, Finding(name, std::move(text))});
  }

  std::vector<PlacedFinding>& placed() { return placed_; }

 private:
  std::vector<PlacedFinding> placed_;
};

using Rule = void (*)(const Life& life, Found& found);

// breaks.cc
void TrustNotLookedAt(const Life& life, Found& found);
void WentOnBeforeTheVerdict(const Life& life, Found& found);
void BreakTakenForFailure(const Life& life, Found& found);
void NullTrust(const Life& life, Found& found);

// would_block.cc
void WouldBlockTakenForSuccess(const Life& life, Found& found);
void WouldBlockTakenForFailure(const Life& life, Found& found);

// data.cc
void ResentAfterWouldBlock(const Life& life, Found& found);
void UntakenDataForgotten(const Life& life, Found& found);
void DataBesideACodeLost(const Life& life, Found& found);

// callbacks.cc
void LengthLeftUntouched(const Life& life, Found& found);
void ShortWriteAsSuccess(const Life& life, Found& found);

// setters.cc
void RefusedSetterIgnored(const Life& life, Found& found);
void LimitNotApplied(const Life& life, Found& found);

// ends.cc
void FatalCodeRetried(const Life& life, Found& found);
void NoCloseAfterFailure(const Life& life, Found& found);
void CloseNotFinished(const Life& life, Found& found);
void UsedAfterClose(const Life& life, Found& found);

}  // namespace shakedown::linter

#endif  // SHAKEDOWN_LINTER_RULE_H_
