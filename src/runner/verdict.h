// SPDX-License-Identifier: Apache-2.0
// What a run came to.
#ifndef SHAKEDOWN_RUNNER_VERDICT_H_
#define SHAKEDOWN_RUNNER_VERDICT_H_

#include <optional>
#include <string>
#include <vector>

#include "src/base/trace.h"
#include "src/runner/program_end.h"
#include "src/scenario/model.h"

namespace shakedown::runner {

// kSpin: the app called again and again without waiting. kHang: it waited, and
// nothing moved for a minute of virtual time; or a program took too long.
// kCrash: a program died of a signal.
enum class Verdict { kPass, kWrongResult, kSpin, kHang, kCrash };

// NameOf returns "pass", "wrong result", "spin", "hang" or "crash".
std::string NameOf(Verdict verdict);

// One thing that was not as expected, with the place in the scenario's file
// ("" if it has none).
struct Mismatch {
  std::string where;
  std::string what;
};

// The facts that expectations and rules are judged by, besides the trace.
struct Observation {
  Trace trace;                   // of the connection that is judged
  std::string peer_failure;      // "" if the peer is content
  std::string transcript;        // SHA-256, in hexadecimal
  std::string plain_transcript;  // of the same run without effects, or ""
  std::vector<wire::Effect> unfired;
  std::vector<std::string> idle_faults;  // of the peer, by name
  size_t unread = 0;  // bytes of data that the app left behind
  bool hung = false;
  bool spun = false;
  std::optional<ProgramEnd> program;  // if one was run
};

struct Judgement {
  Verdict verdict = Verdict::kPass;
  std::vector<Mismatch> mismatches;  // empty iff verdict is kPass
  int calls = 0;                     // API calls made
  int expected_calls = 0;            // of these, named by an expectation
};

// Judge holds what happened against the scenario's expectations, in order, and
// against the rules that hold by default (docs/scenario-format.md, "allow").
Judgement Judge(const scenario::Scenario& scenario,
                const Observation& observation);

}  // namespace shakedown::runner

#endif  // SHAKEDOWN_RUNNER_VERDICT_H_
