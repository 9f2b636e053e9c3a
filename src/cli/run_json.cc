// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>
#include <string>

#include "src/base/result_codes.h"
#include "src/cli/scenario_run.h"

namespace shakedown::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr uint8_t kWarning = 1;

const char* NameOf(Direction direction) {
  return direction == Direction::kFromApp ? "app" : "peer";
}

const char* LevelOf(uint8_t level) {
  return level == kWarning ? "warning" : "fatal";
}

// Bytes that are no UTF-8 become U+FFFD: a peer may send anything.
std::string Dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

// Every kind of event as the fields it has in JSON.
struct EventFields {
  Json operator()(const CallBegan& e) const {
    return {{"event", "call"}, {"call", e.function}};
  }
  Json operator()(const CallReturned& e) const {
    Json json = {{"event", "return"},
                 {"call", e.function},
                 {"result", e.result},
                 {"name", NameOfCode(e.result)}};
    if (!e.detail.empty()) json["value"] = e.detail;
    if (!e.data.empty())
      json["data"] = std::string(e.data.begin(), e.data.end());
    return json;
  }
  Json operator()(const CallbackCalled& e) const {
    return {
        {"event", "callback"},
        {"callback", e.direction == Direction::kFromPeer ? "read" : "write"},
        {"asked", e.asked},
        {"moved", e.moved},
        {"result", e.result}};
  }
  Json operator()(const BytesSent& e) const {
    return {{"event", "bytes"},
            {"from", NameOf(e.direction)},
            {"hex", ToHex(e.bytes)}};
  }
  Json operator()(const MessageMoved& e) const {
    return {{"event", "message"},
            {"from", NameOf(e.direction)},
            {"name", e.name},
            {"length", e.length},
            {"encrypted", e.encrypted}};
  }
  Json operator()(const AlertMoved& e) const {
    return {{"event", "alert"},
            {"from", NameOf(e.direction)},
            {"level", LevelOf(e.level)},
            {"description", AlertName(e.description)},
            {"encrypted", e.encrypted}};
  }
  Json operator()(const Break& e) const {
    return {{"event", "break"}, {"name", e.name}};
  }
  Json operator()(const StateChanged& e) const {
    return {{"event", "state"}, {"from", e.from}, {"to", e.to}};
  }
  Json operator()(const TrustFinding& e) const {
    return {{"event", "trust"},
            {"certificate", e.certificate},
            {"subject", e.subject},
            {"text", e.text}};
  }
  Json operator()(const EffectFired& e) const {
    return {{"event", "effect"}, {"text", e.text}};
  }
  Json operator()(const FlightSentAgain& e) const {
    return {{"event", "flight_sent_again"},
            {"from", NameOf(e.direction)},
            {"transmission", e.transmission}};
  }
  Json operator()(const PeerEvent& e) const {
    return {{"event", "peer"}, {"text", e.text}};
  }
  Json operator()(const ClockAdvanced& e) const {
    return {{"event", "clock"}, {"milliseconds", e.milliseconds}};
  }
  Json operator()(const Finding& e) const {
    return {{"event", "finding"}, {"name", e.name}, {"text", e.text}};
  }
  Json operator()(const AlertQueued& e) const {
    return {{"event", "alert_queued"},
            {"level", LevelOf(e.level)},
            {"description", AlertName(e.description)}};
  }
  Json operator()(const ContextGone& e) const {
    return {{"event", "context_gone"}, {"context", e.context}};
  }
  Json operator()(const TrustEvaluated& e) const {
    return {{"event", "trust_evaluated"}, {"call", e.function}};
  }
  Json operator()(const NullTrustUsed& e) const {
    return {{"event", "null_trust"}, {"call", e.function}};
  }
  Json operator()(const DataUsed& e) const {
    return {{"event", "data_used"}, {"bytes", e.bytes}};
  }
};

Json CallsOf(const Trace& trace) {
  Json calls = Json::array();
  for (const Event& event : trace.events()) {
    const auto* call = std::get_if<CallReturned>(&event.body);
    if (call == nullptr) continue;
    Json json = {{"call", call->function},
                 {"result", call->result},
                 {"name", NameOfCode(call->result)}};
    if (!call->detail.empty()) json["value"] = call->detail;
    calls.push_back(std::move(json));
  }
  return calls;
}

Json FindingsOf(const Trace& trace) {
  Json findings = Json::array();
  for (const Event& event : trace.events()) {
    if (const auto* finding = std::get_if<Finding>(&event.body)) {
      findings.push_back({{"name", finding->name}, {"text", finding->text}});
    } else if (const auto* trust = std::get_if<TrustFinding>(&event.body)) {
      findings.push_back({{"name", "trust"},
                          {"certificate", trust->certificate},
                          {"subject", trust->subject},
                          {"text", trust->text}});
    }
  }
  return findings;
}

Json AlertsOf(const Trace& trace) {
  Json alerts = Json::array();
  for (const Event& event : trace.events()) {
    const auto* alert = std::get_if<AlertMoved>(&event.body);
    if (alert == nullptr) continue;
    alerts.push_back({{"from", NameOf(alert->direction)},
                      {"level", LevelOf(alert->level)},
                      {"description", AlertName(alert->description)}});
  }
  return alerts;
}

Json MismatchesOf(const runner::Judgement& judgement) {
  Json mismatches = Json::array();
  for (const runner::Mismatch& mismatch : judgement.mismatches) {
    mismatches.push_back({{"where", mismatch.where}, {"what", mismatch.what}});
  }
  return mismatches;
}

Json ProgramOf(const runner::ProgramEnd& end) {
  Json json = {{"command", end.command},
               {"killed", end.killed},
               {"left_behind", end.left_behind},
               {"connections", end.connections},
               {"took_ms", end.took_ms},
               {"stdout", end.out},
               {"stderr", end.err}};
  if (end.exit_status) json["exit"] = *end.exit_status;
  if (!end.signal.empty()) json["signal"] = end.signal;
  return json;
}

}  // namespace

std::string JsonLine(const ScenarioRun& run) {
  const runner::RunResult& result = run.result;
  Json json = {{"scenario", run.scenario.name},
               {"file", run.scenario.file},
               {"verdict", runner::NameOf(result.judgement.verdict)},
               {"profile", run.scenario.profile},
               {"seed", run.scenario.seed},
               {"replay", run.replay},
               {"transcript_sha256", result.transcript},
               {"calls", CallsOf(result.trace)},
               {"findings", FindingsOf(result.trace)},
               {"alerts", AlertsOf(result.trace)},
               {"mismatches", MismatchesOf(result.judgement)},
               {"duration_ms", run.duration_ms}};
  if (result.program) json["program"] = ProgramOf(*result.program);
  return Dump(json);
}

std::string TraceJsonLines(const Trace& trace) {
  std::string lines;
  for (const Event& event : trace.events()) {
    Json json = {{"time_ms", event.time_ms}};
    json.update(std::visit(EventFields(), event.body));
    lines += Dump(json);
  }
  return lines;
}

}  // namespace shakedown::cli
