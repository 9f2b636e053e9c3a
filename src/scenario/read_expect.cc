// SPDX-License-Identifier: Apache-2.0
// expect: the timeline of calls, and looks at the trace between them.
#include "src/base/nearest.h"
#include "src/base/result_codes.h"
#include "src/scenario/read_program.h"
#include "src/scenario/sections.h"
#include "src/scenario/vocabulary.h"

namespace shakedown::scenario {
namespace {

// A code by name or number, or a word that the function's result can be.
std::string ReadResult(const Node& node, const Function& function,
                       Reading& reading) {
  const WordList& words = ResultNames(function.result);
  for (const std::string& word : words) {
    if (node.is_text() && node.text == word) return word;
  }
  const bool is_code = words.empty() || node.text.starts_with("err") ||
                       node.text.starts_with("-") ||
                       FindCode(node.text) != nullptr;
  if (!node.is_text()) {
    reading.diagnosis.Report(node, std::string("the result of ") +
                                       function.name + " can't be " +
                                       node.Describe());
    return "";
  }
  if (!is_code) {
    CheckWord(node, std::string("result of ") + function.name, words,
              reading.diagnosis);
    return "";
  }
  const int32_t code = ReadCode(node, reading);
  return FindCode(node.text) != nullptr ? node.text : NameOfCode(code);
}

bool GivesNames(const std::string& function) {
  return function == "SSLCopyDistinguishedNames" ||
         function == "SSLCopyALPNProtocols";
}

Words KeysOf(const std::string& function) {
  if (function == "SSLRead") return {"result", "data"};
  if (GivesNames(function)) return {"result", "names"};
  return {"result"};
}

ExpectationBody ReadCall(const Node& key, const Node& value, Reading& reading) {
  const Function& function = *FindFunction(key.text);
  ExpectCall call;
  call.function = key.text;
  if (value.is_list() && GivesNames(call.function)) {
    ReadValue(value, "names", reading.diagnosis, call.names);
  } else if (value.is_map()) {
    const Fields fields(value, key.text, KeysOf(call.function),
                        reading.diagnosis);
    if (const Node* result = fields.Find("result")) {
      call.result = ReadResult(*result, function, reading);
    }
    if (const Node* data = fields.Find("data")) {
      call.data = ReadData(*data, "data", reading.diagnosis);
    }
    fields.Read("names", call.names);
  } else {
    call.result = ReadResult(value, function, reading);
  }
  return call;
}

bool ReadFromApp(const Fields& fields, Reading& reading) {
  std::string from = "app";
  fields.ReadWord("from", "end", {"app", "peer", "client", "server"}, from);
  return from == "app" ||
         (from == "server" ? reading.app_is_server
                           : from == "client" && !reading.app_is_server);
}

ExpectationBody ReadAlert(const Node&, const Node& value, Reading& reading) {
  const Fields fields(value, "alert", {"from", "level", "description"},
                      reading.diagnosis);
  ExpectAlert alert;
  alert.from_app = ReadFromApp(fields, reading);
  fields.Read("level", alert.level);
  fields.Read("description", alert.description);
  if (const Node* level = fields.Find("level")) ReadAlertLevel(*level, reading);
  if (const Node* description = fields.Find("description")) {
    ReadAlertDescription(*description, reading);
  }
  return alert;
}

ExpectationBody ReadState(const Node&, const Node& value, Reading& reading) {
  ExpectState state;
  ReadValue(value, "state", reading.diagnosis, state.state);
  CheckWord(value, "state", SessionStateNames(), reading.diagnosis);
  return state;
}

ExpectationBody ReadPeerEnd(const Node& key, const Node& value,
                            Reading& reading) {
  const std::string peer = reading.app_is_server ? "client" : "server";
  if (key.text != peer) {
    reading.diagnosis.Report(key, "the peer of this app is the " + peer);
  }
  ExpectPeer expectation;
  if (value.is_text()) {
    CheckWord(value, "end of a " + peer, {"succeeds"}, reading.diagnosis);
    return expectation;
  }
  const Fields fields(value, key.text, {"fails_with"}, reading.diagnosis);
  Require(fields, "fails_with", "how it ends; or write 'succeeds'", reading);
  fields.Read("fails_with", expectation.fails_with);
  return expectation;
}

ExpectationBody ReadClock(const Node&, const Node& value, Reading& reading) {
  return ExpectClock{ReadDuration(value, "clock", reading.diagnosis)};
}

ExpectationBody ReadFinding(const Node&, const Node& value, Reading& reading) {
  ExpectFinding finding;
  ReadValue(value, "finding", reading.diagnosis, finding.name);
  Words names = reading.known_findings;
  if (!names.empty()) {
    names.emplace_back("none");
    CheckWord(value, "finding", names, reading.diagnosis);
  }
  return finding;
}

ExpectationBody ReadTrust(const Node&, const Node& value, Reading& reading) {
  ExpectTrust trust;
  ReadValue(value, "trust", reading.diagnosis, trust.contains);
  if (value.is_text() && value.text.empty()) {
    reading.diagnosis.Report(value,
                             "'trust' can't be empty: any finding holds that");
  }
  return trust;
}

ExpectationBody ReadTranscript(const Node&, const Node& value,
                               Reading& reading) {
  std::string word;
  ReadValue(value, "transcript", reading.diagnosis, word);
  CheckWord(value, "transcript", {"same_as_plain"}, reading.diagnosis);
  return ExpectSameTranscript{};
}

ExpectationBody ReadVerdict(const Node&, const Node& value, Reading& reading) {
  ExpectVerdict verdict;
  ReadValue(value, "verdict", reading.diagnosis, verdict.verdict);
  CheckWord(value, "verdict", {"crash", "hang", "spin"}, reading.diagnosis);
  if (verdict.verdict == "crash" && !reading.app_is_program) {
    reading.diagnosis.Report(value, "only a program (app: exec) can crash");
  }
  if (verdict.verdict == "spin" && reading.app_is_program) {
    reading.diagnosis.Report(
        value, "a program's calls are not seen: it can't be said to spin");
  }
  return verdict;
}

// Whose run the look is at: the reference app's, a program's, or either.
enum class Of { kApp, kProgram, kEither };

struct Look {
  const char* name;
  Of of;
  ExpectationBody (*read)(const Node& key, const Node& value, Reading& reading);
};

constexpr Look kLooks[] = {
    {"alert", Of::kEither, &ReadAlert},
    {"state", Of::kApp, &ReadState},
    {"client", Of::kEither, &ReadPeerEnd},
    {"server", Of::kEither, &ReadPeerEnd},
    {"clock", Of::kApp, &ReadClock},
    {"finding", Of::kApp, &ReadFinding},
    {"trust", Of::kApp, &ReadTrust},
    {"transcript", Of::kApp, &ReadTranscript},
    {"verdict", Of::kEither, &ReadVerdict},
    {"exit", Of::kProgram, &ReadExit},
    {"signal", Of::kProgram, &ReadSignal},
    {"stdout", Of::kProgram, &ReadOutput},
    {"stderr", Of::kProgram, &ReadOutput},
    {"within", Of::kProgram, &ReadWithin},
};

// Reports what can't be seen of this app.
void CheckVisible(const Node& key, Of of, Reading& reading) {
  if (of == Of::kEither) return;
  if (reading.app_is_program && of == Of::kApp) {
    reading.diagnosis.Report(
        key, "'" + key.text +
                 "' can't be seen of a program: expect what it prints, how it "
                 "exits, and what its peer sees");
  }
  if (!reading.app_is_program && of == Of::kProgram) {
    reading.diagnosis.Report(
        key, "'" + key.text + "' is for a program: 'app: {exec: ...}'");
  }
}

ExpectationBody ReadBody(const Node& key, const Node& value, Reading& reading) {
  if (FindFunction(key.text) != nullptr) {
    CheckVisible(key, Of::kApp, reading);
    return ReadCall(key, value, reading);
  }
  Words names = FunctionNames();
  for (const Look& look : kLooks) {
    names.emplace_back(look.name);
    if (key.text != look.name) continue;
    CheckVisible(key, look.of, reading);
    return look.read(key, value, reading);
  }
  CheckWord(key, "expectation", names, reading.diagnosis);
  return ExpectCall{};
}

void ReadTimes(const Node& node, Reading& reading, Expectation& expectation) {
  if (!std::holds_alternative<ExpectCall>(expectation.body)) {
    return reading.diagnosis.Report(node, "only a call can have 'times'");
  }
  expectation.any_number = node.is_text() && node.text == "any";
  if (expectation.any_number) return;
  expectation.times = static_cast<int>(
      ReadWhole(node, "times", reading.diagnosis, 1, 1'000'000));
}

void ReadExpectation(const Node& item, Reading& reading,
                     Expectation& expectation) {
  if (!item.is_map() || item.items.size() < 2 || item.items.size() > 4) {
    return reading.diagnosis.Report(
        item,
        "an entry of 'expect' must be one thing, such as "
        "{SSLHandshake: errSecSuccess}, not " +
            item.Describe());
  }
  const size_t first = item.items[0].text == "times" ? 2 : 0;
  if (first >= item.items.size()) {
    return reading.diagnosis.Report(item, "'times' of what?");
  }
  const Node& key = item.items[first];
  expectation.place = {key.line, key.column, *key.file};
  expectation.body = ReadBody(key, item.items[first + 1], reading);
  if (item.items.size() == 2) return;
  const Node& other = item.items[2 - first];
  CheckWord(other, "key", {"times"}, reading.diagnosis);
  ReadTimes(item.items[3 - first], reading, expectation);
}

}  // namespace

void ReadExpect(const Node& node, Reading& reading, Scenario& scenario) {
  const Node* list = &node;
  if (node.is_map()) {
    const Fields fields(node, "expect", {"exactly"}, reading.diagnosis);
    Require(fields, "exactly", "the list of all calls", reading);
    list = fields.Find("exactly");
    scenario.expect_exactly = true;
  }
  if (list == nullptr) return;
  if (!list->is_list()) {
    return reading.diagnosis.Report(
        *list, "'expect' must be a list, not " + list->Describe());
  }
  for (const Node& item : list->items) {
    ReadExpectation(item, reading, scenario.expect.emplace_back());
  }
}

}  // namespace shakedown::scenario
