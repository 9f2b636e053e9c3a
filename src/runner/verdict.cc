// SPDX-License-Identifier: Apache-2.0
#include "src/runner/verdict.h"

#include <algorithm>

#include "src/runner/expectations.h"

namespace shakedown::runner {
namespace {

using scenario::Scenario;

std::string PlaceIn(const Scenario& scenario, const scenario::Place& place) {
  if (place.line == 0) return "";
  const std::string& file = place.file.empty() ? scenario.file : place.file;
  return file + ":" + std::to_string(place.line) + ":" +
         std::to_string(place.column);
}

bool Allows(const Scenario& scenario, const std::string& what) {
  return std::find(scenario.allow.begin(), scenario.allow.end(), what) !=
         scenario.allow.end();
}

template <typename Body>
bool Expects(const Scenario& scenario, const std::string Body::*field,
             const std::string& value) {
  for (const scenario::Expectation& expectation : scenario.expect) {
    const auto* body = std::get_if<Body>(&expectation.body);
    if (body != nullptr && body->*field == value) return true;
  }
  return false;
}

// How the run ended by itself, before any expectation is looked at.
Verdict OwnVerdict(const Observation& observation) {
  if (observation.spun) return Verdict::kSpin;
  if (observation.hung) return Verdict::kHang;
  if (observation.program && observation.program->killed) return Verdict::kHang;
  if (observation.program && !observation.program->signal.empty()) {
    return Verdict::kCrash;
  }
  return Verdict::kPass;
}

scenario::Place PlaceOfEffect(const Scenario& scenario,
                              const wire::Effect& effect) {
  for (const scenario::PlacedEffect& placed : scenario.wire) {
    if (placed.effect == effect) return placed.place;
  }
  return {};
}

void CheckEffects(const Scenario& scenario, const Observation& observation,
                  Judgement& judgement) {
  if (Allows(scenario, "unfired_effects")) return;
  for (const wire::Effect& effect : observation.unfired) {
    judgement.mismatches.push_back(
        {PlaceIn(scenario, PlaceOfEffect(scenario, effect)),
         wire::ToString(effect) +
             " never fired: the run did not come to that point"});
  }
}

void CheckFaults(const Scenario& scenario, const Observation& observation,
                 Judgement& judgement) {
  if (Allows(scenario, "unfired_effects")) return;
  for (const std::string& fault : observation.idle_faults) {
    judgement.mismatches.push_back(
        {"", "the peer's fault " + fault +
                 " never showed: the run did not come to that point"});
  }
}

void CheckFindings(const Scenario& scenario, const Observation& observation,
                   Judgement& judgement) {
  for (const Event& event : observation.trace.events()) {
    const auto* finding = std::get_if<Finding>(&event.body);
    if (finding == nullptr || Allows(scenario, finding->name) ||
        Expects(scenario, &scenario::ExpectFinding::name, finding->name)) {
      continue;
    }
    judgement.mismatches.push_back(
        {"", "finding " + finding->name + ": " + finding->text});
  }
}

void CheckUnread(const Scenario& scenario, const Observation& observation,
                 Judgement& judgement) {
  if (observation.unread == 0 || Allows(scenario, "unread_data")) return;
  judgement.mismatches.push_back({"", "the app closed a good connection with " +
                                          std::to_string(observation.unread) +
                                          " bytes of the peer unread"});
}

void CheckProgram(const Scenario& scenario, const Observation& observation,
                  Judgement& judgement) {
  if (!observation.program) return;
  for (const std::string& broken : CheckRules(scenario, *observation.program)) {
    judgement.mismatches.push_back({"", broken});
  }
}

int CountCalls(const Trace& trace) {
  return static_cast<int>(std::count_if(
      trace.events().begin(), trace.events().end(), [](const Event& event) {
        return std::holds_alternative<CallReturned>(event.body);
      }));
}

}  // namespace

std::string NameOf(Verdict verdict) {
  switch (verdict) {
    case Verdict::kPass:
      return "pass";
    case Verdict::kWrongResult:
      return "wrong result";
    case Verdict::kSpin:
      return "spin";
    case Verdict::kHang:
      return "hang";
    case Verdict::kCrash:
      return "crash";
  }
  return "";
}

Judgement Judge(const Scenario& scenario, const Observation& observation) {
  Judgement judgement;
  const Verdict own = OwnVerdict(observation);
  const bool own_is_expected =
      own == Verdict::kPass ||
      Expects(scenario, &scenario::ExpectVerdict::verdict, NameOf(own)) ||
      (own == Verdict::kCrash &&
       Expects(scenario, &scenario::ExpectSignal::name,
               observation.program->signal));
  Timeline timeline(observation, own, scenario.expect_exactly);
  for (const scenario::Expectation& expectation : scenario.expect) {
    if (auto wrong = timeline.Meet(expectation)) {
      judgement.mismatches.push_back(
          {PlaceIn(scenario, expectation.place), *wrong});
      break;  // what follows in the timeline has lost its place
    }
  }
  CheckEffects(scenario, observation, judgement);
  CheckFaults(scenario, observation, judgement);
  CheckFindings(scenario, observation, judgement);
  CheckUnread(scenario, observation, judgement);
  CheckProgram(scenario, observation, judgement);
  judgement.calls = CountCalls(observation.trace);
  judgement.expected_calls = timeline.met_calls();
  if (!own_is_expected) {
    judgement.verdict = own;
    if (judgement.mismatches.empty()) {
      judgement.mismatches.push_back(
          {"", "the run ended in a " + NameOf(own) +
                   (observation.program ? ": " + Describe(*observation.program)
                                        : "")});
    }
  } else if (!judgement.mismatches.empty()) {
    judgement.verdict = Verdict::kWrongResult;
  }
  return judgement;
}

}  // namespace shakedown::runner
