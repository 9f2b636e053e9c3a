// SPDX-License-Identifier: Apache-2.0
// wire and expect as YAML.
#include "src/scenario/write_sections.h"

namespace shakedown::scenario {
namespace {

// Writes an action's name and keys; its point is in `map` already.
struct ActionWriter {
  FlowMap map;

  std::string Text(std::string_view name) const {
    return FlowMap().Add(name, map.Text()).Text();
  }

  void From(wire::Speaker speaker) {
    map.Add("from", speaker == wire::Speaker::kClient ? "client" : "server");
  }
  void Number(std::string_view key, size_t number) {
    map.Add(key, std::to_string(number));
  }

  std::string operator()(const wire::WouldBlock& action) {
    if (action.forever) {
      map.Add("forever", "true");
    } else if (action.milliseconds) {
      map.Add("for", WriteDuration(*action.milliseconds));
    } else if (action.until_milliseconds) {
      map.Add("until", WriteDuration(*action.until_milliseconds));
    } else {
      map.Add("calls", std::to_string(action.calls));
    }
    return Text("would_block");
  }
  std::string operator()(const wire::Deliver& action) {
    From(action.from);
    map.Add("bytes_per_call", std::to_string(action.bytes_per_call));
    map.Add("would_block_between", std::to_string(action.would_block_between));
    return Text("deliver");
  }
  std::string operator()(const wire::CutCleanly&) {
    map.Add("how", "cleanly");
    return Text("cut");
  }
  std::string operator()(const wire::CutAbruptly&) {
    map.Add("how", "abruptly");
    return Text("cut");
  }
  std::string operator()(const wire::Fail& action) {
    map.Add("with", WriteCode(action.code));
    if (action.calls) Number("calls", static_cast<size_t>(*action.calls));
    if (action.moved > 0) Number("moved", action.moved);
    return Text("fail");
  }
  std::string operator()(const wire::Corrupt& action) {
    map.Add("mask", std::to_string(action.mask));
    map.Add("count", std::to_string(action.count));
    return Text("corrupt");
  }
  std::string operator()(const wire::Drop& action) {
    map.Add("count", std::to_string(action.count));
    return Text("drop");
  }
  std::string operator()(const wire::Insert& action) {
    map.Add("bytes",
            QuoteData(std::string(action.bytes.begin(), action.bytes.end())));
    return Text("insert");
  }
  std::string operator()(const wire::Duplicate& action) {
    if (action.count > 0) Number("count", action.count);
    return Text("duplicate");
  }
  std::string operator()(const wire::Delay& action) {
    map.Add("for", WriteDuration(action.milliseconds));
    return Text("delay");
  }
  std::string operator()(const wire::Latency& action) {
    From(action.from);
    map.Add("for", WriteDuration(action.milliseconds));
    return Text("latency");
  }
  std::string operator()(const wire::Bandwidth& action) {
    From(action.from);
    Number("bytes", action.bytes);
    map.Add("every", WriteDuration(action.milliseconds));
    return Text("bandwidth");
  }
  std::string operator()(const wire::Coalesce& action) {
    From(action.from);
    return Text("coalesce");
  }
  std::string operator()(const wire::Refragment& action) {
    From(action.from);
    Number("bytes", action.bytes);
    return Text("refragment");
  }
  std::string operator()(const wire::Capacity& action) {
    Number("bytes", action.bytes);
    if (action.drains > 0) Number("drains", action.drains);
    if (action.milliseconds) {
      map.Add("every", WriteDuration(*action.milliseconds));
    }
    return Text("capacity");
  }
  std::string operator()(const wire::Mtu& action) {
    From(action.from);
    Number("bytes", action.bytes);
    return Text("mtu");
  }
  std::string operator()(const wire::Reorder& action) {
    map.Add("behind", std::to_string(action.behind));
    return Text("reorder");
  }
};

std::string WriteEffect(const wire::Effect& effect) {
  ActionWriter writer;
  if (effect.at) writer.map.Add("at", Quote(wire::ToString(*effect.at)));
  return std::visit(writer, effect.action);
}

std::string WriteCallResult(const ExpectCall& call) {
  if (call.result && !call.data && call.names.empty()) {
    return Quote(*call.result);
  }
  if (!call.result && !call.data && !call.names.empty()) {
    return QuoteList(call.names);
  }
  FlowMap map;
  if (call.result) map.Add("result", Quote(*call.result));
  if (call.data) map.Add("data", QuoteData(*call.data));
  if (!call.names.empty()) map.Add("names", QuoteList(call.names));
  return map.Text();
}

std::string Pair(std::string_view key, std::string_view value) {
  return std::string(key) + ": " + std::string(value);
}

struct BodyWriter {
  std::string_view peer;

  std::string operator()(const ExpectCall& call) const {
    return Pair(call.function, WriteCallResult(call));
  }
  std::string operator()(const ExpectAlert& alert) const {
    FlowMap map;
    map.Add("from", alert.from_app ? "app" : "peer");
    if (alert.level) map.Add("level", Quote(*alert.level));
    if (alert.description) map.Add("description", Quote(*alert.description));
    return Pair("alert", map.Text());
  }
  std::string operator()(const ExpectState& state) const {
    return Pair("state", Quote(state.state));
  }
  std::string operator()(const ExpectPeer& end) const {
    if (end.fails_with.empty()) return Pair(peer, "succeeds");
    return Pair(peer,
                FlowMap().Add("fails_with", Quote(end.fails_with)).Text());
  }
  std::string operator()(const ExpectClock& clock) const {
    return Pair("clock", "+" + WriteDuration(clock.passed_ms));
  }
  std::string operator()(const ExpectFinding& finding) const {
    return Pair("finding", Quote(finding.name));
  }
  std::string operator()(const ExpectTrust& trust) const {
    return Pair("trust", Quote(trust.contains));
  }
  std::string operator()(const ExpectSameTranscript&) const {
    return Pair("transcript", "same_as_plain");
  }
  std::string operator()(const ExpectVerdict& verdict) const {
    return Pair("verdict", Quote(verdict.verdict));
  }
  std::string operator()(const ExpectExit& expected) const {
    return WriteExpectation(expected);
  }
  std::string operator()(const ExpectSignal& expected) const {
    return WriteExpectation(expected);
  }
  std::string operator()(const ExpectOutput& expected) const {
    return WriteExpectation(expected);
  }
  std::string operator()(const ExpectWithin& expected) const {
    return WriteExpectation(expected);
  }
};

std::string WriteTimes(const Expectation& expectation) {
  if (expectation.any_number) return "any";
  return expectation.times == 1 ? "" : std::to_string(expectation.times);
}

}  // namespace

std::string WriteWire(const std::vector<PlacedEffect>& effects) {
  std::string text = "wire:\n";
  for (const PlacedEffect& placed : effects) {
    // "{name: {...}}" without its outer braces is the block form.
    const std::string flow = WriteEffect(placed.effect);
    text += "  - " + flow.substr(1, flow.size() - 2) + "\n";
  }
  return text;
}

std::string WriteExpect(const Scenario& scenario) {
  const std::string indent = scenario.expect_exactly ? "    " : "  ";
  std::string text =
      scenario.expect_exactly ? "expect:\n  exactly:" : "expect:";
  text += scenario.expect.empty() ? " []\n" : "\n";
  const BodyWriter writer{scenario.peer.is_server ? "server" : "client"};
  for (const Expectation& expectation : scenario.expect) {
    text += indent + "- " + std::visit(writer, expectation.body) + "\n";
    const std::string times = WriteTimes(expectation);
    if (!times.empty()) text += indent + "  times: " + times + "\n";
  }
  return text;
}

}  // namespace shakedown::scenario
