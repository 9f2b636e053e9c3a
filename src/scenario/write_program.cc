// SPDX-License-Identifier: Apache-2.0
// A program under test, and what is expected of it, as YAML.
#include "src/scenario/write_sections.h"

namespace shakedown::scenario {
namespace {

const char* NameOf(ExpectOutput::Kind kind) {
  switch (kind) {
    case ExpectOutput::Kind::kContains:
      return "contains";
    case ExpectOutput::Kind::kEquals:
      return "equals";
    case ExpectOutput::Kind::kMatches:
      return "matches";
  }
  return "";
}

}  // namespace

void AddProgram(Block& block, const Program& program) {
  block.Add("exec", Quote(program.exec));
  FlowMap environment;
  for (const auto& [name, value] : program.environment) {
    environment.Add(Quote(name), Quote(value));
  }
  if (!environment.empty()) block.Add("environment", environment.Text());
  block.AddData("stdin", program.input);
}

std::string WriteExpectation(const ExpectExit& expected) {
  switch (expected.kind) {
    case ExpectExit::Kind::kStatus:
      return "exit: " + std::to_string(expected.status);
    case ExpectExit::Kind::kNonzero:
      return "exit: nonzero";
    case ExpectExit::Kind::kAny:
      return "exit: any";
  }
  return "";
}

std::string WriteExpectation(const ExpectSignal& expected) {
  return "signal: " + Quote(expected.name);
}

std::string WriteExpectation(const ExpectOutput& expected) {
  FlowMap map;
  map.Add(NameOf(expected.kind), Quote(expected.text));
  return (expected.of_stderr ? "stderr: " : "stdout: ") + map.Text();
}

std::string WriteExpectation(const ExpectWithin& expected) {
  return "within: " + WriteDuration(expected.milliseconds);
}

}  // namespace shakedown::scenario
