// SPDX-License-Identifier: Apache-2.0
#include "src/runner/program_end.h"

#include <regex.h>

#include <algorithm>
#include <cstdio>

namespace shakedown::runner {
namespace {

using scenario::ExpectExit;
using scenario::ExpectOutput;

std::string Seconds(int64_t milliseconds) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f s",
                static_cast<double>(milliseconds) / 1000);
  return text;
}

std::string Wanted(const ExpectExit& expected) {
  return expected.kind == ExpectExit::Kind::kStatus
             ? "exit with " + std::to_string(expected.status)
             : "exit with something other than 0";
}

bool Meets(const ExpectExit& expected, const ProgramEnd& end) {
  switch (expected.kind) {
    case ExpectExit::Kind::kStatus:
      return end.exit_status == expected.status;
    case ExpectExit::Kind::kNonzero:
      return end.exit_status && *end.exit_status != 0;
    case ExpectExit::Kind::kAny:
      return true;
  }
  return false;
}

// Does a line of `text` match? The expression was compiled when it was read.
bool Matches(const std::string& text, const std::string& expression) {
  regex_t compiled;
  constexpr int kFlags = REG_EXTENDED | REG_NOSUB | REG_NEWLINE;
  if (regcomp(&compiled, expression.c_str(), kFlags) != 0) return false;
  const bool found = regexec(&compiled, text.c_str(), 0, nullptr, 0) == 0;
  regfree(&compiled);
  return found;
}

bool Meets(const ExpectOutput& expected, const std::string& text) {
  switch (expected.kind) {
    case ExpectOutput::Kind::kContains:
      return text.find(expected.text) != std::string::npos;
    case ExpectOutput::Kind::kEquals:
      return text == expected.text;
    case ExpectOutput::Kind::kMatches:
      return Matches(text, expected.text);
  }
  return false;
}

const char* Verb(ExpectOutput::Kind kind) {
  switch (kind) {
    case ExpectOutput::Kind::kContains:
      return "contain";
    case ExpectOutput::Kind::kEquals:
      return "be";
    case ExpectOutput::Kind::kMatches:
      return "match";
  }
  return "";
}

// As much of an output as a sentence can hold.
std::string Shortened(const std::string& text) {
  constexpr size_t kMost = 300;
  if (text.empty()) return "it is empty";
  if (text.size() <= kMost) return "it is '" + text + "'";
  return "it begins with '" + text.substr(0, kMost) + "'";
}

bool Allows(const scenario::Scenario& scenario, const std::string& what) {
  return std::find(scenario.allow.begin(), scenario.allow.end(), what) !=
         scenario.allow.end();
}

// Is the way it ends expected, whatever it is?
bool SaysHowItEnds(const scenario::Scenario& scenario) {
  return std::any_of(
      scenario.expect.begin(), scenario.expect.end(),
      [](const scenario::Expectation& expectation) {
        const auto& body = expectation.body;
        return std::holds_alternative<ExpectExit>(body) ||
               std::holds_alternative<scenario::ExpectSignal>(body) ||
               std::holds_alternative<scenario::ExpectVerdict>(body);
      });
}

}  // namespace

std::string Describe(const ProgramEnd& end) {
  if (end.killed) return "killed after " + Seconds(end.took_ms);
  if (end.stopped) return "still served, and was stopped";
  if (!end.signal.empty()) return "died of " + end.signal;
  return "exit " + std::to_string(end.exit_status.value_or(0));
}

std::optional<std::string> Check(const ExpectExit& expected,
                                 const ProgramEnd& end) {
  if (Meets(expected, end)) return std::nullopt;
  return "expected the program to " + Wanted(expected) +
         ", but: " + Describe(end);
}

std::optional<std::string> Check(const scenario::ExpectSignal& expected,
                                 const ProgramEnd& end) {
  if (end.signal == expected.name) return std::nullopt;
  return "expected the program to die of " + expected.name +
         ", but: " + Describe(end);
}

std::optional<std::string> Check(const ExpectOutput& expected,
                                 const ProgramEnd& end) {
  const std::string& text = expected.of_stderr ? end.err : end.out;
  if (Meets(expected, text)) return std::nullopt;
  return std::string("expected ") + (expected.of_stderr ? "stderr" : "stdout") +
         " to " + Verb(expected.kind) + " '" + expected.text + "', but " +
         Shortened(text);
}

std::optional<std::string> Check(const scenario::ExpectWithin& expected,
                                 const ProgramEnd& end) {
  // Of a program that was killed for it the verdict says so: hang.
  if (end.killed || end.took_ms <= expected.milliseconds) return std::nullopt;
  return "expected the program to end within " +
         Seconds(expected.milliseconds) + ", but: " + Describe(end);
}

std::vector<std::string> CheckRules(const scenario::Scenario& scenario,
                                    const ProgramEnd& end) {
  std::vector<std::string> broken;
  const bool exits_badly = end.exit_status && *end.exit_status != 0;
  if (exits_badly && !SaysHowItEnds(scenario)) {
    broken.push_back("the program ended with " + Describe(end) +
                     ", and no 'exit' is expected");
  }
  if (end.connections == 0 && !Allows(scenario, "no_connection")) {
    broken.emplace_back("the program never spoke to the peer");
  }
  if (end.left_behind > 0 && !Allows(scenario, "left_processes")) {
    broken.push_back("the program left " + std::to_string(end.left_behind) +
                     " running processes behind, which were killed");
  }
  return broken;
}

int64_t TimeLimitMs(const scenario::Scenario& scenario) {
  constexpr int64_t kTimeLimitMs = 10'000;
  for (const scenario::Expectation& expectation : scenario.expect) {
    const auto* within = std::get_if<scenario::ExpectWithin>(&expectation.body);
    if (within != nullptr) return within->milliseconds;
  }
  return kTimeLimitMs;
}

}  // namespace shakedown::runner
