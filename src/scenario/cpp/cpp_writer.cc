// SPDX-License-Identifier: Apache-2.0
// The scenario is written as YAML first, so that only one place knows its keys;
// here each of them becomes a call.
#include "src/scenario/cpp/cpp_writer.h"

#include <algorithm>
#include <iterator>

#include "src/scenario/format/flow.h"
#include "src/scenario/yaml/document.h"
#include "src/scenario/yaml_writer.h"

namespace shakedown::scenario {
namespace {

constexpr size_t kColumns = 80;
constexpr char kIndent[] = "    ";

// A string literal; a raw one where escapes would hide the text.
std::string Literal(const std::string& text) {
  const bool has_line = text.find('\n') != text.npos;
  const bool has_marks = text.find_first_of("\"\\") != text.npos;
  if (has_marks && !has_line && text.find(")\"") == text.npos) {
    return "R\"(" + text + ")\"";
  }
  std::string literal = "\"";
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') literal += '\\';
    literal += letter == '\n' ? std::string("\\n") : std::string(1, letter);
  }
  return literal + "\"";
}

std::string WithoutBraces(const std::string& flow) {
  return flow.substr(1, flow.size() - 2);
}

// The inside of a map, "a: b, c: d", as literals; one a line if they are long.
std::string Keys(const Node& map, size_t column) {
  std::string all = Literal(WithoutBraces(WriteFlow(map)));
  if (column + all.size() <= kColumns) return all;
  std::string lines;
  for (size_t i = 0; i + 1 < map.items.size(); i += 2) {
    const bool last = i + 2 == map.items.size();
    std::string pair = WriteFlow(map.items[i]) + ": ";
    pair += WriteFlow(map.items[i + 1]) + (last ? "" : ", ");
    lines += (i == 0 ? "" : "\n" + std::string(column, ' ')) + Literal(pair);
  }
  return lines;
}

// The calls of a ScenarioBuilder, one a line.
class Calls {
 public:
  explicit Calls(const std::string& reason) {
    text_ = "ScenarioBuilder(";
    const size_t column = text_.size();
    for (size_t start = 0; start < reason.size();) {
      const size_t end = std::min(reason.find('\n', start), reason.size() - 1);
      if (start > 0) text_ += "\n" + std::string(column, ' ');
      text_ += Literal(reason.substr(start, end + 1 - start));
      start = end + 1;
    }
    text_ += ")";
  }

  void Add(const std::string& name, const std::string& arguments) {
    text_ += std::string("\n") + kIndent + "." + name + "(" + arguments + ")";
  }

  // `first`, then the inside of a map: Certificate("leaf", "host: a").
  void AddKeys(const std::string& name, const std::string& first,
               const Node& map) {
    const std::string before = first.empty() ? "" : Literal(first) + ", ";
    const size_t column = std::size(kIndent) + name.size() + 1 + before.size();
    Add(name, before + Keys(map, column));
  }

  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

void WriteExpectation(const Node& entry, Calls& calls) {
  const std::string what = Literal(entry.items[0].text);
  const std::string result = Literal(WriteFlow(entry.items[1]));
  const Node* times = entry.Find("times");
  if (times != nullptr && times->text == "any") {
    calls.Add("ExpectAnyNumberOf", what + ", " + result);
  } else {
    const std::string count = times != nullptr ? ", " + times->text : "";
    calls.Add("Expect", what + ", " + result + count);
  }
}

void WriteExpectations(const Node& value, Calls& calls) {
  const Node* exactly = value.Find("exactly");
  if (exactly != nullptr) calls.Add("Exactly", "");
  for (const Node& entry : (exactly != nullptr ? exactly : &value)->items) {
    WriteExpectation(entry, calls);
  }
}

// The parts whose inside one call takes.
const char* CallOfPart(const std::string& key) {
  if (key == "server") return "Server";
  if (key == "client") return "Client";
  if (key == "app") return "App";
  if (key == "keychain") return "Keychain";
  return nullptr;
}

void WriteWorld(const Scenario& scenario, const Node& key, const Node& value,
                Calls& calls) {
  const Scenario defaults;
  if (key.text == "clock") {
    if (scenario.clock != defaults.clock) {
      calls.Add("Clock", Literal(value.text));
    }
  } else if (key.text == "profile") {
    if (scenario.profile != defaults.profile) {
      calls.Add("Profile", Literal(value.text));
    }
  } else if (key.text == "seed" && value.text != "random") {
    if (scenario.seed != defaults.seed) calls.Add("Seed", value.text);
  } else {
    calls.Add("Set", Literal(key.text) + ", " + Literal(WriteFlow(value)));
  }
}

void WriteKey(const Scenario& scenario, const Node& key, const Node& value,
              Calls& calls) {
  if (key.text == "pki") {
    for (size_t i = 0; i + 1 < value.items.size(); i += 2) {
      calls.AddKeys("Certificate", value.items[i].text, value.items[i + 1]);
    }
  } else if (const char* part = CallOfPart(key.text)) {
    const bool says_nothing = value.items.empty() && key.text == "app";
    if (!says_nothing) calls.AddKeys(part, "", value);
  } else if (key.text == "wire") {
    for (const Node& effect : value.items) {
      calls.AddKeys("Wire", effect.items[0].text, effect.items[1]);
    }
  } else if (key.text == "expect") {
    WriteExpectations(value, calls);
  } else if (key.text == "allow") {
    for (const Node& name : value.items) calls.Add("Allow", Literal(name.text));
  } else if (key.text != "shakedown") {
    WriteWorld(scenario, key, value, calls);
  }
}

}  // namespace

std::string WriteCpp(const Scenario& scenario) {
  // What the writer writes can be parsed.
  const Node root = ParseDocument(WriteScenario(scenario), "").value();
  Calls calls(scenario.reason);
  for (size_t i = 0; i + 1 < root.items.size(); i += 2) {
    WriteKey(scenario, root.items[i], root.items[i + 1], calls);
  }
  return calls.text();
}

}  // namespace shakedown::scenario
