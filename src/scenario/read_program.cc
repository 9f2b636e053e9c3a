// SPDX-License-Identifier: Apache-2.0
// app: {exec: ...}: a program in the reference app's place, and what can be
// expected of it.
#include "src/scenario/read_program.h"

#include <regex.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "src/base/nearest.h"
#include "src/scenario/program/command_line.h"
#include "src/scenario/program/placeholders.h"
#include "src/scenario/program/signals.h"

namespace shakedown::scenario {
namespace {

const Words kProgramKeys = {"exec", "environment", "stdin", "side",
                            "peer_name"};

bool IsOneOf(const std::string& word, const Words& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// A text that is given to a program whose language is C.
std::string ReadArgumentText(const Node& node, const std::string& name,
                             Reading& reading) {
  std::string text;
  ReadValue(node, name, reading.diagnosis, text);
  if (text.find('\0') != std::string::npos) {
    reading.diagnosis.Report(node, "'" + name + "' can't hold a NUL");
  }
  return text;
}

// Reports words in braces that stand for nothing.
void CheckPlaceholders(const Node& node, const std::string& text,
                       Reading& reading) {
  Words known = PlainPlaceholders();
  for (const std::string& name : reading.certificates) {
    for (const char* form : {".pem", ".key", ".p12"}) {
      known.push_back(name + form);
    }
  }
  std::optional<std::string> unknown;
  const auto expanded = Expand(text, [&](const std::string& word) {
    if (IsOneOf(word, known)) return std::optional<std::string>(word);
    unknown = word;
    return std::optional<std::string>();
  });
  if (expanded.ok()) return;
  if (!unknown) {
    return reading.diagnosis.Report(node, expanded.error().message);
  }
  const auto nearest = Nearest(*unknown, known);
  reading.diagnosis.Report(node,
                           "nothing is called {" + *unknown + "}" +
                               (nearest ? " (did you mean {" + *nearest + "}?)"
                                        : ": write '{{' for a brace itself"));
}

std::string ReadExpandable(const Node& node, const std::string& name,
                           Reading& reading) {
  std::string text = ReadArgumentText(node, name, reading);
  CheckPlaceholders(node, text, reading);
  return text;
}

void ReadCommand(const Node& node, Reading& reading, Program& program) {
  program.exec = ReadExpandable(node, "exec", reading);
  const auto split = SplitCommand(program.exec);
  if (!split.ok()) reading.diagnosis.Report(node, split.error().message);
}

void ReadEnvironment(const Node& node, Reading& reading, Program& program) {
  if (!node.is_map()) {
    return reading.diagnosis.Report(
        node, "'environment' must be a map of names to values, not " +
                  node.Describe());
  }
  for (size_t i = 0; i + 1 < node.items.size(); i += 2) {
    const Node& name = node.items[i];
    if (name.text.empty() || name.text.find('=') != std::string::npos) {
      reading.diagnosis.Report(name,
                               "no name of a variable: " + name.Describe());
    }
    program.environment[name.text] =
        ReadExpandable(node.items[i + 1], name.text, reading);
  }
}

// Keys that only the reference app knows.
void CheckKeys(const Node& app, Reading& reading) {
  for (size_t i = 0; i + 1 < app.items.size(); i += 2) {
    if (IsOneOf(app.items[i].text, kProgramKeys)) continue;
    reading.diagnosis.Report(app.items[i],
                             "'" + app.items[i].text +
                                 "' configures the reference app: a program "
                                 "configures itself");
  }
}

bool IsExpression(const std::string& text) {
  regex_t compiled;
  if (regcomp(&compiled, text.c_str(), REG_EXTENDED | REG_NOSUB) != 0) {
    return false;
  }
  regfree(&compiled);
  return true;
}

constexpr std::pair<const char*, ExpectOutput::Kind> kOutputKinds[] = {
    {"contains", ExpectOutput::Kind::kContains},
    {"equals", ExpectOutput::Kind::kEquals},
    {"matches", ExpectOutput::Kind::kMatches}};

}  // namespace

bool CountsCalls(const wire::Point& point) {
  return std::holds_alternative<wire::CallbackPoint>(point) ||
         std::holds_alternative<wire::AppCallPoint>(point);
}

void ReadProgram(const Fields& app, Reading& reading, App& read) {
  const Node* exec = app.Find("exec");
  for (const char* key : {"environment", "stdin"}) {
    if (exec != nullptr || app.Find(key) == nullptr) continue;
    reading.diagnosis.Report(
        *app.Find(key),
        "'" + std::string(key) + "' is for a program: write 'exec' as well");
  }
  if (exec == nullptr) return;
  Program& program = read.program.emplace();
  ReadCommand(*exec, reading, program);
  if (const Node* environment = app.Find("environment")) {
    ReadEnvironment(*environment, reading, program);
  }
  if (const Node* input = app.Find("stdin")) {
    program.input = ReadData(*input, "stdin", reading.diagnosis);
  }
  CheckKeys(app.node(), reading);
}

void CheckProgramsWorld(const Node& root, Reading& reading,
                        const Scenario& scenario) {
  if (!scenario.app.program) return;
  if (const Node* keychain = root.Find("keychain")) {
    reading.diagnosis.Report(*keychain,
                             "'keychain' is the reference app's: a program "
                             "has keys of its own");
  }
  if (scenario.peer.transport == wire::Transport::kDatagram) {
    reading.diagnosis.Report(*root.Find("transport"),
                             "a program is reached by streams only");
  }
  const Node* wire = root.Find("wire");
  for (size_t i = 0; i < scenario.wire.size() && wire != nullptr; ++i) {
    const auto& at = scenario.wire[i].effect.at;
    if (!at || !CountsCalls(*at) || i >= wire->items.size()) continue;
    reading.diagnosis.Report(wire->items[i],
                             "'" + wire::ToString(*at) +
                                 "' counts calls: a program makes none that "
                                 "could be counted");
  }
}

// --- expect ---

ExpectationBody ReadExit(const Node&, const Node& value, Reading& reading) {
  constexpr int kMostStatus = 255;
  if (value.is_text() && value.text == "nonzero") {
    return ExpectExit{ExpectExit::Kind::kNonzero};
  }
  if (value.is_text() && value.text == "any") {
    return ExpectExit{ExpectExit::Kind::kAny};
  }
  return ExpectExit{ExpectExit::Kind::kStatus,
                    static_cast<int>(ReadWhole(value, "exit", reading.diagnosis,
                                               0, kMostStatus))};
}

ExpectationBody ReadSignal(const Node&, const Node& value, Reading& reading) {
  ExpectSignal signal;
  ReadValue(value, "signal", reading.diagnosis, signal.name);
  CheckWord(value, "signal", SignalNames(), reading.diagnosis);
  return signal;
}

ExpectationBody ReadOutput(const Node& key, const Node& value,
                           Reading& reading) {
  ExpectOutput output;
  output.of_stderr = key.text == "stderr";
  Words keys;
  for (const auto& [name, kind] : kOutputKinds) keys.emplace_back(name);
  const Fields fields(value, key.text, keys, reading.diagnosis);
  if (value.is_map() && value.items.size() != 2) {
    reading.diagnosis.Report(
        value, "one of 'contains', 'equals' and 'matches' says what '" +
                   key.text + "' is");
  }
  for (const auto& [name, kind] : kOutputKinds) {
    const Node* text = fields.Find(name);
    if (text == nullptr) continue;
    output.kind = kind;
    output.text = ReadArgumentText(*text, name, reading);
    if (kind == ExpectOutput::Kind::kMatches && !IsExpression(output.text)) {
      reading.diagnosis.Report(*text,
                               "no regular expression (POSIX, extended)"
                               ": " +
                                   text->Describe());
    }
  }
  return output;
}

ExpectationBody ReadWithin(const Node&, const Node& value, Reading& reading) {
  const int64_t time = ReadDuration(value, "within", reading.diagnosis);
  if (time <= 0) {
    reading.diagnosis.Report(value, "'within' no time nothing can end");
  }
  return ExpectWithin{time};
}

}  // namespace shakedown::scenario
