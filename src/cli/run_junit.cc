// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cstdio>
#include <filesystem>

#include "src/cli/scenario_run.h"
#include "src/report/ladder.h"
#include "src/scenario/matrix/cell_path.h"

namespace shakedown::cli {
namespace {

// Escapes text for XML; characters that XML 1.0 forbids become U+FFFD.
std::string Escape(const std::string& text) {
  std::string escaped;
  for (char letter : text) {
    switch (letter) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      default:
        const auto byte = static_cast<unsigned char>(letter);
        const bool forbidden =
            byte < 0x20 && byte != '\n' && byte != '\t' && byte != '\r';
        escaped +=
            forbidden ? std::string("\xef\xbf\xbd") : std::string(1, letter);
    }
  }
  return escaped;
}

std::string Seconds(double milliseconds) {
  std::array<char, 32> text;
  std::snprintf(text.data(), text.size(), "%.6f", milliseconds / 1000);
  return text.data();
}

std::string Case(const ScenarioRun& run) {
  const std::string folder =
      std::filesystem::path(scenario::SplitCellPath(run.scenario.file).file)
          .parent_path()
          .string();
  std::string xml = "  <testcase classname=\"" + Escape(folder) + "\" name=\"" +
                    Escape(run.scenario.name) + "\" time=\"" +
                    Seconds(run.duration_ms) + "\"";
  if (run.result.judgement.verdict == runner::Verdict::kPass) {
    return xml + "/>\n";
  }
  std::string message;
  for (const runner::Mismatch& mismatch : run.result.judgement.mismatches) {
    if (!message.empty()) message += "; ";
    message += mismatch.where.empty() ? "" : mismatch.where + ": ";
    message += mismatch.what;
  }
  return xml + ">\n    <failure type=\"" +
         Escape(runner::NameOf(run.result.judgement.verdict)) +
         "\" message=\"" + Escape(message) + "\">" +
         Escape(report::Ladder(run.scenario, run.result.trace, {})) +
         "again: " + Escape(run.replay) + "</failure>\n  </testcase>\n";
}

}  // namespace

std::string JunitReport(const std::vector<ScenarioRun>& runs) {
  size_t failures = 0;
  double total_ms = 0;
  std::string cases;
  for (const ScenarioRun& run : runs) {
    if (run.result.judgement.verdict != runner::Verdict::kPass) ++failures;
    total_ms += run.duration_ms;
    cases += Case(run);
  }
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<testsuite name=\"shakedown\" tests=\"" +
         std::to_string(runs.size()) + "\" failures=\"" +
         std::to_string(failures) + "\" time=\"" + Seconds(total_ms) + "\">\n" +
         cases + "</testsuite>\n";
}

}  // namespace shakedown::cli
