// SPDX-License-Identifier: Apache-2.0
#include "src/runner/expectations.h"

#include "src/base/result_codes.h"

namespace shakedown::runner {
namespace {

constexpr uint8_t kWarning = 1;

std::string Quoted(const std::string& text) { return "'" + text + "'"; }

std::string TextOf(const Bytes& data) { return {data.begin(), data.end()}; }

// A result is a code's name, the digits of one that has no name, or the value
// that a getter gave.
bool ResultMatches(const std::string& expected, const CallReturned& call) {
  if (const ResultCode* code = FindCode(std::string_view(expected))) {
    return code->value == call.result;
  }
  if (call.result == 0) return expected == call.detail;
  return expected == NameOfCode(call.result);
}

std::string JoinNames(const std::vector<std::string>& names) {
  std::string joined;
  for (const std::string& name : names) {
    joined += (joined.empty() ? "" : "; ") + name;
  }
  return joined;
}

// Says how `call` differs from what was expected, or nothing.
std::optional<std::string> Difference(const scenario::ExpectCall& expected,
                                      const CallReturned& call) {
  if (expected.result && !ResultMatches(*expected.result, call)) {
    return "expected " + call.function + " to give " + *expected.result +
           ", but it gave " + DescribeResult(call);
  }
  if (expected.data && *expected.data != TextOf(call.data)) {
    return "expected " + call.function + " to move " + Quoted(*expected.data) +
           ", but it moved " + Quoted(TextOf(call.data));
  }
  if (!expected.names.empty() && JoinNames(expected.names) != call.detail) {
    return "expected " + call.function + " to give [" +
           JoinNames(expected.names) + "], but it gave [" + call.detail + "]";
  }
  return std::nullopt;
}

bool AlertMatches(const scenario::ExpectAlert& expected,
                  const AlertMoved& alert) {
  if (expected.from_app != (alert.direction == Direction::kFromApp)) {
    return false;
  }
  if (expected.level &&
      (*expected.level == "warning") != (alert.level == kWarning)) {
    return false;
  }
  return !expected.description ||
         AlertNumber(*expected.description) == alert.description;
}

std::string DescribeAlert(const AlertMoved& alert) {
  return std::string(alert.level == kWarning ? "warning " : "fatal ") +
         AlertName(alert.description);
}

}  // namespace

std::string DescribeResult(const CallReturned& call) {
  if (call.result != 0) {
    return NameOfCode(call.result) + " (" + std::to_string(call.result) + ")";
  }
  return call.detail.empty() ? NameOfCode(0) : call.detail;
}

Timeline::Timeline(const Observation& observation, Verdict verdict,
                   bool exactly)
    : observation_(observation),
      events_(observation.trace.events()),
      verdict_(verdict),
      exactly_(exactly) {}

std::optional<std::string> Timeline::Meet(
    const scenario::Expectation& expectation) {
  if (const auto* call = std::get_if<scenario::ExpectCall>(&expectation.body)) {
    if (expectation.any_number) return MeetAnyNumber(*call);
    for (int i = 0; i < expectation.times; ++i) {
      if (auto wrong = MeetCall(*call)) return wrong;
    }
    return std::nullopt;
  }
  return std::visit([this](const auto& body) { return Check(body); },
                    expectation.body);
}

std::optional<std::string> Timeline::Check(const scenario::ExpectCall& call) {
  return MeetCall(call);
}

std::optional<std::string> Timeline::MeetCall(
    const scenario::ExpectCall& call) {
  const auto index = NextReturn(exactly_ ? "" : call.function);
  if (!index) {
    return "expected a call of " + call.function + ", but none came";
  }
  const auto& returned = std::get<CallReturned>(events_[*index].body);
  if (returned.function != call.function) {
    return "expected a call of " + call.function + ", but " +
           returned.function + " came (" + DescribeResult(returned) + ")";
  }
  if (auto difference = Difference(call, returned)) return difference;
  next_ = *index + 1;
  ++met_calls_;
  return std::nullopt;
}

std::optional<std::string> Timeline::MeetAnyNumber(
    const scenario::ExpectCall& call) {
  for (auto index = NextReturn(exactly_ ? "" : call.function); index;
       index = NextReturn(exactly_ ? "" : call.function)) {
    const auto& returned = std::get<CallReturned>(events_[*index].body);
    if (returned.function != call.function || Difference(call, returned)) {
      break;
    }
    next_ = *index + 1;
    ++met_calls_;
  }
  return std::nullopt;
}

std::optional<std::string> Timeline::Check(
    const scenario::ExpectAlert& alert) const {
  std::string seen;
  for (size_t i = 0; i < Horizon(); ++i) {
    const auto* moved = std::get_if<AlertMoved>(&events_[i].body);
    if (moved == nullptr) continue;
    if (AlertMatches(alert, *moved)) return std::nullopt;
    if (alert.from_app == (moved->direction == Direction::kFromApp)) {
      seen += (seen.empty() ? "" : ", ") + DescribeAlert(*moved);
    }
  }
  const std::string wanted = alert.level.value_or("") +
                             (alert.level ? " " : "") +
                             alert.description.value_or("alert");
  return "expected the alert " + wanted + " from the " +
         (alert.from_app ? "app" : "peer") + " by then, but " +
         (seen.empty() ? "there was none" : "there was only " + seen);
}

std::optional<std::string> Timeline::Check(
    const scenario::ExpectState& state) const {
  std::string now = "kSSLIdle";
  for (size_t i = 0; i < Horizon(); ++i) {
    const auto* changed = std::get_if<StateChanged>(&events_[i].body);
    if (changed != nullptr) now = changed->to;
  }
  if (now == state.state) return std::nullopt;
  return "expected the state " + state.state + ", but it is " + now;
}

std::optional<std::string> Timeline::Check(
    const scenario::ExpectPeer& peer) const {
  if (observation_.peer_failure == peer.fails_with) return std::nullopt;
  const auto say = [](const std::string& failure) {
    return failure.empty() ? std::string("succeed")
                           : "fail with " + Quoted(failure);
  };
  return "expected the peer to " + say(peer.fails_with) + ", but it did " +
         say(observation_.peer_failure);
}

std::optional<std::string> Timeline::Check(
    const scenario::ExpectClock& clock) const {
  const size_t horizon = Horizon();
  const int64_t now_ms = horizon == 0 ? 0 : events_[horizon - 1].time_ms;
  if (now_ms >= clock.passed_ms) return std::nullopt;
  return "expected " + std::to_string(clock.passed_ms) +
         " ms of virtual time to have passed, but it is " +
         std::to_string(now_ms) + " ms";
}

std::optional<std::string> Timeline::Check(
    const scenario::ExpectFinding& finding) const {
  std::string seen;
  for (const Event& event : events_) {
    const auto* found = std::get_if<Finding>(&event.body);
    if (found == nullptr) continue;
    if (found->name == finding.name) return std::nullopt;
    seen += (seen.empty() ? "" : ", ") + found->name;
  }
  if (finding.name == "none") {
    if (seen.empty()) return std::nullopt;
    return "expected no finding, but there is " + seen;
  }
  return "expected the finding " + finding.name + ", but there is " +
         (seen.empty() ? "none" : "only " + seen);
}

std::optional<std::string> Timeline::Check(
    const scenario::ExpectTrust& trust) const {
  std::string seen;
  for (size_t i = 0; i < Horizon(); ++i) {
    const auto* finding = std::get_if<TrustFinding>(&events_[i].body);
    if (finding == nullptr) continue;
    if (finding->text.find(trust.contains) != std::string::npos) {
      return std::nullopt;
    }
    seen += (seen.empty() ? "" : "; ") + finding->text;
  }
  return "expected a finding about the chain that says " +
         Quoted(trust.contains) + ", but there is " +
         (seen.empty() ? "none" : "only " + Quoted(seen));
}

std::optional<std::string> Timeline::Check(
    const scenario::ExpectSameTranscript&) const {
  if (observation_.transcript == observation_.plain_transcript) {
    return std::nullopt;
  }
  return "expected the same transcript as without effects, but it differs";
}

std::optional<std::string> Timeline::Check(
    const scenario::ExpectVerdict& verdict) const {
  if (NameOf(verdict_) == verdict.verdict) return std::nullopt;
  return "expected the verdict " + verdict.verdict + ", but it is " +
         NameOf(verdict_);
}

std::optional<size_t> Timeline::NextReturn(const std::string& function) const {
  for (size_t i = next_; i < events_.size(); ++i) {
    const auto* returned = std::get_if<CallReturned>(&events_[i].body);
    if (returned == nullptr) continue;
    if (function.empty() || returned->function == function) return i;
  }
  return std::nullopt;
}

size_t Timeline::Horizon() const {
  for (size_t i = next_; i < events_.size(); ++i) {
    if (std::holds_alternative<CallBegan>(events_[i].body)) return i;
  }
  return events_.size();
}

}  // namespace shakedown::runner
