// SPDX-License-Identifier: Apache-2.0
#include "src/linter/linter.h"

#include <algorithm>
#include <utility>

#include "src/linter/rule.h"

namespace shakedown::linter {
namespace {

constexpr Rule kRules[] = {
    &TrustNotLookedAt,
    &WentOnBeforeTheVerdict,
    &BreakTakenForFailure,
    &NullTrust,
    &WouldBlockTakenForSuccess,
    &WouldBlockTakenForFailure,
    &ResentAfterWouldBlock,
    &UntakenDataForgotten,
    &DataBesideACodeLost,
    &LengthLeftUntouched,
    &ShortWriteAsSuccess,
    &RefusedSetterIgnored,
    &LimitNotApplied,
    &FatalCodeRetried,
    &NoCloseAfterFailure,
    &CloseNotFinished,
    &UsedAfterClose,
};

void LeakedContext(const Life& life, size_t end, Found& found) {
  if (!life.made || !life.alive()) return;
  found.Add(end, "leaked-context",
            "the context that " + life.calls.front().function() +
                " made was never released");
}

std::vector<PlacedFinding> Find(const Trace& trace,
                                const LintOptions& options) {
  std::vector<PlacedFinding> all;
  for (const Life& life : LivesIn(trace)) {
    Found found;
    for (const Rule rule : kRules) rule(life, found);
    if (options.is_over) LeakedContext(life, trace.events().size(), found);
    for (PlacedFinding& placed : found.placed()) {
      all.push_back(std::move(placed));
    }
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const PlacedFinding& a, const PlacedFinding& b) {
                     return a.position < b.position;
                   });
  return all;
}

}  // namespace

std::vector<Finding> Lint(const Trace& trace, const LintOptions& options) {
  std::vector<Finding> findings;
  for (PlacedFinding& placed : Find(trace, options)) {
    findings.push_back(std::move(placed.finding));
  }
  return findings;
}

Trace Annotated(Trace trace, const LintOptions& options) {
  std::vector<PlacedFinding> found = Find(trace, options);
  // From the end, so that the places before keep their positions.
  for (auto placed = found.rbegin(); placed != found.rend(); ++placed) {
    trace.Insert(placed->position, std::move(placed->finding));
  }
  return trace;
}

}  // namespace shakedown::linter
