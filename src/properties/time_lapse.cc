// SPDX-License-Identifier: Apache-2.0
#include "src/properties/time_lapse.h"

#include <algorithm>
#include <optional>

#include "src/properties/date_findings.h"
#include "src/properties/outcome.h"
#include "src/runner/run.h"
#include "src/simulation/clock.h"

namespace shakedown::properties {
namespace {

using scenario::Scenario;

// Does the app itself ask for refusal of what is out of date? A trusted leaf
// makes up for its dates, too (spec/handshake.md 3.1 step 5).
bool AppVerifies(const scenario::App& app) {
  const bool breaks = std::any_of(
      app.options.begin(), app.options.end(), [](const std::string& option) {
        return option.starts_with("break_on_") && option.ends_with("_auth");
      });
  return !breaks && app.enable_cert_verify.value_or(true) &&
         !app.allows_expired_certs.value_or(false) &&
         !app.allows_expired_roots.value_or(false) &&
         !app.allows_any_root.value_or(false) &&
         app.priv.trusted_leaf_certificates.empty();
}

// What SSLHandshake said, and whether the run ended by itself.
std::vector<std::string> OutcomeOf(const runner::RunResult& run) {
  auto outcome = Results(run.trace, "SSLHandshake");
  const auto verdict = run.judgement.verdict;
  if (verdict == runner::Verdict::kHang || verdict == runner::Verdict::kSpin) {
    outcome.push_back(runner::NameOf(verdict));
  }
  return outcome;
}

bool IsHandshake(const CallReturned* call) {
  return call != nullptr && call->function == "SSLHandshake";
}

// How many seconds had passed, rounded up, when somebody last looked at the
// peer's chain or said what SSLHandshake makes of it.
int64_t SecondsUntilLastLook(const Trace& trace) {
  constexpr int64_t kPerSecond = 1000;
  int64_t last_ms = 0;
  for (const Event& event : trace.events()) {
    if (std::holds_alternative<TrustFinding>(event.body) ||
        std::holds_alternative<TrustEvaluated>(event.body) ||
        IsHandshake(std::get_if<CallReturned>(&event.body))) {
      last_ms = event.time_ms;
    }
  }
  return (last_ms + kPerSecond - 1) / kPerSecond;
}

std::string AtTime(int64_t time) { return "at " + FormatTime(time); }

// Walks through time and notes where the results change and must not, or must
// and don't.
class Walk {
 public:
  Walk(const Scenario& scenario, std::vector<Validity> validities)
      : scenario_(scenario),
        validities_(std::move(validities)),
        findings_(validities_) {}

  Result<PropertyResult> Run() {
    for (const int64_t time : TimesFor(validities_, scenario_.clock)) {
      const auto run = runner::Run(scenario_, {.starts_at = time});
      if (!run.ok()) return run.error();
      ++result_.runs;
      findings_.Add(time, run->trace);
      const int64_t until = time + SecondsUntilLastLook(run->trace);
      auto outcome = OutcomeOf(run.value());
      if (AppVerifies(scenario_.app)) {
        CheckFindings(time, run->trace);
        CheckLeaf(time, until, outcome);
      }
      if (ResultsHangOnValidityOnly()) Step(time, until, std::move(outcome));
    }
    for (Difference& difference : findings_.Differences()) {
      result_.differences.push_back(std::move(difference));
    }
    return std::move(result_);
  }

 private:
  // What issuers tell of revocations has dates of its own.
  bool ResultsHangOnValidityOnly() const {
    return std::none_of(
        scenario_.pki.begin(), scenario_.pki.end(),
        [](const auto& entry) { return entry.second.revoked.has_value(); });
  }

  // Results change only with validity. Chains were looked at between `time` and
  // `until`.
  void Step(int64_t time, int64_t until, std::vector<std::string> outcome) {
    if (previous_) {
      const std::string crossing = CrossingBetween(
          validities_, previous_time_, std::max(previous_until_, until));
      const auto where = WhereTheyDiffer(*previous_, outcome);
      if (where && crossing.empty()) {
        result_.differences.push_back(
            {AtTime(time), *where +
                               " though no certificate's validity began "
                               "or ended since " +
                               FormatTime(previous_time_)});
      }
    }
    previous_ = std::move(outcome);
    previous_time_ = time;
    previous_until_ = until;
  }

  // What is found out of date is not accepted.
  void CheckFindings(int64_t time, const Trace& trace) {
    const std::string found = AcceptedInSpiteOf(trace);
    if (found.empty()) return;
    result_.differences.push_back(
        {AtTime(time), "SSLHandshake succeeds in spite of '" + found + "'"});
  }

  // And a server's leaf that is out of date is found so.
  void CheckLeaf(int64_t time, int64_t until,
                 const std::vector<std::string>& outcome) {
    const auto& chain = scenario_.peer.chain;
    if (chain.empty() || scenario_.app.is_server) return;
    const auto leaf = std::find_if(
        validities_.begin(), validities_.end(),
        [&](const Validity& each) { return each.name == chain.front(); });
    if (leaf == validities_.end() || IsValidSometime(*leaf, time, until)) {
      return;
    }
    const bool accepted =
        std::find(outcome.begin(), outcome.end(),
                  "SSLHandshake: errSecSuccess") != outcome.end();
    if (!accepted) return;
    result_.differences.push_back(
        {AtTime(time),
         "the handshake succeeds, but '" + leaf->name + "' is not valid then"});
  }

  const Scenario& scenario_;
  std::vector<Validity> validities_;
  DateFindings findings_;
  PropertyResult result_;
  std::optional<std::vector<std::string>> previous_;
  int64_t previous_time_ = 0;
  int64_t previous_until_ = 0;
};

}  // namespace

Result<PropertyResult> CheckTimeLapse(const Scenario& scenario) {
  auto validities = ValiditiesIn(scenario);
  if (!validities.ok()) return validities.error();
  return Walk(scenario, std::move(validities).value()).Run();
}

}  // namespace shakedown::properties
