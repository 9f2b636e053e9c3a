// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cstdio>

#include "src/cli/scenario_run.h"
#include "src/report/layout.h"

namespace shakedown::cli {
namespace {

using report::Colour;
using report::Paint;

std::string VerdictWord(runner::Verdict verdict, bool colour) {
  switch (verdict) {
    case runner::Verdict::kPass:
      return Paint("PASS", Colour::kGood, colour);
    case runner::Verdict::kWrongResult:
      return Paint("WRONG RESULT", Colour::kBad, colour);
    case runner::Verdict::kSpin:
      return Paint("SPIN", Colour::kBad, colour);
    case runner::Verdict::kHang:
      return Paint("HANG", Colour::kBad, colour);
  }
  return "";
}

std::string Duration(double milliseconds) {
  std::array<char, 32> text;
  std::snprintf(text.data(), text.size(), "%.1f ms", milliseconds);
  return text.data();
}

}  // namespace

std::string VerdictText(const ScenarioRun& run, bool colour) {
  const runner::Judgement& judgement = run.result.judgement;
  std::string text;
  for (const runner::Mismatch& mismatch : judgement.mismatches) {
    text += " " + Paint("✗", Colour::kBad, colour) + " " +
            (mismatch.where.empty() ? "" : mismatch.where + ": ") +
            mismatch.what + "\n";
  }
  const std::string facts = std::to_string(judgement.calls) + " calls, " +
                            std::to_string(judgement.expected_calls) +
                            " as expected · " +
                            report::Grouped(run.result.bytes_moved) +
                            " bytes · " + Duration(run.duration_ms);
  text += " " + VerdictWord(judgement.verdict, colour) + "  " + facts + "\n";
  text += " " + Paint("again: " + run.replay, Colour::kFaint, colour) + "\n";
  return text;
}

}  // namespace shakedown::cli
