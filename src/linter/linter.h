// SPDX-License-Identifier: Apache-2.0
// The contract linter: what a trace proves about the app that called Secure
// Transport, beyond what Secure Transport itself noticed.
// Example: const Trace annotated = Annotated(trace, {.is_over = true});
// Reads the trace and nothing else.
#ifndef SHAKEDOWN_LINTER_LINTER_H_
#define SHAKEDOWN_LINTER_LINTER_H_

#include <string>
#include <vector>

#include "src/base/trace.h"

namespace shakedown::linter {

struct LintOptions {
  // Will nothing more happen? Then a context that still lives is a leak.
  bool is_over = false;
};

// Lint returns the findings of all rules about all contexts of the trace, in
// the order of their places. Findings that the trace holds already are not
// repeated. docs/findings.md explains each.
std::vector<Finding> Lint(const Trace& trace, const LintOptions& options = {});

// Annotated returns the trace with these findings in their places.
Trace Annotated(Trace trace, const LintOptions& options = {});

}  // namespace shakedown::linter

#endif  // SHAKEDOWN_LINTER_LINTER_H_
