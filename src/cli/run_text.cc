// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cstdio>
#include <string>
#include <string_view>

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
    case runner::Verdict::kCrash:
      return Paint("CRASH", Colour::kBad, colour);
  }
  return "";
}

std::string Duration(double milliseconds) {
  std::array<char, 32> text;
  std::snprintf(text.data(), text.size(), "%.1f ms", milliseconds);
  return text.data();
}

// The first lines of an output, set off by its name.
std::string Lines(const char* name, std::string_view text, bool colour) {
  constexpr int kMostLines = 12;
  constexpr size_t kMostColumns = 400;
  std::string lines;
  for (int i = 0; !text.empty(); ++i) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (i == kMostLines) return lines + "   ...\n";
    std::string printable(line.substr(0, kMostColumns));
    for (char& letter : printable) {
      if (static_cast<unsigned char>(letter) < ' ') letter = ' ';
    }
    lines +=
        "   " + Paint(name, Colour::kFaint, colour) + " " + printable + "\n";
  }
  return lines;
}

// How much was seen of the app.
std::string Counts(const ScenarioRun& run) {
  if (run.result.program) {
    const int count = run.result.program->connections;
    return runner::Describe(*run.result.program) + " · " +
           std::to_string(count) +
           (count == 1 ? " connection" : " connections");
  }
  return std::to_string(run.result.judgement.calls) + " calls, " +
         std::to_string(run.result.judgement.expected_calls) + " as expected";
}

}  // namespace

std::string ProgramText(const runner::ProgramEnd& end, bool colour) {
  const bool good = end.exit_status == 0 || end.stopped;
  return "  " + Paint("$ " + end.command, Colour::kStrong, colour) + "\n" +
         Lines("out:", end.out, colour) + Lines("err:", end.err, colour) +
         "  " +
         Paint((good ? "✓ " : "✗ ") + runner::Describe(end),
               good ? Colour::kGood : Colour::kBad, colour) +
         "\n\n";
}

std::string VerdictText(const ScenarioRun& run, bool colour) {
  const runner::Judgement& judgement = run.result.judgement;
  std::string text;
  for (const runner::Mismatch& mismatch : judgement.mismatches) {
    text += " " + Paint("✗", Colour::kBad, colour) + " " +
            (mismatch.where.empty() ? "" : mismatch.where + ": ") +
            mismatch.what + "\n";
  }
  const std::string facts = Counts(run) + " · " +
                            report::Grouped(run.result.bytes_moved) +
                            " bytes · " + Duration(run.duration_ms);
  text += " " + VerdictWord(judgement.verdict, colour) + "  " + facts + "\n";
  text += " " + Paint("again: " + run.replay, Colour::kFaint, colour) + "\n";
  return text;
}

}  // namespace shakedown::cli
