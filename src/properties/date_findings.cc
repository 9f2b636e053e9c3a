// SPDX-License-Identifier: Apache-2.0
#include "src/properties/date_findings.h"

#include <algorithm>

#include "src/simulation/clock.h"

namespace shakedown::properties {
namespace {

constexpr char kExpired[] = "expired ";
constexpr char kNotYetValid[] = "not valid before ";
constexpr int64_t kMsPerSecond = 1000;

std::string AtTime(int64_t time) { return "at " + FormatTime(time); }

}  // namespace

std::string DateFindingOf(const TrustFinding& finding) {
  const std::string& text = finding.text;
  if (!text.starts_with(kExpired) && !text.starts_with(kNotYetValid)) return "";
  return text.substr(0, text.find(','));
}

std::string AcceptedInSpiteOf(const Trace& trace) {
  constexpr int32_t kWouldBlock = -9803;
  std::string found;
  for (const Event& event : trace.events()) {
    if (const auto* finding = std::get_if<TrustFinding>(&event.body)) {
      const std::string said = DateFindingOf(*finding);
      if (!said.empty() && found.empty()) found = said;
    }
    const auto* call = std::get_if<CallReturned>(&event.body);
    if (call == nullptr || call->function != "SSLHandshake" ||
        call->result == kWouldBlock) {
      continue;
    }
    if (call->result == 0 && !found.empty()) return found;
    found.clear();
  }
  return "";
}

DateFindings::DateFindings(const std::vector<Validity>& validities) {
  for (const Validity& each : validities) {
    edges_[kExpired + FormatTime(each.ends)] = {each.ends, each.ends, true};
    // What is over is not said to be ahead, if the dates are in wrong order.
    const int64_t due_before = std::min(each.begins, each.ends + 1);
    const auto [edge, is_new] =
        edges_.try_emplace(kNotYetValid + FormatTime(each.begins),
                           Edge{each.begins, due_before, false});
    if (!is_new) edge->second.due = std::min(edge->second.due, due_before);
  }
}

void DateFindings::Add(int64_t time, const Trace& trace) {
  Run run = {time, time, {}};
  for (const Event& event : trace.events()) {
    run.until = time + event.time_ms / kMsPerSecond;
    const auto* finding = std::get_if<TrustFinding>(&event.body);
    if (finding == nullptr) continue;
    const std::string said = DateFindingOf(*finding);
    if (said.empty()) continue;
    run.found.insert(said);
    Hold(said, run.until);
  }
  runs_.push_back(std::move(run));
}

void DateFindings::Hold(const std::string& said, int64_t time) {
  const auto edge = edges_.find(said);
  if (edge == edges_.end()) {
    untrue_.push_back({AtTime(time), "'" + said +
                                         "' is found, and no certificate of "
                                         "the scenario has that date"});
    return;
  }
  const bool is_true =
      edge->second.is_end ? time > edge->second.time : time < edge->second.time;
  if (is_true) return;
  untrue_.push_back(
      {AtTime(time), "'" + said + "' is found, which isn't true then"});
}

std::vector<Difference> DateFindings::Differences() const {
  std::vector<Difference> differences = untrue_;
  for (const auto& [said, edge] : edges_) {
    const auto& text = said;
    const auto seen = std::find_if(
        runs_.begin(), runs_.end(),
        [&](const Run& run) { return run.found.count(text) != 0; });
    if (seen == runs_.end()) continue;
    for (const Run& run : runs_) {
      const bool is_due =
          edge.is_end ? run.from > edge.due : run.until < edge.due;
      if (!is_due || run.found.count(said) != 0) continue;
      differences.push_back(
          {AtTime(run.from), "'" + said + "' is not found, though " +
                                 AtTime(seen->from) + " it was"});
    }
  }
  return differences;
}

}  // namespace shakedown::properties
